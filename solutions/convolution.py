"""Convolution and pooling: sizes, shapes, values and gradients, window by window.

Source: T23 section 6, B part VII, C on convolutional networks.
Left out: the activation of (6.3), dilation and pairs in the values (the shapes have them),
batches of images, the gradient of pooling.
Channels first: an image is (C, H, W), a layer of K filters (K, C, kh, kw). A window is named
by its first corner, as in B, and not by its centre, as in T23. What the field calls a
convolution is a cross-correlation: no filter is flipped.
"""

import math

import numpy as np


def paire(valeur):
    """A pair (height, width) as it is; an integer, twice."""
    return tuple(valeur) if isinstance(valeur, (tuple, list)) else (valeur, valeur)


def convolution_1d(x, f):
    """Dot products of f with every whole window of x, as (6.1).

    Formes : (n+2*l,), (2*l+1,) -> (n,)
    """
    n = len(x) - len(f) + 1
    return np.array([np.dot(f, x[t : t + len(f)]) for t in range(n)])


def taille_sortie(n, noyau, pas=1, remplissage=0, dilatation=1):
    """Number of positions of a kernel along an axis of n values; an incomplete window is dropped."""
    marge = n + 2 * remplissage - dilatation * (noyau - 1) - 1
    if marge < 0:
        raise ValueError(
            f"le noyau ne tient pas : n = {n}, noyau = {noyau}, "
            f"dilatation = {dilatation}, remplissage = {remplissage}"
        )
    return marge // pas + 1


def remplissage_identique(noyau, dilatation=1):
    """Padding that keeps the size of an axis at stride 1."""
    etendue = dilatation * (noyau - 1)
    if etendue % 2:
        raise ValueError(
            f"pas de remplissage symétrique : noyau = {noyau}, dilatation = {dilatation}"
        )
    return etendue // 2


def forme_sortie_conv2d(forme, nb_filtres, noyau, pas=1, remplissage=0, dilatation=1):
    """Shape (K, H', W') that a layer of K filters makes of a shape (C, H, W)."""
    (kh, kw), (sh, sw), (ph, pw), (dh, dw) = map(paire, (noyau, pas, remplissage, dilatation))
    _, h, w = forme
    return nb_filtres, taille_sortie(h, kh, sh, ph, dh), taille_sortie(w, kw, sw, pw, dw)


def forme_sortie_pool2d(forme, taille, pas=None):
    """Shape (C, H', W') that pooling makes of a shape (C, H, W); pas is taille when None."""
    canaux = forme[0]
    return forme_sortie_conv2d(forme, canaux, taille, taille if pas is None else pas)


def formes_lenet():
    """Shapes after each of the eight layers of LeNet, from an image (1, 32, 32)."""
    conv1 = forme_sortie_conv2d((1, 32, 32), 6, 5)
    pool1 = forme_sortie_pool2d(conv1, 2)
    conv2 = forme_sortie_conv2d(pool1, 16, 5)
    pool2 = forme_sortie_pool2d(conv2, 2)
    return [conv1, pool1, conv2, pool2, (math.prod(pool2),), (120,), (84,), (10,)]


def convolution_2d(X, W, b, pas=1, remplissage=0):
    """Cross-correlation of an image with K filters, plus a bias each.

    Formes : (c,h+2,w+3), (k,c,3,4), (k,) -> (k,h,w)
    """
    nb_filtres, _, kh, kw = W.shape
    p = remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))  # (C, H + 2p, W + 2p)
    Y = np.zeros(forme_sortie_conv2d(X.shape, nb_filtres, (kh, kw), pas))
    for k, i, j in np.ndindex(Y.shape):
        fenetre = X[:, i * pas : i * pas + kh, j * pas : j * pas + kw]  # (C, kh, kw)
        Y[k, i, j] = np.sum(W[k] * fenetre) + b[k]
    return Y


def convolution_2d_rapide(X, W, b, pas=1, remplissage=0):
    """`convolution_2d` as a single product, without a loop (optional exercise).

    Formes : (c,h+2,w+3), (k,c,3,4), (k,) -> (k,h,w)
    """
    p = remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))  # (C, H + 2p, W + 2p)
    fenetres = np.lib.stride_tricks.sliding_window_view(X, W.shape[2:], axis=(1, 2))
    fenetres = fenetres[:, ::pas, ::pas]  # (C, H', W', kh, kw)
    Y = np.tensordot(W, fenetres, axes=([1, 2, 3], [0, 3, 4]))  # (K, H', W')
    return Y + np.reshape(b, (-1, 1, 1))


def max_pooling(X, taille, pas=None):
    """Largest value of every window of an image (C, H, W), channel by channel."""
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.max(X[c, i * pas : i * pas + taille, j * pas : j * pas + taille])
    return Y


def moyenne_pooling(X, taille, pas=None):
    """Mean of every window of an image (C, H, W), channel by channel."""
    pas = taille if pas is None else pas
    Y = np.zeros(forme_sortie_pool2d(X.shape, taille, pas))
    for c, i, j in np.ndindex(Y.shape):
        Y[c, i, j] = np.mean(X[c, i * pas : i * pas + taille, j * pas : j * pas + taille])
    return Y


def convolution_2d_retro(dY, X, W, pas=1, remplissage=0):
    """Gradients (dX, dW, db) of a cost whose gradient for Y = convolution_2d(X, W, b) is dY.

    Formes : (k,h,w), (c,h+2,w+3), (k,c,3,4) -> (c,h+2,w+3), (k,c,3,4), (k,)
    """
    (_, h, w), (kh, kw), p = X.shape, W.shape[2:], remplissage
    X = np.pad(X, ((0, 0), (p, p), (p, p)))  # (C, H + 2p, W + 2p)
    dX, dW = np.zeros(X.shape), np.zeros(W.shape)
    for k, i, j in np.ndindex(dY.shape):
        lignes, colonnes = slice(i * pas, i * pas + kh), slice(j * pas, j * pas + kw)
        dW[k] += dY[k, i, j] * X[:, lignes, colonnes]
        dX[:, lignes, colonnes] += dY[k, i, j] * W[k]
    return dX[:, p : p + h, p : p + w], dW, np.sum(dY, axis=(1, 2))
