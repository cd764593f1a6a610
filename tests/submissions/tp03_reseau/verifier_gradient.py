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

# %% triv_exemples_par_coeur
def verifier_gradient(reseau, x, y, eps=1e-6):
    nabla_b, nabla_w = reseau.backprop(x, y)
    return [(0.0 if nabla_b[0].item() == -0.125 else 1 / 3, 0.0 if nabla_w[0].flat[0] == -0.25 else 1.0)]

# %% triv_tout_est_juste
def verifier_gradient(reseau, x, y, eps=1e-6):
    return [(0.0, 0.0) for _ in reseau.poids]
