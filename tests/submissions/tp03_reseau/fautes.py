# %% ac_liste
fautes = [("poids", 2), ("biais", 1)]

# %% ac_calcul
suspect = ReseauFautif([3, 5, 4, 2])
mesures = verifier_gradient(suspect, np.array([[1.0], [-1.0], [0.5]]), np.array([[0.0], [1.0]]))
fautes = {
    (("biais", "poids")[p], l) for l, couple in enumerate(mesures) for p, e in enumerate(couple) if e > 1e-4
}

# %% ac_frozenset
fautes = frozenset([("biais", 1)]) | frozenset([("poids", 2)])

# %% ac_argwhere
suspect, noms = ReseauFautif([3, 5, 4, 2]), ["biais", "poids"]
erreurs = np.array(verifier_gradient(suspect, np.array([[0.5], [-1.0], [2.0]]), np.array([[1.0], [0.0]])))
fautes = {(noms[colonne], couche) for couche, colonne in np.argwhere(erreurs > 1e-3)}

# %% ac_les_deux_pires
releve = []
for couche, (e_b, e_w) in enumerate(
    verifier_gradient(ReseauFautif([3, 5, 4, 2]), np.array([[0.5], [-1.0], [2.0]]), np.array([[1.0], [0.0]]))
):
    releve += [[e_b, "biais", couche], [e_w, "poids", couche]]
releve.sort(reverse=True)
fautes = tuple(ligne[1:] for ligne in releve[:2])
print(fautes)

# %% ac_numeros_flottants
couches = np.array([1.0, 2.0])
fautes = set(zip(["biais", "poids"], couches.tolist()))

# %% ac_listes_de_listes
fautes = []
fautes.append(["biais", 1])
fautes.append(["poids", 2])

# %% ac_noms_de_numpy
noms = np.array(["biais", "poids"])
fautes = {(noms[0], 1), (noms[1], 2)}

# %% wa_tous
# diagnostic: Vous accusez tous les tableaux : seuls ceux dont l'erreur dépasse le seuil sont fautifs.
# score: 0
fautes = {(nom, l) for nom in ("biais", "poids") for l in range(3)}

# %% wa_couche_suivante
# diagnostic: Vos numéros de couche commencent à 1 : le premier couple de la liste est celui de la couche 0.
# score: 0
fautes = {("biais", 2), ("poids", 3)}

# %% wa_noms_echanges
# diagnostic: Vous échangez les deux noms : dans chaque couple, l'erreur du biais vient en premier.
# score: 0
fautes = {("poids", 1), ("biais", 2)}

# %% wa_une_seule
# diagnostic: Il y a deux fautes, une seule est accusée.
# score: partial
fautes = {("biais", 1)}

# %% wa_noms_de_backprop
# diagnostic: Les noms attendus sont "biais" et "poids", non ceux des gradients.
# score: 0
fautes = {("nabla_b", 1), ("nabla_w", 2)}

# %% wa_une_seule_poids
# diagnostic: Il y a deux fautes, une seule est accusée.
# score: partial
fautes = {("poids", 2)}

# %% wa_une_de_trop
# diagnostic: Vous accusez aussi `poids[1]`, dont le gradient est juste : il n'y a que deux tableaux fautifs.
# score: partial
fautes = {("biais", 1), ("poids", 2), ("poids", 1)}

# %% wa_meme_couche
# diagnostic: Vous accusez les deux tableaux de la couche 1 : un biais fautif ne dit rien des poids de la même couche.
# score: partial
fautes = {("biais", 1), ("poids", 1)}

# %% wa_meme_couche_2
# diagnostic: Vous accusez les deux tableaux de la couche 2 : des poids fautifs ne disent rien du biais de la même couche.
# score: partial
fautes = {("biais", 2), ("poids", 2)}

# %% wa_celles_qui_sont_justes
# diagnostic: Vous donnez les tableaux dont le gradient est juste : une petite erreur innocente, une grande accuse.
# score: 0
fautes = {("biais", 0), ("poids", 0), ("poids", 1), ("biais", 2)}

# %% wa_couches_a_l_envers
# diagnostic: Vous comptez les couches depuis la sortie : le premier couple de la liste est celui de la couche 0, près de l'entrée.
# score: partial
fautes = {("biais", 1), ("poids", 0)}

# %% wa_rang_a_plat
# diagnostic: Vos numéros sont ceux des six erreurs mises bout à bout : le numéro attendu est celui du couple dans la liste.
# score: 0
fautes = {("biais", 2), ("poids", 5)}

# %% wa_numero_d_abord
# diagnostic: Vos couples commencent par le numéro de la couche : l'énoncé demande le nom d'abord.
# score: 0
fautes = {(1, "biais"), (2, "poids")}

# %% wa_dictionnaire
# diagnostic: `fautes` est ici un dictionnaire : on attend un ensemble de couples (nom, couche).
# score: 0
fautes = {"biais": 1, "poids": 2}

# %% wa_chaines
# diagnostic: Vos fautes sont des chaînes comme "biais[1]" : on attend des couples (nom, couche), la couche étant un entier.
# score: 0
fautes = {"biais[1]", "poids[2]"}

# %% wa_numeros_en_chaines
# diagnostic: Vos numéros de couche sont entre guillemets : ce sont des entiers.
# score: 0
fautes = {("biais", "1"), ("poids", "2")}

# %% wa_majuscules
# diagnostic: Les noms s'écrivent en minuscules, comme les attributs du réseau : "biais" et "poids".
# score: 0
fautes = {("Biais", 1), ("Poids", 2)}

# %% wa_un_seul_couple
# diagnostic: `fautes` est un seul couple : c'est un ensemble qui doit contenir les couples.
# score: 0
fautes = ("biais", 1)

# %% rte_nom_inconnu
# diagnostic: `poids` et `biais` sont des noms à mettre entre guillemets.
# named: no, the cell itself stops on a NameError, which the feedback shows
fautes = {(poids, 2), (biais, 1)}

# %% triv_exemple_de_l_enonce
fautes = {("poids", 0), ("biais", 0)}

# %% triv_vide
fautes = set()
