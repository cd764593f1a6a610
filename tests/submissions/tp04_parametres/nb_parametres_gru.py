# %% ac_formule
def nb_parametres_gru(n_entrees, n_caches):
    h, i = n_caches, n_entrees
    return 3 * (h * (h + i) + h)


# %% ac_depuis_lstm
def nb_parametres_gru(n_entrees, n_caches):
    return nb_parametres_lstm(n_entrees, n_caches) * 3 // 4


# %% ac_lignes
def nb_parametres_gru(n_entrees, n_caches):
    formes = [(n_caches, n_caches + n_entrees), (n_caches, 1)] * 3
    return sum(a * b for a, b in formes)


# %% ac_tableaux
import numpy as np


def nb_parametres_gru(n_entrees, n_caches):
    W = np.zeros((3, n_caches, n_caches + n_entrees + 1))  # le biais en dernière colonne
    return np.int32(W.size)


# %% ac_torch
import torch


def nb_parametres_gru(n_entrees, n_caches):
    etat = torch.nn.GRUCell(n_entrees, n_caches).state_dict()
    return sum(etat[nom].numel() for nom in ("weight_ih", "weight_hh", "bias_ih"))


# %% ac_boucle
def nb_parametres_gru(n_entrees, n_caches):
    total = 0.0
    for nom in ("z", "r", "candidat"):
        morceau = nb_parametres_dense(n_caches + n_entrees, n_caches)
        print(nom, morceau)
        total += morceau
    return total


# %% wa_quatre_blocs
# diagnostic: Vous comptez quatre blocs, comme pour un LSTM : un GRU en a trois.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return 4 * nb_parametres_rnn(n_entrees, n_caches)


# %% wa_deux_portes
# diagnostic: Vous comptez les deux portes, mais pas le candidat : il a, lui aussi, ses poids et ses biais.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return 2 * nb_parametres_rnn(n_entrees, n_caches)


# %% wa_deux_biais
# diagnostic: Vous comptez deux biais par ligne, comme torch : le cours n'en a qu'un.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * (n_caches * (n_caches + n_entrees) + 2 * n_caches)


# %% wa_sans_biais
# diagnostic: Vous oubliez les biais : les deux portes et le candidat ont le leur, de longueur h.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * n_caches * (n_caches + n_entrees)


# %% wa_candidat_sans_biais
# diagnostic: Vous comptez les biais des portes, mais pas celui du candidat.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * n_caches * (n_caches + n_entrees) + 2 * n_caches


# %% wa_candidat_sans_etat
# diagnostic: Votre candidat ne lit que l'entrée : il lit aussi l'état précédent, multiplié par r.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 2 * nb_parametres_rnn(n_entrees, n_caches) + nb_parametres_dense(n_entrees, n_caches)


# %% wa_une_ligne
# diagnostic: Vous comptez une seule ligne : la cellule a deux portes et un candidat.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return nb_parametres_rnn(n_entrees, n_caches)


# %% wa_sans_recurrence
# diagnostic: Vous oubliez l'état précédent : chaque ligne lit h_prec et x.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * nb_parametres_dense(n_entrees, n_caches)


# %% wa_un_biais_pour_tous
# diagnostic: Vous ne comptez qu'un vecteur de biais pour les trois lignes : chacune a le sien.
# score: partial
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * n_caches * (n_caches + n_entrees) + n_caches


# %% wa_arguments_echanges
# diagnostic: Vous échangez les rôles des deux arguments dans votre appel : les entrées viennent d'abord.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * nb_parametres_rnn(n_caches, n_entrees)


# %% wa_parenthese
# diagnostic: Le facteur 3 ne porte que sur les poids récurrents : il multiplie toute la ligne, entrée et biais compris.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * n_caches**2 + n_caches * n_entrees + n_caches


# %% wa_affiche
# diagnostic: Vous affichez le nombre au lieu de le renvoyer : il manque `return`.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    print(3 * nb_parametres_rnn(n_entrees, n_caches))


# %% rte_nom_inconnu
# diagnostic: Vous employez `n_sorties`, qui n'est pas défini : les arguments s'appellent n_entrees et n_caches.
# score: 0
def nb_parametres_gru(n_entrees, n_caches):
    return 3 * nb_parametres_dense(n_caches + n_entrees, n_sorties)


# %% triv_par_coeur
def nb_parametres_gru(n_entrees, n_caches):
    return {(2, 3): 54, (4, 1): 18, (1, 2): 24}.get((n_entrees, n_caches), 54)


# %% triv_somme
def nb_parametres_gru(n_entrees, n_caches):
    return 54


# %% wa_memoire_sans_ordre
# diagnostic: Vous gardez les résultats sans l'ordre des arguments : (2, 3) et (3, 2) ne donnent pas le même nombre.
# score: 0
gru_connus = {}


def nb_parametres_gru(n_entrees, n_caches):
    cle = frozenset((n_entrees, n_caches))
    if cle not in gru_connus:
        gru_connus[cle] = 3 * (n_caches * (n_caches + n_entrees) + n_caches)
    return gru_connus[cle]
