# %% ac_liste
w_festival, b_festival = [2, 1, 1], -1.5


# %% ac_tableau
w_festival = np.array([10.0, 5.0, 5.0])
b_festival = -7


# %% ac_couple_inegal
w_festival = (8, 3, 2)
b_festival = -4


# %% wa_trois_conditions
# diagnostic: Votre neurone exige les trois conditions à la fois : le beau temps, à lui seul, doit suffire.
# score: 0
w_festival, b_festival = [1, 1, 1], -2.5


# %% wa_une_suffit
# diagnostic: Une seule condition suffit toujours : sans beau temps, un bus sans ami ne devrait pas vous décider.
# score: partial
w_festival, b_festival = [1, 1, 1], -0.5


# %% wa_biais_nul
# diagnostic: Sans biais négatif, un bus seul, ou un ami seul, fait déjà dépasser 0.
# score: partial
w_festival, b_festival = [1, 0.5, 0.5], 0


# %% wa_deux_sur_trois
# diagnostic: Deux conditions quelconques sont exigées : le beau temps doit peser plus que chacun des deux autres facteurs.
# score: partial
w_festival, b_festival = [1, 1, 1], -1.5


# %% wa_seuil_exact
# diagnostic: La somme tombe exactement sur 0 quand vous devriez y aller : l'inégalité étant stricte, la réponse est non.
# score: 0
w_festival, b_festival = [2, 1, 1], -2


# %% wa_deux_poids
# diagnostic: Il faut un poids par facteur, donc trois : beau temps, bus, ami, dans cet ordre.
# score: 0
w_festival, b_festival = [2, 1], -1.5


# %% wa_ordre_des_facteurs
# diagnostic: Le plus grand poids est sur l'ami : l'ordre des facteurs est beau temps, bus, ami.
# score: 0
w_festival, b_festival = [1, 1, 2], -1.5


# %% rte_formule
# diagnostic: x1 n'existe pas ici : donnez seulement des nombres, les entrées viendront plus tard.
# score: 0
w_festival, b_festival = [2 * x1, x2, x3], -1.5


# %% triv_zeros
w_festival, b_festival = [0, 0, 0], 0


# %% triv_toujours_oui
w_festival, b_festival = [0, 0, 0], 1


# %% triv_none
w_festival, b_festival = None, None
