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

# %% rte_nom_inconnu
# diagnostic: `poids` et `biais` sont des noms à mettre entre guillemets.
fautes = {(poids, 2), (biais, 1)}

# %% triv_exemple_de_l_enonce
fautes = {("poids", 0), ("biais", 0)}

# %% triv_vide
fautes = set()
