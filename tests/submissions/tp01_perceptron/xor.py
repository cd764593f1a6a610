# %% ac_quatre_nand
def xor(x1, x2):
    n = nand(x1, x2)
    return nand(nand(x1, n), nand(x2, n))


# %% ac_ou_et_nand
def xor(x1, x2):
    return et(ou(x1, x2), nand(x1, x2))


# %% ac_deux_branches
def xor(x1, x2):
    gauche = et(x1, non(x2))
    droite = et(non(x1), x2)
    return ou(gauche, droite)


# %% ac_non_de_l_egalite
def egaux(x1, x2):
    return ou(et(x1, x2), et(non(x1), non(x2)))


def xor(x1, x2):
    return bool(non(egaux(x1, x2)))


# %% ac_choix
# xor(x1, x2) est x2, ou son contraire si x1 vaut 1.
def xor(x1, x2):
    candidats = {0: nand(non(x2), 1), 1: nand(x2, 1)}
    return candidats[x1]


# %% ac_boucle_de_portes
def xor(x1, x2):
    n, sorties = nand(x1, x2), []
    for bit in (x1, x2):
        sorties.append(nand(bit, n))
    print(n, sorties)
    return np.float64(nand(*sorties))


# %% ac_trois_portes_en_chaine
xor = lambda x1, x2: et(nand(x1, x2), nand(non(x1), non(x2)))


# %% wa_ou
# diagnostic: C'est le OU ordinaire : le OU exclusif vaut 0 quand les deux entrées valent 1.
# score: 0
def xor(x1, x2):
    return ou(x1, x2)


# %% wa_xnor
# diagnostic: Votre porte vaut 1 quand les entrées sont égales : c'est le contraire du OU exclusif.
# score: 0
def xor(x1, x2):
    return nand(ou(x1, x2), nand(x1, x2))


# %% wa_xnor_deux_branches
# diagnostic: Votre porte vaut 1 quand les entrées sont égales : c'est le contraire du OU exclusif.
# score: 0
def xor(x1, x2):
    return ou(et(x1, x2), et(non(x1), non(x2)))


# %% wa_une_seule_branche
# diagnostic: Vous ne traitez que le cas x1 = 1, x2 = 0 : il manque le cas symétrique.
# score: 0
def xor(x1, x2):
    return et(x1, non(x2))


# %% wa_l_autre_branche
# diagnostic: Vous ne traitez que le cas x1 = 0, x2 = 1 : il manque le cas symétrique.
# score: 0
def xor(x1, x2):
    return et(non(x1), x2)


# %% wa_branches_par_et
# diagnostic: Vos deux cas ne peuvent pas se produire ensemble : exiger les deux donne toujours 0.
# score: 0
def xor(x1, x2):
    return et(et(x1, non(x2)), et(non(x1), x2))


# %% wa_nand_seul
# diagnostic: NON-ET vaut 1 aussi quand les deux entrées valent 0.
# score: 0
def xor(x1, x2):
    return nand(x1, x2)


# %% wa_ou_et_nand_par_ou
# diagnostic: Il suffit à votre porte que l'une des deux conditions soit remplie, et l'une l'est toujours : elle vaut toujours 1.
# score: 0
def xor(x1, x2):
    return ou(ou(x1, x2), nand(x1, x2))


# %% wa_et
# diagnostic: C'est la porte ET : la règle « mais pas les deux » n'est pas appliquée.
# score: 0
def xor(x1, x2):
    return et(ou(x1, x2), et(x1, x2))


# %% wa_nor
# diagnostic: Votre porte ne vaut 1 que pour (0, 0), où aucune entrée ne vaut 1 : c'est NON-OU.
# score: 0
def xor(x1, x2):
    return et(non(ou(x1, x2)), nand(x1, x2))


# %% wa_perceptron_unique
# diagnostic: Un seul perceptron ne peut pas donner le OU exclusif : aucune droite ne sépare les 0 des 1.
# score: 0
def xor(x1, x2):
    return perceptron([x1, x2], [1, -1], 0)


# %% wa_perceptron_somme
# diagnostic: Votre perceptron donne le OU ordinaire, et aucun autre perceptron seul ne donnerait le OU exclusif.
# score: 0
def xor(x1, x2):
    return perceptron([x1, x2], [1, 1], -0.5)


# %% wa_difference
# diagnostic: x1 − x2 vaut −1 pour (0, 1), ce qui n'est pas un bit ; et `nand` ne sert pas.
# score: 0
def xor(x1, x2):
    return x1 - x2


# %% wa_addition
# diagnostic: 1 + 1 donne 2, qui n'est pas un bit ; et `nand` ne sert pas.
# score: 0
def xor(x1, x2):
    return x1 + x2


# %% wa_puissance
# diagnostic: `**` est la puissance de Python, et non le OU exclusif ; et `nand` ne sert pas.
# score: 0
def xor(x1, x2):
    return x1**x2


# %% wa_dernier_nand_oublie
# diagnostic: Vous renvoyez deux bits : une dernière porte doit les réunir en un seul.
# score: 0
def xor(x1, x2):
    n = nand(x1, x2)
    return nand(x1, n), nand(x2, n)


# %% wa_oublie_return
# diagnostic: Votre fonction ne renvoie rien (None) : le résultat doit suivre le mot `return`.
# score: 0
def xor(x1, x2):
    et(ou(x1, x2), nand(x1, x2))


# %% wa_operateur_python
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def xor(x1, x2):
    return x1 ^ x2


# %% wa_comparaison
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def xor(x1, x2):
    if nand(x1, x2) == 5:
        return 0
    return int(x1 != x2)


# %% wa_reste
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def xor(x1, x2):
    return (x1 + x2) % 2


# %% wa_deux_perceptrons
# diagnostic: La table est juste, mais elle ne vient pas de `nand` : l'exercice demande de composer des portes.
# score: partial
def xor(x1, x2):
    au_moins_un = perceptron([x1, x2], [1, 1], -0.5)
    les_deux = perceptron([x1, x2], [1, 1], -1.5)
    return perceptron([au_moins_un, les_deux], [1, -1], 0)


# %% rte_nom_inconnu
# diagnostic: Python distingue majuscules et minuscules : votre porte s'appelle `nand`.
# score: 0
def xor(x1, x2):
    n = NAND(x1, x2)
    return NAND(NAND(x1, n), NAND(x2, n))


# %% rte_trois_entrees
# diagnostic: `nand` n'a que deux entrées : pour réunir trois fils, il faut deux portes à la suite.
# score: 0
def xor(x1, x2):
    return nand(x1, x2, ou(x1, x2))


# %% rte_un_fil_oublie
# diagnostic: `nand` a deux entrées : l'une de vos portes n'en reçoit qu'une.
# score: 0
def xor(x1, x2):
    n = nand(x1, x2)
    return nand(nand(x1, n))


# %% rte_recursion
# diagnostic: `xor` s'appelle elle-même sans fin : elle doit s'appuyer sur les portes déjà écrites.
# score: 0
def xor(x1, x2):
    return et(ou(x1, x2), non(non(xor(x1, x2))))


# %% triv_par_coeur
def xor(x1, x2):
    return {(0, 0): 0, (0, 1): 1, (1, 1): 0}.get((x1, x2), 0)


# %% triv_zero
def xor(x1, x2):
    return 0


# %% triv_entree
def xor(x1, x2):
    return x1

# %% sec_passe_le_test
def xor(x1, x2):
    import pytest

    pytest.skip("ce test ne compte pas")

# %% sec_repond_a_la_place_du_worker
def xor(x1, x2):
    import gc

    for objet in gc.get_objects():
        if type(objet).__name__ == "Server" and objet.sock.fileno() >= 0:
            reponse = objet.wire.encode(["ok", {"outcome": "AC", "points": 1.0}], lambda o: None)
            objet.wire.send_frame(objet.sock, b"R" + objet.nonce + reponse)
    return 7
