# %% ac_liste
w_festival, b_festival = [2, 1, 1], -1.5


# %% ac_tableau
w_festival = np.array([10.0, 5.0, 5.0])
b_festival = -7


# %% ac_couple_inegal
w_festival = (8, 3, 2)
b_festival = -4


# %% ac_sur_la_frontiere
# Le bus seul tombe exactement sur 0 : l'inégalité stricte dit non, et c'est ce qu'on veut.
w_festival, b_festival = [2, 1, 1], -1


# %% ac_inegalites
w2 = w3 = 1 / 2
b_festival = np.array(-(w2 + w3) * 3 / 4)
w1 = w2 + w3
w_festival = [w1, np.float64(w2), w3]


# %% ac_recherche
def convient(w, b):
    cas = np.ndindex(2, 2, 2)
    return all((np.dot(w, x) + b > 0) == bool(x[0] or (x[1] and x[2])) for x in cas)


for essai in np.ndindex(4, 4, 4, 6):
    if convient(essai[:3], -essai[3]):
        w_festival, b_festival = list(essai[:3]), -essai[3]


# %% ac_apprentissage
# La règle du perceptron : corriger w et b à chaque erreur, jusqu'à n'en plus faire.
w_festival, b_festival = np.zeros(3), 0.0
for _ in range(50):
    for cas in np.ndindex(2, 2, 2):
        attendu = int(cas[0] or (cas[1] and cas[2]))
        erreur = attendu - int(w_festival @ np.array(cas) + b_festival > 0)
        w_festival = w_festival + erreur * np.array(cas)
        b_festival += erreur


# %% wa_trois_conditions
# diagnostic: Votre neurone exige les trois conditions à la fois : le beau temps, à lui seul, doit suffire.
# score: 0
w_festival, b_festival = [1, 1, 1], -2.5


# %% wa_trois_conditions_deux
# diagnostic: Votre neurone exige les trois conditions à la fois : le beau temps, à lui seul, doit suffire.
# score: 0
w_festival, b_festival = [1, 1, 1], -2


# %% wa_trois_conditions_beau_temps_lourd
# diagnostic: Votre neurone exige les trois conditions à la fois : le beau temps, à lui seul, doit suffire.
# score: 0
w_festival, b_festival = [2, 1, 1], -3


# %% wa_une_suffit
# diagnostic: Une seule condition suffit toujours : sous la pluie, un bus sans ami ne devrait pas vous décider ; le biais n'est pas assez négatif.
# score: partial
w_festival, b_festival = [1, 1, 1], -0.5


# %% wa_une_suffit_beau_temps_lourd
# diagnostic: Une seule condition suffit toujours : sous la pluie, un bus sans ami ne devrait pas vous décider ; le biais n'est pas assez négatif.
# score: partial
w_festival, b_festival = [2, 1, 1], -0.5


# %% wa_biais_nul
# diagnostic: Une seule condition suffit toujours : sous la pluie, un bus sans ami ne devrait pas vous décider ; le biais n'est pas assez négatif.
# score: partial
w_festival, b_festival = [1, 0.5, 0.5], 0


# %% wa_biais_nul_egaux
# diagnostic: Une seule condition suffit toujours : sous la pluie, un bus sans ami ne devrait pas vous décider ; le biais n'est pas assez négatif.
# score: partial
w_festival, b_festival = [1, 1, 1], 0


# %% wa_biais_nul_deux
# diagnostic: Une seule condition suffit toujours : sous la pluie, un bus sans ami ne devrait pas vous décider ; le biais n'est pas assez négatif.
# score: partial
w_festival, b_festival = [2, 1, 1], 0


# %% wa_biais_positif
# diagnostic: Votre biais est positif : vous y allez même quand aucune des trois conditions n'est remplie.
# score: 0
w_festival, b_festival = [2, 1, 1], 1.5


# %% wa_biais_positif_un
# diagnostic: Votre biais est positif : vous y allez même quand aucune des trois conditions n'est remplie.
# score: 0
w_festival, b_festival = [2, 1, 1], 1


# %% wa_deux_sur_trois
# diagnostic: Deux conditions quelconques sont exigées : le beau temps, à lui seul, doit déjà faire dépasser le seuil.
# score: partial
w_festival, b_festival = [1, 1, 1], -1.5


# %% wa_deux_sur_trois_frontiere
# diagnostic: Deux conditions quelconques sont exigées : le beau temps, à lui seul, doit déjà faire dépasser le seuil.
# score: partial
w_festival, b_festival = [1, 1, 1], -1


# %% wa_beau_temps_seul
# diagnostic: Seul le beau temps décide : sous la pluie, le bus et l'ami ensemble devraient suffire aussi.
# score: partial
w_festival, b_festival = [1, 0, 0], -0.5


# %% wa_bus_et_ami_trop_faibles
# diagnostic: Seul le beau temps décide : sous la pluie, le bus et l'ami ensemble devraient suffire aussi.
# score: partial
w_festival, b_festival = [3, 1, 1], -2


# %% wa_bus_et_ami_seuls
# diagnostic: Le beau temps n'intervient pas : lui seul, déjà, doit vous décider.
# score: partial
w_festival, b_festival = [0, 1, 1], -1.5


# %% wa_bus_ou_ami_avec_beau_temps
# diagnostic: Deux conditions quelconques sont exigées : le beau temps, à lui seul, doit déjà faire dépasser le seuil.
# score: partial
w_festival, b_festival = [3, 2, 2], -3.5


# %% wa_seuil_exact
# diagnostic: La somme tombe exactement sur 0 quand vous devriez y aller : l'inégalité étant stricte, la réponse est non.
# score: 0
w_festival, b_festival = [2, 1, 1], -2


# %% wa_deux_poids
# diagnostic: Il faut un poids par facteur, donc trois : beau temps, bus, ami, dans cet ordre.
# score: 0
w_festival, b_festival = [2, 1], -1.5


# %% wa_poids_unique
# diagnostic: Il faut un poids par facteur, donc trois : beau temps, bus, ami, dans cet ordre.
# score: 0
w_festival, b_festival = 1, -0.5


# %% wa_biais_parmi_les_poids
# diagnostic: Le biais est aussi rangé parmi les poids : `w_festival` a trois nombres, un par facteur.
# score: 0
w_festival, b_festival = [2, 1, 1, -1.5], -1.5


# %% wa_trois_biais
# diagnostic: Un neurone a un seul biais, un simple nombre, quel que soit le nombre de ses entrées.
# score: 0
w_festival, b_festival = [2, 1, 1], [-1.5, -1.5, -1.5]


# %% wa_biais_oublie
# diagnostic: Les poids sont là, mais pas le biais : `b_festival` vaut encore None.
# score: 0
w_festival = [2, 1, 1]
b_festival = None


# %% wa_poids_en_colonne
# diagnostic: Vos poids forment un tableau à deux dimensions : une simple suite de trois nombres est attendue.
# score: 0
w_festival, b_festival = np.array([[2], [1], [1]]), -1.5


# %% wa_ordre_des_facteurs
# diagnostic: Le plus grand poids est sur l'ami : l'ordre des facteurs est beau temps, bus, ami.
# score: 0
w_festival, b_festival = [1, 1, 2], -1.5


# %% wa_signe_des_poids
# diagnostic: Tous les signes sont changés : avec ces nombres, le beau temps vous retient, et le biais vous fait sortir.
# score: 0
w_festival, b_festival = [-2, -1, -1], 1.5


# %% wa_table_de_verite
# diagnostic: Vous donnez les décisions elles-mêmes : on demande les trois poids et le biais d'un neurone qui les prend.
# score: 0
w_festival = [[0, 0, 0], [0, 1, 1], [1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]]
b_festival = 0


# %% wa_texte
# diagnostic: Vos poids sont des textes, entre guillemets : donnez des nombres.
# score: 0
w_festival, b_festival = ["2", "1", "1"], "-1.5"


# %% rte_formule
# diagnostic: x1 n'existe pas ici : donnez seulement des nombres, les entrées viendront plus tard.
# named: no, the cell itself stops on a NameError, which the feedback shows
# score: 0
w_festival, b_festival = [2 * x1, x2, x3], -1.5


# %% triv_zeros
w_festival, b_festival = [0, 0, 0], 0


# %% triv_toujours_oui
w_festival, b_festival = [0, 0, 0], 1


# %% triv_none
w_festival, b_festival = None, None
