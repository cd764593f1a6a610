"""Tests cachés de la cellule `test_reseau_DGS` (tp03)."""

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.comparison import check, check_arrays, check_number
from tests.hidden.strategies import Cas, decoupages, reseaux
from tests.hidden.tp03_reseau.oracles import PRECISION, de_la_copie, de_reference, nouveau


def exemples(n):
    """n examples that differ by their x, for a network [2, 1]."""
    return [(np.array([[k / 4], [1.0]]), np.array([[k % 2 / 1]])) for k in range(n)]


def est_couple(valeur):
    return isinstance(valeur, list | tuple) and len(valeur) == 2


def lire_appels(copie, n, taille, nb_epoques, eta=0.5):
    """(mini_batch, eta) of each call of update_mini_batch, the examples told by their numbers."""
    enregistres = copie.record("Reseau.update_mini_batch")
    nouveau(copie, [2, 1]).DGS(exemples(n), nb_epoques, taille, eta)
    appels = []
    for args, kwargs in enregistres():
        lot = args[0] if args else kwargs.get("mini_batch")
        check(
            isinstance(lot, list | tuple) and all(map(est_couple, lot)),
            "`update_mini_batch` doit recevoir une suite de couples (x, y).",
            got=lot,
        )
        recu = args[1] if len(args) > 1 else kwargs.get("eta")
        appels.append(([numero(x) for x, _ in lot], recu))
    check(bool(appels), "`DGS` n'appelle jamais `self.update_mini_batch(mini_batch, eta)`.")
    return appels


def lire_lots(copie, n, taille, nb_epoques):
    """The mini-batches given to update_mini_batch, as lists of the numbers of the examples."""
    return [lot for lot, _ in lire_appels(copie, n, taille, nb_epoques)]


def numero(x):
    """The number of the example whose column is x, or -1."""
    lisible = isinstance(x, np.ndarray) and x.shape == (2, 1) and np.isfinite(x[0, 0])
    return round(float(x[0, 0]) * 4) if lisible else -1


def par_epoque(lots, n, nb_epoques):
    """The mini-batches, epoch by epoch: cut when n examples have been seen."""
    epoques, vus = [[]], 0
    for lot in lots:
        if vus >= n and len(epoques) < nb_epoques:
            epoques.append([])
            vus = 0
        epoques[-1].append(lot)
        vus += len(lot)
    return epoques


@pytest.mark.points(2)
@given(decoupage=decoupages())
def test_chaque_exemple_une_fois(copie, decoupage):
    """Chaque époque utilise chaque exemple exactement une fois.

    Kills: wa_perd_le_dernier_lot, wa_avec_remise, wa_un_lot_par_epoque, wa_une_epoque_de_trop,
    wa_perd_le_reste_permutation, wa_lots_tires_sans_remise, wa_melange_a_chaque_lot,
    wa_pas_de_un, wa_tranche_sans_multiplier, wa_tranche_trop_courte, wa_dernier_lot_complete,
    wa_une_epoque_en_moins, wa_arguments_echanges, wa_pas_refait_ici, rte_melange_renvoye,
    rte_score_sans_condition, rte_update_sans_eta, rte_update_sans_self, rte_couple_a_couple
    """
    n, taille, nb_epoques = decoupage
    vus = [k for lot in lire_lots(copie, n, taille, nb_epoques) for k in lot]
    check(
        len(vus) == n * nb_epoques,
        f"{n} exemples, {nb_epoques} époque(s) : mauvais nombre d'exemples utilisés en tout.",
        got=len(vus),
        expected=n * nb_epoques,
    )
    for epoque in range(nb_epoques):
        numeros = sorted(vus[epoque * n : (epoque + 1) * n])
        check(
            numeros == list(range(n)),
            f"Voici les numéros des exemples utilisés à l'époque {epoque + 1}, triés.",
            got=numeros,
            expected=list(range(n)),
        )


@given(decoupage=decoupages())
def test_tailles_des_lots(copie, decoupage):
    """Les mini-batchs ont `taille_mini_batch` exemples, le dernier de l'époque prenant le reste.

    Kills: wa_perd_le_dernier_lot, wa_un_lot_par_epoque, wa_une_epoque_de_trop,
    wa_melange_la_liste_des_lots, wa_perd_le_reste_permutation, wa_pas_de_un,
    wa_tranche_sans_multiplier, wa_tranche_trop_courte, wa_dernier_lot_complete,
    wa_reste_avec_le_dernier, wa_lots_egaux, wa_nombre_de_lots, wa_tout_en_un_lot,
    wa_exemple_par_exemple, wa_une_epoque_en_moins, wa_arguments_echanges, wa_pas_refait_ici,
    rte_melange_renvoye, rte_score_sans_condition, rte_update_sans_eta, rte_update_sans_self,
    rte_couple_a_couple
    """
    n, taille, nb_epoques = decoupage
    tailles = [len(lot) for lot in lire_lots(copie, n, taille, nb_epoques)]
    attendu = [len(range(n)[k : k + taille]) for k in range(0, n, taille)] * nb_epoques
    check(
        tailles == attendu,
        f"{n} exemples par {taille}, {nb_epoques} époque(s) : mauvaises tailles de mini-batchs.",
        got=tailles,
        expected=attendu,
    )


@given(eta=st.sampled_from([0.5, 3.0, 0.01]))
def test_eta_transmis(copie, eta):
    """Chaque appel de `update_mini_batch` reçoit l'`eta` donné à `DGS`, sans changement.

    Kills: wa_sans_eta, wa_eta_divise_par_le_lot, wa_eta_divise_par_nb_lots, wa_eta_qui_diminue,
    wa_pas_refait_ici, rte_melange_renvoye, rte_score_sans_condition, rte_update_sans_eta,
    rte_update_sans_self, rte_couple_a_couple
    """
    for _, recu in lire_appels(copie, 6, 2, 2, eta):  # whole mini-batches: no other fault shows
        check_number(recu, eta, about="eta")


@pytest.mark.points(2)
def test_nouveau_melange(copie):
    """Chaque époque mélange de nouveau les exemples : la composition des mini-batchs change.

    Kills: wa_sans_melange, wa_melange_une_fois, wa_melange_les_lots, wa_un_lot_par_epoque,
    wa_melange_perdu, wa_permutation_unique, wa_copie_melangee_une_fois,
    wa_melange_la_liste_des_lots, wa_tranche_trop_courte, wa_tout_en_un_lot,
    wa_exemple_par_exemple, wa_une_epoque_en_moins, wa_arguments_echanges, wa_pas_refait_ici,
    wa_graine_a_chaque_epoque, rte_melange_renvoye, rte_score_sans_condition,
    rte_update_sans_eta, rte_update_sans_self, rte_couple_a_couple, wa_melange_apres
    """
    n, taille, nb_epoques = 12, 3, 5
    epoques = par_epoque(lire_lots(copie, n, taille, nb_epoques), n, nb_epoques)
    compositions = [{frozenset(lot) for lot in epoque} for epoque in epoques]
    check(
        epoques[0] != [list(range(k, k + taille)) for k in range(0, n, taille)],
        "À la première époque, les exemples ne sont pas mélangés.",
        got=epoques[0],
    )
    check(
        len(compositions) == nb_epoques and any(c != compositions[0] for c in compositions[1:]),
        "Les mini-batchs ne changent pas d'une époque à l'autre (voici les deux premières).",
        got=epoques[:2],
    )


@pytest.mark.points(2)
@given(
    cas=reseaux(couches=(2, 3), exemples=(1, 3)),
    nb_epoques=st.integers(1, 3),
    eta=st.sampled_from([0.5, 2.0]),
)
def test_un_seul_lot(copie, cas, nb_epoques, eta):
    """Avec un seul mini-batch de tous les exemples, une époque est un pas de descente de gradient.

    Kills: wa_avec_remise, wa_une_epoque_de_trop, wa_sans_eta, wa_pas_de_un,
    wa_tranche_trop_courte, wa_nombre_de_lots, wa_exemple_par_exemple, wa_une_epoque_en_moins,
    wa_arguments_echanges, wa_eta_divise_par_le_lot, wa_eta_qui_diminue, wa_repart_du_hasard,
    wa_reinitialise_au_debut, wa_x_et_y_melanges_a_part, rte_melange_renvoye,
    rte_score_sans_condition, rte_update_sans_eta, rte_update_sans_self, rte_couple_a_couple
    """
    reseau, reference = de_la_copie(copie, cas), de_reference(cas)
    reseau.DGS(list(cas.data), nb_epoques, len(cas.data), eta)
    for _ in range(nb_epoques):
        reference.update_mini_batch(cas.data, eta)
    check_arrays(reseau.poids, reference.poids, "poids", **PRECISION)
    check_arrays(reseau.biais, reference.biais, "biais", **PRECISION)


def test_le_cout_baisse(copie):
    """Sur le OU de deux bits, qu'un neurone sait apprendre, 60 époques divisent le coût par 2
    ou plus.

    Kills: wa_sans_eta, wa_arguments_echanges, wa_repart_du_hasard, wa_x_et_y_melanges_a_part,
    rte_melange_renvoye, rte_score_sans_condition, rte_update_sans_eta, rte_update_sans_self,
    rte_couple_a_couple
    """
    data = [
        (np.array([[float(p)], [float(q)]]), np.array([[float(p or q)]]))
        for p in (0, 1)
        for q in (0, 1)
    ]
    cas = Cas([2, 1], [np.array([[0.1], [-0.2]])], [np.array([[0.3]])], data)
    avant = de_reference(cas).cout(data)
    reseau = de_la_copie(copie, cas)
    reseau.DGS(list(data), 60, 3, 3.0)
    apprise = de_reference(cas)
    check_arrays(reseau.poids, apprise.poids, "poids", atol=np.inf)
    check_arrays(reseau.biais, apprise.biais, "biais", atol=np.inf)
    apprise.poids, apprise.biais = reseau.poids, reseau.biais
    apres = apprise.cout(data)
    check(
        apres < avant / 2,
        "Le coût n'a pas baissé de moitié.",
        got=apres,
        expected=f"moins de {avant / 2:.4f}",
    )


@pytest.mark.points(2)
@given(ordre=st.permutations([0, 1, 2]))
def test_score_affiche(copie, ordre):
    """Avec `test_data`, chaque époque affiche une ligne qui contient le score obtenu après elle.

    Kills: wa_une_epoque_de_trop, wa_n_affiche_rien, wa_affiche_avant, wa_score_a_la_fin,
    wa_pas_de_un, wa_nombre_de_lots, wa_exemple_par_exemple, wa_une_epoque_en_moins,
    wa_arguments_echanges, wa_pas_refait_ici, wa_affiche_un_pourcentage, wa_affiche_l_effectif,
    wa_score_renvoye, rte_melange_renvoye, rte_evalue_l_apprentissage, rte_update_sans_eta,
    rte_update_sans_self, rte_couple_a_couple
    """
    effectifs = (11, 13, 17)
    test_data = [(np.array([[1.0]]), c) for c in range(3) for _ in range(effectifs[c])]
    reponses = iter(ordre)

    def update_mini_batch(reseau, mini_batch, eta):
        # In the place of learning: after epoch j the network always answers class ordre[j].
        biais = np.zeros((3, 1))
        biais[next(reponses)] = 2.0
        reseau.biais = [biais]

    copie.replace("Reseau.update_mini_batch", update_mini_batch)
    cas = Cas([1, 3], [np.zeros((1, 3))], [np.zeros((3, 1))], [])
    reseau = de_la_copie(copie, cas)
    reseau.DGS([(np.array([[1.0]]), np.zeros((3, 1)))] * 2, 3, 2, 0.5, test_data)
    lignes = copie.printed().splitlines()
    suivante = 0
    for epoque, classe in enumerate(ordre):
        motif = rf"(?<![\d.,]){effectifs[classe]}(?:\.0*)?(?![\d]|[.,]\d)"
        trouvees = [
            k for k, ligne in enumerate(lignes) if k >= suivante and re.search(motif, ligne)
        ]
        check(
            bool(trouvees),
            f"Le réseau classe bien {effectifs[classe]} exemples après l'époque {epoque + 1}, "
            "mais aucune ligne affichée à ce moment ne contient ce nombre.",
            got=lignes,
        )
        suivante = trouvees[0] + 1


@pytest.mark.secondary
@given(decoupage=decoupages())
def test_exemples_conserves(copie, decoupage):
    """Après l'apprentissage, `training_data` contient encore tous ses exemples, dans un ordre
    quelconque.

    Kills: wa_vide_les_donnees, wa_tranche_trop_courte, rte_melange_renvoye,
    rte_score_sans_condition, rte_update_sans_eta, rte_update_sans_self, rte_couple_a_couple
    """
    n, taille, nb_epoques = decoupage
    reseau = nouveau(copie, [2, 1])
    _, apres = reseau.call_with_arguments("DGS", exemples(n), nb_epoques, taille, 0.5)
    restants = apres[0] if isinstance(apres[0], list) else []
    numeros = sorted(numero(c[0]) if est_couple(c) else -1 for c in restants)
    check(
        numeros == list(range(n)),
        "Des exemples de `training_data` ont été perdus ou changés. Voici les numéros qui restent.",
        got=numeros,
        expected=list(range(n)),
    )


@pytest.mark.secondary
def test_sans_graine(copie):
    """Deux appels de `DGS` mélangent les exemples de deux façons différentes.

    Kills: wa_sans_melange, wa_graine_fixee, wa_melange_perdu, wa_pas_refait_ici,
    wa_graine_numpy, wa_graine_a_chaque_epoque, rte_melange_renvoye, rte_score_sans_condition,
    rte_update_sans_eta, rte_update_sans_self, rte_couple_a_couple
    """
    premiers, seconds = lire_lots(copie, 12, 3, 2), lire_lots(copie, 12, 3, 2)
    check(
        premiers != seconds,
        "Deux appels font exactement les mêmes mélanges : ne fixez pas de graine.",
        got=premiers[:4],
    )
