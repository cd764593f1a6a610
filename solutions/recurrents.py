"""Recurrent cells: RNN, LSTM and GRU, one step and whole sequences, LSTM and GRU backward.

Source: T23 section 7, equations (7.1) to (7.15); C, slides on recurrent networks.
Left out: batches, several layers, both directions, the backward pass of the RNN.
A vector is 1-D: x is (i,), h and C are (h,); a sequence xs is (T, i). A dict p holds the
parameters of a cell: each W is (h, h+i) and multiplies [h_prec, x], h_prec first. One bias a
gate, as in T23; torch's LSTM has two, which add up.
"""

import numpy as np

from solutions.activations import sigmoide


def cellule_rnn(x, h_prec, W_h, W_x, b):
    """Next hidden state (7.1).

    Formes : (i,), (h,), (h,h), (h,i), (h,) -> (h,)
    """
    return np.tanh(W_h @ h_prec + W_x @ x + b)


def rnn(xs, h0, W_h, W_x, b):
    """All hidden states h_1 ... h_T of the sequence xs, from h0.

    Formes : (T,i), (h,), (h,h), (h,i), (h,) -> (T,h)
    """
    hs, h = [], h0
    for x in xs:
        h = cellule_rnn(x, h, W_h, W_x, b)
        hs.append(h)
    return np.array(hs)


def facteur_evanescent(W_h, os):
    """Derivative of h_t by h_t', scalar case: os holds o_(t'+1) ... o_t.

    The coefficient printed in (7.7) has one W_h less: it belongs to a derivative by W_h.

    Formes : (), (n,) -> ()
    """
    return W_h ** len(os) * np.prod(1 - np.tanh(os) ** 2)


def cellule_lstm(x, h_prec, C_prec, p):
    """Next hidden state and cell state (h, C): (7.8) to (7.13)."""
    entree = np.concatenate([h_prec, x])  # (h+i,)
    f = sigmoide(p["W_f"] @ entree + p["b_f"])  # (h,)
    i = sigmoide(p["W_i"] @ entree + p["b_i"])
    o = sigmoide(p["W_o"] @ entree + p["b_o"])
    C_tilde = np.tanh(p["W_C"] @ entree + p["b_C"])
    C = f * C_prec + i * C_tilde
    return o * np.tanh(C), C


def lstm(xs, h0, C0, p):
    """All hidden states (T, h) of the sequence xs, and the last cell state (h,)."""
    hs, h, C = [], h0, C0
    for x in xs:
        h, C = cellule_lstm(x, h, C, p)
        hs.append(h)
    return np.array(hs), C


def cellule_gru(x, h_prec, p):
    """Next hidden state (h,): (7.14), (7.15), r applied before the product."""
    entree = np.concatenate([h_prec, x])  # (h+i,)
    z = sigmoide(p["W_z"] @ entree + p["b_z"])  # (h,)
    r = sigmoide(p["W_r"] @ entree + p["b_r"])
    h_tilde = np.tanh(p["W"] @ np.concatenate([r * h_prec, x]) + p["b"])
    return (1 - z) * h_prec + z * h_tilde


def cellule_lstm_retro(dh, dC, x, h_prec, C_prec, p):
    """Gradients (dx, dh_prec, dC_prec, dp) of one cell; dp has the keys of p.

    dh and dC arrive from outside: dC from the next step only, the path through h is added here.
    """
    entree = np.concatenate([h_prec, x])  # (h+i,)
    f, i, o = (sigmoide(p[f"W_{g}"] @ entree + p[f"b_{g}"]) for g in "fio")  # (h,)
    C_tilde = np.tanh(p["W_C"] @ entree + p["b_C"])
    tanh_C = np.tanh(f * C_prec + i * C_tilde)
    dC = dC + dh * o * (1 - tanh_C**2)
    dz = {
        "f": dC * C_prec * f * (1 - f),
        "i": dC * C_tilde * i * (1 - i),
        "o": dh * tanh_C * o * (1 - o),
        "C": dC * i * (1 - C_tilde**2),
    }
    dp = {f"W_{g}": np.outer(dz[g], entree) for g in dz}  # (h, h+i)
    dp |= {f"b_{g}": dz[g] for g in dz}  # (h,)
    d_entree = sum(p[f"W_{g}"].T @ dz[g] for g in dz)  # (h+i,)
    return d_entree[len(h_prec) :], d_entree[: len(h_prec)], dC * f, dp


def lstm_retro(dhs, xs, h0, C0, p):
    """Gradient dp of a loss of the states hs of the sequence, whose gradient by hs is dhs (T, h).

    Backpropagation through time: the steps in reverse order, dp summed over all of them.
    """
    etats = [(h0, C0)]  # etats[t] = (h_t, C_t)
    for x in xs:
        etats.append(cellule_lstm(x, *etats[-1], p))
    dh, dC = np.zeros(len(h0)), np.zeros(len(h0))
    dp = {cle: np.zeros(np.shape(p[cle])) for cle in p}
    for t in reversed(range(len(xs))):
        _, dh, dC, dp_t = cellule_lstm_retro(dhs[t] + dh, dC, xs[t], *etats[t], p)
        dp = {cle: dp[cle] + dp_t[cle] for cle in p}
    return dp


def cellule_gru_retro(dh, x, h_prec, p):
    """Gradients (dx, dh_prec, dp) of one GRU cell; dp has the keys of p (optional exercise)."""
    n, entree = len(h_prec), np.concatenate([h_prec, x])  # (h+i,)
    z = sigmoide(p["W_z"] @ entree + p["b_z"])  # (h,)
    r = sigmoide(p["W_r"] @ entree + p["b_r"])
    filtree = np.concatenate([r * h_prec, x])  # (h+i,)
    h_tilde = np.tanh(p["W"] @ filtree + p["b"])
    d = dh * z * (1 - h_tilde**2)  # (h,)
    d_filtree = p["W"].T @ d  # (h+i,)
    d_z = dh * (h_tilde - h_prec) * z * (1 - z)
    d_r = d_filtree[:n] * h_prec * r * (1 - r)
    d_entree = p["W_z"].T @ d_z + p["W_r"].T @ d_r  # (h+i,)
    dp = {"W": np.outer(d, filtree), "b": d, "b_z": d_z, "b_r": d_r}
    dp |= {"W_z": np.outer(d_z, entree), "W_r": np.outer(d_r, entree)}  # (h, h+i)
    dh_prec = d_entree[:n] + d_filtree[:n] * r + dh * (1 - z)
    return d_entree[n:] + d_filtree[n:], dh_prec, dp
