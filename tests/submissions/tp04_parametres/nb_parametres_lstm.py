# %% ac_formule
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * (n_caches * (n_caches + n_entrees) + n_caches)


# %% ac_portes_une_a_une
def nb_parametres_lstm(n_entrees, n_caches):
    total = 0
    for porte in ["f", "i", "o", "C"]:
        total += n_caches * (n_caches + n_entrees)  # W
        total += n_caches  # b
    return total


# %% ac_une_grande_couche
def nb_parametres_lstm(n_entrees, n_caches):
    return nb_parametres_dense(n_caches + n_entrees, 4 * n_caches)


# %% ac_dictionnaire
import numpy as np


def nb_parametres_lstm(n_entrees, n_caches):
    p = {}
    for nom in "fioC":
        p["W_" + nom] = np.empty((n_caches, n_caches + n_entrees))
        p["b_" + nom] = np.empty(n_caches)
    return np.sum([tableau.size for tableau in p.values()])


# %% ac_torch
from torch import nn


def nb_parametres_lstm(n_entrees, n_caches):
    cellule = nn.LSTM(n_entrees, n_caches)
    deux_biais = sum(p.numel() for p in cellule.parameters())
    return float(deux_biais - 4 * n_caches)


# %% ac_addition
def nb_parametres_lstm(n_entrees, n_caches):
    oubli = entree = sortie = candidat = nb_parametres_rnn(n_entrees, n_caches)
    print("une porte :", oubli)
    return oubli + entree + sortie + candidat


# %% wa_trois_portes
# diagnostic: Vous comptez les trois portes, mais pas le candidat : il a, lui aussi, ses poids et ses biais.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 3 * nb_parametres_rnn(n_entrees, n_caches)


# %% wa_deux_biais
# diagnostic: Vous comptez deux biais par porte, comme torch : le cours n'en a qu'un.
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * (n_caches * (n_caches + n_entrees) + 2 * n_caches)


# %% wa_sans_biais
# diagnostic: Vous oubliez les biais : chaque porte et le candidat ont le leur, de longueur h.
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * n_caches * (n_caches + n_entrees)


# %% wa_un_biais_pour_tous
# diagnostic: Vous ne comptez qu'un vecteur de biais pour les quatre blocs : chacun a le sien.
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * n_caches * (n_caches + n_entrees) + n_caches


# %% wa_une_porte
# diagnostic: Vous comptez un seul bloc de poids : la cellule en a quatre, trois portes et un candidat.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return nb_parametres_rnn(n_entrees, n_caches)


# %% wa_cinq_blocs
# diagnostic: Vous comptez un bloc de plus pour la cellule C_t : sa mise à jour n'a aucun paramètre.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 5 * nb_parametres_rnn(n_entrees, n_caches)


# %% wa_sans_recurrence
# diagnostic: Vous oubliez l'état précédent : chaque porte lit [h_prec, x], et pas seulement x.
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * nb_parametres_dense(n_entrees, n_caches)


# %% wa_sans_entree
# diagnostic: Vous oubliez l'entrée : chaque porte lit [h_prec, x], et pas seulement l'état précédent.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * nb_parametres_dense(n_caches, n_caches)


# %% wa_parenthese
# diagnostic: Le facteur 4 ne porte que sur les poids récurrents : il multiplie tout le bloc, entrée et biais compris.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * n_caches**2 + n_caches * n_entrees + n_caches


# %% wa_arguments_echanges
# diagnostic: Vous échangez les rôles des deux arguments dans votre appel : les entrées viennent d'abord.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * nb_parametres_rnn(n_caches, n_entrees)


# %% wa_quatre_fois_plus_large
# diagnostic: Vous prenez une cellule simple de 4 h neurones : l'état relu n'a que h nombres, pas 4 h.
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return nb_parametres_rnn(n_entrees, 4 * n_caches)


# %% wa_lit_aussi_la_cellule
# diagnostic: Vous faites lire C_prec aux portes : dans le cours, elles ne lisent que [h_prec, x].
# score: partial
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * nb_parametres_dense(2 * n_caches + n_entrees, n_caches)


# %% rte_argument_oublie
# diagnostic: `nb_parametres_rnn` attend deux nombres : les entrées et les neurones cachés.
# score: 0
def nb_parametres_lstm(n_entrees, n_caches):
    return 4 * nb_parametres_rnn(n_entrees + n_caches)


# %% triv_par_coeur
def nb_parametres_lstm(n_entrees, n_caches):
    return {(2, 3): 72, (1, 2): 32, (5, 1): 28}.get((n_entrees, n_caches), 72)


# %% triv_caches
def nb_parametres_lstm(n_entrees, n_caches):
    return n_caches
