# %% ac_sur_place
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    resultat = []
    for l in range(len(reseau.poids)):
        couple = []
        for parametres, nabla in ((reseau.biais, nabla_b), (reseau.poids, nabla_w)):
            ancien = parametres[l]

            def f(v):
                parametres[l] = v
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, np.array(ancien), eps)
            parametres[l] = ancien
            couple.append(erreur_relative(nabla[l], g_num))
        resultat.append(tuple(couple))
    return resultat

# %% ac_copie_profonde
def verifier_gradient(reseau, x, y, eps=1e-6):
    import copy

    nabla_b, nabla_w = reseau.backprop(x, y)
    double = copy.deepcopy(reseau)

    def f_biais(l):
        def f(v):
            double.biais[l] = v
            return double.cout([(x, y)])

        return f

    def f_poids(l):
        def f(v):
            double.poids[l] = v
            return double.cout([(x, y)])

        return f

    erreurs = []
    for l in range(len(nabla_b)):
        b, w = reseau.biais[l].copy(), reseau.poids[l].copy()
        e_b = erreur_relative(nabla_b[l], gradient_numerique(f_biais(l), b.copy(), eps))
        double.biais[l] = b
        e_w = erreur_relative(nabla_w[l], gradient_numerique(f_poids(l), w.copy(), eps))
        double.poids[l] = w
        erreurs.append((e_b, e_w))
    return erreurs

# %% ac_formule_ecrite
def verifier_gradient(reseau, x, y, eps=1e-6):
    def ecart(g, h):
        return abs(g - h).max() / max(1e-12, abs(g).max() + abs(h).max())

    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais = reseau.poids, reseau.biais
    erreurs = []
    for l in range(len(poids)):

        def cout_b(v):
            reseau.biais = biais[:l] + [v] + biais[l + 1 :]
            return np.sum((reseau.forward(x) - y) ** 2) / 2

        def cout_w(v):
            reseau.poids = poids[:l] + [v] + poids[l + 1 :]
            return np.sum((reseau.forward(x) - y) ** 2) / 2

        e_b = ecart(nabla_b[l], gradient_numerique(cout_b, biais[l].copy(), eps))
        reseau.biais = biais
        e_w = ecart(nabla_w[l], gradient_numerique(cout_w, poids[l].copy(), eps))
        reseau.poids = poids
        erreurs.append([e_b, e_w])
    return erreurs

# %% ac_sans_gradient_numerique
def verifier_gradient(reseau, x, y, eps=1e-6):
    def cout():
        return float(np.sum((reseau.forward(x) - y) ** 2)) / 2

    def erreur(parametre, nabla):
        pire = plus_grand = plus_grand_num = 0.0
        for i, ancien in np.ndenumerate(parametre.copy()):
            parametre[i] = ancien + eps
            haut = cout()
            parametre[i] = ancien - eps
            bas = cout()
            parametre[i] = ancien
            num = (haut - bas) / (2 * eps)
            pire = max(pire, abs(nabla[i] - num))
            plus_grand, plus_grand_num = max(plus_grand, abs(nabla[i])), max(plus_grand_num, abs(num))
        return pire / max(1e-12, plus_grand + plus_grand_num)

    gradients = reseau.backprop(x, y)
    return [
        (erreur(b, g_b), erreur(w, g_w))
        for b, w, g_b, g_w in zip(reseau.biais, reseau.poids, *gradients)
    ]

# %% ac_tableau
def verifier_gradient(reseau, x, y, eps=1e-6):
    nablas = reseau.backprop(x, y)
    tableau = np.zeros((len(reseau.poids), 2))
    for colonne, attribut in enumerate(["biais", "poids"]):
        liste = getattr(reseau, attribut)
        for l in range(len(liste)):
            original = liste[l].copy()

            def f(v):
                liste[l][...] = v
                return reseau.cout([(x, y)])

            num = gradient_numerique(f, original.copy(), eps)
            liste[l][...] = original
            tableau[l, colonne] = erreur_relative(nablas[colonne][l], num)
    print(tableau)
    return tableau

# %% ac_copie_et_usine
import copy


def verifier_gradient(reseau, x, y, eps=1e-6):
    jumeau = copy.copy(reseau)

    def place(nom, l):
        def f(v):
            liste = list(getattr(reseau, nom))
            liste[l] = np.array(v)
            setattr(jumeau, nom, liste)
            c = jumeau.cout([(x, y)])
            setattr(jumeau, nom, getattr(reseau, nom))
            return c

        return f

    nabla = dict(zip(("biais", "poids"), reseau.backprop(x, y)))

    def une(nom, l):
        v = np.array(getattr(reseau, nom)[l])
        return erreur_relative(nabla[nom][l], gradient_numerique(place(nom, l), v, eps))

    return [[une("biais", l), une("poids", l)] for l in range(reseau.nb_couches - 1)]

# %% ac_gradients_numeriques_d_abord
def verifier_gradient(reseau, x, y, eps=1e-6):
    def numeriques(liste):
        resultats = []
        for l, ancien in enumerate(liste):
            def cout(v):
                liste[l] = v
                return reseau.cout([(x, y)])

            try:
                resultats.append(gradient_numerique(cout, ancien.copy(), eps))
            finally:
                liste[l] = ancien
        return resultats

    num_b, num_w = numeriques(reseau.biais), numeriques(reseau.poids)
    nabla_b, nabla_w = reseau.backprop(x, y)
    erreurs_b = list(map(erreur_relative, nabla_b, num_b))
    erreurs_w = list(map(erreur_relative, nabla_w, num_w))
    return list(zip(erreurs_b, erreurs_w))

# %% wa_erreur_absolue
# diagnostic: Vous mesurez l'écart sans le diviser par la taille des gradients : une erreur relative est demandée.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(np.max(np.abs(nabla[l] - g_num)))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_moyenne
# diagnostic: Vous comparez les moyennes des gradients : deux erreurs opposées s'y compensent sans se voir.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(np.mean(nabla[l]), np.mean(g_num)))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_sans_valeur_absolue
# diagnostic: Vous prenez le maximum de g − g_num sans valeur absolue : un gradient trop petit passe inaperçu.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            total = np.max(np.abs(nabla[l])) + np.max(np.abs(g_num))
            couple.append(np.max(nabla[l] - g_num) / max(1e-12, total))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_premier_indice
# diagnostic: Vous ne comparez que l'indice (0, 0) de chaque tableau : une faute ailleurs vous échappe.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l][0, 0], g_num[0, 0]))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_biais_seulement
# diagnostic: Vous ne vérifiez que les biais : l'erreur des poids est supposée nulle.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, _ = reseau.backprop(x, y)
    biais, erreurs = reseau.biais, []
    for l in range(len(biais)):

        def f(v):
            reseau.biais = biais[:l] + [v] + biais[l + 1 :]
            return reseau.cout([(x, y)])

        erreurs.append((erreur_relative(nabla_b[l], gradient_numerique(f, biais[l].copy(), eps)), 0.0))
        reseau.biais = biais
    return erreurs

# %% wa_ordre_inverse
# diagnostic: Vos couples sont dans l'ordre (erreur_w, erreur_b) : l'énoncé demande le biais d'abord.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("poids", poids, nabla_w), ("biais", biais, nabla_b)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_reseau_non_remis
# diagnostic: Vous ne remettez pas les paramètres de départ : le réseau sort de la vérification un peu déplacé.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    erreurs = []
    for l in range(len(nabla_b)):

        def f_b(v):
            reseau.biais[l] = v.copy()
            return reseau.cout([(x, y)])

        def f_w(v):
            reseau.poids[l] = v.copy()
            return reseau.cout([(x, y)])

        e_b = erreur_relative(nabla_b[l], gradient_numerique(f_b, reseau.biais[l].copy(), eps))
        e_w = erreur_relative(nabla_w[l], gradient_numerique(f_w, reseau.poids[l].copy(), eps))
        erreurs.append((e_b, e_w))
    return erreurs

# %% wa_f_sans_argument
# diagnostic: Votre f n'utilise pas son argument : le coût ne bouge pas et tout gradient numérique est nul.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)

    def f(v):
        return reseau.cout([(x, y)])

    erreurs = []
    for l in range(len(nabla_b)):
        e_b = erreur_relative(nabla_b[l], gradient_numerique(f, reseau.biais[l].copy(), eps))
        e_w = erreur_relative(nabla_w[l], gradient_numerique(f, reseau.poids[l].copy(), eps))
        erreurs.append((e_b, e_w))
    return erreurs

# %% wa_norme
# diagnostic: Vous mesurez l'erreur avec des normes : la formule demandée prend le plus grand élément, max|·|.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            ecart = np.linalg.norm(nabla[l] - g_num)
            couple.append(ecart / max(1e-12, np.linalg.norm(nabla[l]) + np.linalg.norm(g_num)))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_diviseur_sans_num
# diagnostic: Vous ne divisez que par max|g| : le diviseur est max|g| + max|g_num|.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            ecart = np.max(np.abs(nabla[l] - g_num))
            couple.append(ecart / max(1e-12, np.max(np.abs(nabla[l]))))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_moyenne_des_erreurs
# diagnostic: Vous faites la moyenne des écarts : une faute à un seul indice s'y dilue, il faut le plus grand.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            ecart = np.mean(np.abs(nabla[l] - g_num))
            couple.append(ecart / max(1e-12, np.max(np.abs(nabla[l])) + np.max(np.abs(g_num))))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_compare_les_maximums
# diagnostic: Vous comparez les deux plus grandes valeurs : c'est l'écart indice par indice qu'il faut mesurer.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(np.max(np.abs(nabla[l])), np.max(np.abs(g_num))))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_element_par_element
# diagnostic: Vous divisez élément par élément avant de prendre le maximum : la formule divise le plus grand écart par les plus grandes valeurs.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(np.max(np.abs(nabla[l] - g_num) / np.maximum(1e-12, np.abs(nabla[l]) + np.abs(g_num))))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_booleens
# diagnostic: Vous renvoyez vrai ou faux : on attend les erreurs elles-mêmes, c'est le lecteur qui choisit le seuil.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num) < 1e-6)
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_a_plat
# diagnostic: Vos erreurs sont bout à bout : on attend une liste de couples, un par couche de paramètres.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs += couple
    return erreurs

# %% wa_deux_listes
# diagnostic: Vous renvoyez la liste des erreurs des biais puis celle des poids : on attend un couple par couche.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return list(zip(*erreurs))

# %% wa_couches_a_l_envers
# diagnostic: Vos couples sont rangés de la sortie vers l'entrée : le premier est celui de la couche 0.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs[::-1]

# %% wa_pire_couche
# diagnostic: Vous ne gardez qu'un couple, les pires erreurs de tout le réseau : il en faut un par couche, pour savoir où est la faute.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return [(max(e_b for e_b, _ in erreurs), max(e_w for _, e_w in erreurs))]

# %% wa_retour_dans_la_boucle
# diagnostic: Votre `return` est dans la boucle : seule la couche 0 est vérifiée.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
        return erreurs

# %% wa_derniere_couche
# diagnostic: Vous ne vérifiez que la dernière couche : les erreurs des autres sont supposées nulles.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num) if l == len(poids) - 1 else 0.0)
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_poids_seulement
# diagnostic: Vous ne vérifiez que les poids : l'erreur des biais est supposée nulle.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num) if nom == "poids" else 0.0)
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_cout_sans_demi
# diagnostic: Votre f est ‖y − a‖² sans le ½ : le gradient numérique est doublé et chaque tableau juste a une erreur de 1/3.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return np.sum((y - reseau.forward(x)) ** 2)

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_compare_a_lui_meme
# diagnostic: Vos erreurs sont toutes nulles : vous comparez sans doute le gradient de `backprop` à lui-même et non à `gradient_numerique`.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    nabla_b_num, nabla_w_num = reseau.backprop(x, y)
    return [
        (erreur_relative(nabla_b[l], nabla_b_num[l]), erreur_relative(nabla_w[l], nabla_w_num[l]))
        for l in range(len(nabla_b))
    ]

# %% wa_tableaux_d_erreurs
# diagnostic: Chaque erreur est ici un tableau d'écarts : il en faut le plus grand, un nombre par tableau de paramètres.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(np.abs(nabla[l] - g_num) / max(1e-12, np.max(np.abs(nabla[l])) + np.max(np.abs(g_num))))
        erreurs.append(tuple(couple))
    return erreurs

# %% wa_eps_ignore
# diagnostic: Vous ne donnez pas à `gradient_numerique` l'`eps` reçu : il garde son pas de 1e-6.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy())
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% rte_gradient_du_reseau
# diagnostic: `gradient_numerique` attend une fonction f qui rend un nombre, pas le réseau lui-même.
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    return [
        (
            erreur_relative(nabla_b[l], gradient_numerique(reseau, reseau.biais[l], eps)),
            erreur_relative(nabla_w[l], gradient_numerique(reseau, reseau.poids[l], eps)),
        )
        for l in range(len(nabla_b))
    ]

# %% rte_f_sans_return
# diagnostic: Votre f place son argument mais ne renvoie pas le coût : il manque un `return`.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% rte_cout_sans_liste
# diagnostic: `cout` attend une liste de couples : `[(x, y)]`, même pour un seul exemple.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout((x, y))

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% rte_remplace_la_liste
# diagnostic: Votre f remplace toute la liste des paramètres par un seul tableau : seul l'élément `l` doit changer.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, v)
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(f, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% rte_derive_cout
# diagnostic: Vous dérivez `reseau.cout` lui-même, qui attend des exemples : il faut une fonction f du tableau de paramètres.
# score: 0
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    poids, biais, erreurs = reseau.poids, reseau.biais, []
    for l in range(len(poids)):
        couple = []
        for nom, depart, nabla in (("biais", biais, nabla_b), ("poids", poids, nabla_w)):

            def f(v):
                setattr(reseau, nom, depart[:l] + [v] + depart[l + 1 :])
                return reseau.cout([(x, y)])

            g_num = gradient_numerique(reseau.cout, depart[l].copy(), eps)
            setattr(reseau, nom, depart)
            couple.append(erreur_relative(nabla[l], g_num))
        erreurs.append(tuple(couple))
    return erreurs

# %% triv_exemples_par_coeur
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    return [(0.0 if nabla_b[0].item() == -0.125 else 1 / 3, 0.0 if nabla_w[0].flat[0] == -0.25 else 1.0)]

# %% triv_tout_est_juste
def verifier_gradient(reseau, x, y, eps=1e-6):
    return [(0.0, 0.0) for _ in reseau.poids]


# %% wa_reseau_neuf
# diagnostic: Vous vérifiez un réseau neuf de classe Reseau, non celui que l'on vous donne.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    essai = Reseau(reseau.tailles)
    essai.biais = [b.copy() for b in reseau.biais]
    essai.poids = [w.copy() for w in reseau.poids]
    nabla = essai.backprop(x, y)
    resultat = []
    for l in range(len(essai.poids)):
        paire = []
        for liste, g in zip((essai.biais, essai.poids), nabla):
            ancien = liste[l]

            def f(v):
                liste[l] = v
                return essai.cout([(x, y)])

            paire.append(erreur_relative(g[l], gradient_numerique(f, ancien.copy(), eps)))
            liste[l] = ancien
        resultat.append(tuple(paire))
    return resultat


# %% wa_zero_sur_zero
# diagnostic: Votre formule donne 0/0 quand les deux gradients sont nuls : l'erreur_relative donnée l'évite.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    def erreur(g, n):
        return np.abs(g - n).max() / (np.abs(g).max() + np.abs(n).max())

    nabla = reseau.backprop(x, y)
    resultat = []
    for l in range(len(reseau.poids)):
        paire = []
        for liste, g in zip((reseau.biais, reseau.poids), nabla):
            ancien = liste[l]

            def f(v):
                liste[l] = v
                return reseau.cout([(x, y)])

            paire.append(erreur(g[l], gradient_numerique(f, ancien.copy(), eps)))
            liste[l] = ancien
        resultat.append(tuple(paire))
    return resultat


# %% wa_difference_avant
# diagnostic: Votre gradient numérique est une différence d'un seul côté : son erreur est de l'ordre de eps.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla = reseau.backprop(x, y)
    base = reseau.cout([(x, y)])
    resultat = []
    for l in range(len(reseau.poids)):
        paire = []
        for liste, g in zip((reseau.biais, reseau.poids), nabla):
            n = np.zeros_like(liste[l])
            for i in np.ndindex(n.shape):
                ancien = liste[l][i]
                liste[l][i] = ancien + eps
                n[i] = (reseau.cout([(x, y)]) - base) / eps
                liste[l][i] = ancien
            paire.append(erreur_relative(g[l], n))
        resultat.append(tuple(paire))
    return resultat


# %% wa_resultat_garde
# diagnostic: Le résultat est gardé sur le réseau et rendu tel quel à l'appel suivant.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    if hasattr(reseau, "erreurs"):
        return reseau.erreurs
    nabla = reseau.backprop(x, y)
    resultat = []
    for l in range(len(reseau.poids)):
        paire = []
        for liste, g in zip((reseau.biais, reseau.poids), nabla):
            ancien = liste[l]

            def f(v):
                liste[l] = v
                return reseau.cout([(x, y)])

            paire.append(erreur_relative(g[l], gradient_numerique(f, ancien.copy(), eps)))
            liste[l] = ancien
        resultat.append(tuple(paire))
    reseau.erreurs = resultat
    return resultat


# %% wa_backprop_deplace
# diagnostic: Vous appelez backprop avant d'avoir remis le tableau : son gradient est pris à côté.
# score: partial
def verifier_gradient(reseau, x, y, eps=1e-6):
    resultat = []
    for l in range(len(reseau.poids)):
        paire = []
        for k, liste in enumerate((reseau.biais, reseau.poids)):
            ancien = liste[l]

            def f(v):
                liste[l] = v.copy()
                return reseau.cout([(x, y)])

            n = gradient_numerique(f, ancien.copy(), eps)
            paire.append(erreur_relative(reseau.backprop(x, y)[k][l], n))
            liste[l] = ancien
        resultat.append(tuple(paire))
    return resultat
