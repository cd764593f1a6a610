# %% ac_boucle
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% ac_recursif
def additionneur(x, y, r=0):
    if len(x) == 0:
        return [r]
    s, r = additionneur_complet(x[0], y[0], r)
    return [s] + additionneur(x[1:], y[1:], r)


# %% ac_entiers
def additionneur(x, y):
    n = len(x)
    total = sum(2**k * (x[k] + y[k]) for k in range(n))
    return tuple(total // 2**k % 2 for k in range(n + 1))


# %% ac_tableau
def additionneur(x, y):
    n = len(x)
    bits = np.zeros(n + 1)
    for k in range(n):
        bits[k], bits[k + 1] = additionneur_complet(x[k], y[k], bits[k])
    return bits


# %% ac_texte_binaire
def additionneur(x, y):
    n = len(x)
    a = int("".join(map(str, x[::-1])), 2)
    b = int("".join(map(str, y[::-1])), 2)
    return [int(c) for c in reversed(format(a + b, "b").zfill(n + 1))]


# %% ac_copies_videes
def additionneur(x, y):
    x, y = list(x), list(y)
    bits, r = [], 0
    while x and y:
        s, r = additionneur_complet(x.pop(0), y.pop(0), r)
        bits += [s]
    bits.append(r)
    return bits


# %% ac_retenues_dabord
from itertools import accumulate


def additionneur(x, y):
    # retenues[k] entre à la position k.
    paires = list(zip(x, y))
    retenues = list(accumulate(paires, lambda r, p: int(p[0] + p[1] + r > 1), initial=0))
    print("retenues :", retenues)
    sommes = [xor(xor(a, b), r) for (a, b), r in zip(paires, retenues)]
    return tuple(sommes) + (retenues[-1],)


# %% ac_tableau_de_booleens
def additionneur(x, y):
    poids = 2 ** np.arange(len(x) + 1)
    total = np.dot(poids[:-1], np.asarray(x) + np.asarray(y))
    return (total & poids) > 0


# %% ac_sur_place
def additionneur(x, y):
    # On additionne chiffre à chiffre, puis on propage les retenues sur place.
    z = [a + b for a, b in zip(x, y)] + [0]
    for k in range(len(x)):
        if z[k] > 1:
            z[k] -= 2
            z[k + 1] += 1
    return z


# %% wa_poids_fort_dabord
# diagnostic: Vous lisez les bits du poids fort au poids faible : ici, le poids faible vient d'abord.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(reversed(x), reversed(y)):
        s, r = additionneur_complet(a, b, r)
        bits.insert(0, s)
    return [r] + bits


# %% wa_n_bits
# diagnostic: La dernière retenue manque : la somme de deux nombres de n bits a n + 1 bits.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits


# %% wa_sans_retenue
# diagnostic: Chaque position est additionnée seule : la retenue ne passe pas à la suivante.
# score: partial
def additionneur(x, y):
    return [xor(a, b) for a, b in zip(x, y)] + [0]


# %% wa_retenue_figee
# diagnostic: La retenue entrante reste à 0 : celle d'une position doit entrer dans la suivante.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, 0)
        bits.append(s)
    return bits + [r]


# %% wa_derniere_retenue_perdue
# diagnostic: Le bit n + 1 est toujours 0 : c'est la dernière retenue qui doit y aller.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [0]


# %% wa_memoire
# diagnostic: Le premier appel est juste, pas les suivants : la liste des bits est créée une seule fois, et garde ceux d'avant.
# score: 0
def additionneur(x, y, bits=[]):
    r = 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    bits.append(r)
    return bits


# %% wa_zip_inverse
# diagnostic: Vous lisez y à rebours et x à l'endroit : les positions ne se correspondent plus.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y[::-1]):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_entier
# diagnostic: Vous renvoyez un entier : le résultat attendu est la liste de ses n + 1 bits.
# score: 0
def additionneur(x, y):
    return sum(2**k * (a + b) for k, (a, b) in enumerate(zip(x, y)))


# %% wa_vide_les_listes
# diagnostic: Vous retirez les bits des listes reçues : l'appelant les retrouve vides.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    while x:
        s, r = additionneur_complet(x.pop(0), y.pop(0), r)
        bits.append(s)
    return bits + [r]


# %% wa_liste_globale
# diagnostic: Le premier appel est juste, pas les suivants : la liste des bits est créée une seule fois, et garde ceux d'avant.
# score: 0
bits = []


def additionneur(x, y):
    r = 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    bits.append(r)
    return bits


# %% wa_retenue_globale
# diagnostic: La retenue d'un appel passe au suivant : chaque addition doit partir de la retenue 0.
# score: partial
r = 0


def additionneur(x, y):
    global r
    bits = []
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_retenue_initiale
# diagnostic: Vous partez de la retenue 1 : à la première position, aucune retenue n'est encore apparue.
# score: 0
def additionneur(x, y):
    bits, r = [], 1
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_resultat_a_l_envers
# diagnostic: Le calcul est bon, mais la liste est à l'envers : le poids faible vient d'abord.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.insert(0, s)
    return [r] + bits


# %% wa_retenue_en_tete
# diagnostic: La dernière retenue est en tête de la liste : c'est le bit de poids le plus fort, sa place est à la fin.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return [r] + bits


# %% wa_retenues_intercalees
# diagnostic: Chaque retenue est rangée dans le résultat : elle doit seulement passer à la position suivante, sauf la dernière.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits += [s, r]
    return bits


# %% wa_return_dans_la_boucle
# diagnostic: Le `return`, dans la boucle, arrête tout à la première position.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
        return bits + [r]


# %% wa_retenue_de_a_et_b
# diagnostic: La retenue transmise ne dépend que de a et b : celle qui arrive peut aussi en créer une.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        bits.append(xor(xor(a, b), r))
        r = et(a, b)
    return bits + [r]


# %% wa_dernier_bit_par_et
# diagnostic: Le bit n + 1 ne regarde que la dernière position : la retenue qui y arrive peut aussi en créer une.
# score: partial
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [et(x[-1], y[-1])]


# %% wa_somme_et_retenue_echangees
# diagnostic: La somme et la retenue de l'additionneur complet sont échangées : la somme vient d'abord.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        r, s = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_sans_modulo
# diagnostic: Une position vaut parfois 2, qui n'est pas un bit : la retenue doit passer à la suivante.
# score: partial
def additionneur(x, y):
    return [a + b for a, b in zip(x, y)] + [0]


# %% wa_concatenation
# diagnostic: Entre deux listes, `+` les met bout à bout : il n'additionne pas les nombres qu'elles représentent.
# score: 0
def additionneur(x, y):
    return x + y


# %% wa_derniere_position_oubliee
# diagnostic: La dernière position n'est pas additionnée : la boucle s'arrête un cran trop tôt.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for k in range(len(x) - 1):
        s, r = additionneur_complet(x[k], y[k], r)
        bits.append(s)
    return bits + [r]


# %% wa_un_bit_de_trop
# diagnostic: Votre résultat a n + 2 bits : la dernière retenue suffit, rien ne vient après elle.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x + [0], y + [0]):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% wa_sans_zeros_de_tete
# diagnostic: Les zéros de poids fort disparaissent : le résultat a toujours n + 1 bits.
# score: partial
def additionneur(x, y):
    total = sum(2**k * (a + b) for k, (a, b) in enumerate(zip(x, y)))
    bits = []
    while total > 0:
        bits.append(total % 2)
        total //= 2
    return bits


# %% wa_texte
# diagnostic: Vous renvoyez un texte : le résultat attendu est une liste de bits.
# score: 0
def additionneur(x, y):
    bits, r = "", 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits += str(s)
    return bits + str(r)


# %% wa_generateur
# diagnostic: Avec `yield`, votre fonction est un générateur : c'est la liste des bits elle-même qu'il faut renvoyer.
# score: 0
def additionneur(x, y):
    r = 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        yield s
    yield r


# %% wa_oublie_return
# diagnostic: Votre fonction renvoie None : il manque `return`, ou bien il précède un `append`, qui ne renvoie rien.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    print(bits + [r])


# %% wa_append_renvoye
# diagnostic: Votre fonction renvoie None : il manque `return`, ou bien il précède un `append`, qui ne renvoie rien.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits = bits + [s]
    return bits.append(r)


# %% wa_ecrit_dans_x
# diagnostic: Le résultat est écrit dans la liste x reçue : l'appelant ne retrouve plus son premier nombre.
# score: partial
def additionneur(x, y):
    r = 0
    for k in range(len(x)):
        x[k], r = additionneur_complet(x[k], y[k], r)
    return x + [r]


# %% rte_trois_bits
# diagnostic: Vous supposez des nombres de trois bits : leur longueur n peut être quelconque.
# score: 0
def additionneur(x, y):
    s0, r0 = demi_additionneur(x[0], y[0])
    s1, r1 = additionneur_complet(x[1], y[1], r0)
    s2, r2 = additionneur_complet(x[2], y[2], r1)
    return [s0, s1, s2, r2]


# %% rte_retenue_sans_valeur
# diagnostic: La retenue r est lue avant d'avoir une valeur : avant la première position, elle vaut 0.
# score: 0
def additionneur(x, y):
    bits = []
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + [r]


# %% rte_liste_plus_nombre
# diagnostic: Une liste ne s'additionne qu'à une liste : la dernière retenue est un nombre seul.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for a, b in zip(x, y):
        s, r = additionneur_complet(a, b, r)
        bits.append(s)
    return bits + r


# %% rte_indice
# diagnostic: Les listes ont n bits, d'indices 0 à n − 1 : la boucle va un cran trop loin.
# score: 0
def additionneur(x, y):
    bits, r = [], 0
    for k in range(len(x) + 1):
        s, r = additionneur_complet(x[k], y[k], r)
        bits.append(s)
    return bits


# %% tle_boucle_sans_fin
import time


def additionneur(x, y):
    for _ in range(1000):
        time.sleep(60)
    return x


# %% triv_par_coeur
def additionneur(x, y):
    if list(x) == [1, 1] and list(y) == [1, 0]:
        return [0, 0, 1]
    if list(x) == [1, 0, 1]:
        return [1, 1, 1, 0]
    return [0] * (len(x) + 1)


# %% triv_zeros
def additionneur(x, y):
    return [0] * (len(x) + 1)


# %% triv_entree
def additionneur(x, y):
    return list(x) + [0]


# %% wa_huit_bits
# diagnostic: Vous écrivez la somme sur un nombre fixe de bits : elle en a n + 1, zéros de tête compris.
# score: partial
def additionneur(x, y):
    n = len(x)
    total = sum(2**i * (x[i] + y[i]) for i in range(n))
    bits = [int(c) for c in f"{total:08b}"]
    bits.reverse()
    return bits[: n + 1]
