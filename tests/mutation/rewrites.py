"""Right answers written otherwise: what must never be refused.

Each rewrite keeps the meaning of an answer and changes its rounding, its order of
operations, its types of result or its style: students differ in all of these.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

HELPERS = {
    "_court": """
def _court(valeur, precision):
    import numpy
    if isinstance(valeur, numpy.ndarray) and valeur.dtype == float:
        return valeur.astype(precision).astype(float)
    if isinstance(valeur, (list, tuple)) and type(valeur) in (list, tuple):
        return type(valeur)(_court(v, precision) for v in valeur)
    if isinstance(valeur, dict):
        return {cle: _court(v, precision) for cle, v in valeur.items()}
    return float(precision(valeur)) if isinstance(valeur, float) else valeur
""",
    "_change": """
def _change(valeur, comment):
    import numpy
    if isinstance(valeur, numpy.ndarray) and valeur.ndim:
        return comment(valeur)
    if type(valeur) in (list, tuple):
        return type(valeur)(_change(v, comment) for v in valeur)
    if type(valeur) is dict:
        return {cle: _change(v, comment) for cle, v in valeur.items()}
    return valeur
""",
    "_nombre": """
def _nombre(valeur):
    import numpy
    if isinstance(valeur, bool):
        return numpy.bool_(valeur)
    if isinstance(valeur, int):
        return numpy.int64(valeur) if abs(valeur) < 2**62 else float(valeur)
    if isinstance(valeur, float):
        return numpy.float64(valeur)
    return type(valeur)(_nombre(v) for v in valeur) if type(valeur) in (list, tuple) else valeur
""",
    "_entier": """
def _entier(valeur):
    if isinstance(valeur, int) and abs(valeur) < 2**52:
        return float(valeur)
    return type(valeur)(_entier(v) for v in valeur) if type(valeur) in (list, tuple) else valeur
""",
}


@dataclass(frozen=True)
class Rewrite:
    """One way to write an answer otherwise, and the whole cell so written."""

    name: str
    source: str


def rewrites(source: str) -> Iterator[Rewrite]:
    """Every rewrite that changes the cell."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    for name, transform in REWRITES.items():
        made = transform(copy.deepcopy(tree))
        text = ast.unparse(ast.fix_missing_locations(made))
        if text != original:
            used = [helper for key, helper in HELPERS.items() if f"{key}(" in text]
            yield Rewrite(name, "\n".join([*used, text]))


def _everywhere(change: Callable[[ast.AST], ast.AST]) -> Callable[[ast.AST], ast.AST]:
    class Change(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return change(self.generic_visit(node))

    return lambda tree: Change().visit(tree)


def _is_number(*nodes: ast.AST) -> bool:
    """Whether an expression can only be arithmetic: no list or text is put together in it."""
    other = ast.List | ast.ListComp | ast.Tuple | ast.JoinedStr | ast.Starred
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, other):
                return False
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                return False
            if isinstance(part, ast.Name) and part.id in ("list", "tuple"):
                return False
    return True


def _commuted(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
        if _is_number(node.left, node.right):
            return ast.BinOp(node.right, node.op, node.left)
    return node


def _regrouped(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mult):
        left = node.left
        if isinstance(left, ast.BinOp) and type(left.op) is type(node.op) and _is_number(node):
            return ast.BinOp(left.left, node.op, ast.BinOp(left.right, node.op, node.right))
    return node


def _subtracted(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and _is_number(node):
        return ast.UnaryOp(ast.USub(), ast.BinOp(node.right, ast.Sub(), node.left))
    return node


def _products(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        dot = ast.Attribute(ast.Name("np", ast.Load()), "dot", ast.Load())
        return ast.Call(dot, [node.left, node.right], [])
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        if isinstance(node.right, ast.Constant) and node.right.value == 2:
            return ast.BinOp(node.left, ast.Mult(), copy.deepcopy(node.left))
    return node


def _transposed(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Attribute) and node.attr == "T" and isinstance(node.ctx, ast.Load):
        name = ast.Attribute(ast.Name("np", ast.Load()), "transpose", ast.Load())
        return ast.Call(name, [node.value], [])
    return node


def _shortened(precision: str) -> Callable[[ast.AST], ast.AST]:
    """Every value that is given a name, rounded to another precision on the way."""

    def change(node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Assign) and all(isinstance(t, ast.Name) for t in node.targets):
            value = ast.parse(f"_court(None, __import__('numpy').{precision})", mode="eval").body
            value.args[0] = node.value  # type: ignore[attr-defined]
            return ast.Assign(node.targets, value, lineno=1)
        return node

    return _everywhere(change)


def _returned(template: str) -> Callable[[ast.AST], ast.AST]:
    """`return x` as `return template`, for x in the place of `VALEUR`."""

    def change(node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Return) and node.value is not None:
            value = node.value

            class Put(ast.NodeTransformer):
                def visit_Name(self, name: ast.Name) -> ast.AST:
                    return value if name.id == "VALEUR" else name

            return ast.Return(Put().visit(ast.parse(template, mode="eval").body))
        return node

    return _everywhere(change)


def _listed(node: ast.AST) -> ast.AST:
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
        return ast.Return(ast.List(node.value.elts, ast.Load()))
    return node


def _renamed(tree: ast.AST) -> ast.AST:
    """Local variables under unusual names; parameters keep theirs."""
    for function in [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]:
        kept = {arg.arg for f in ast.walk(tree) if isinstance(f, ast.FunctionDef)
                for arg in [*f.args.args, *f.args.kwonlyargs]}  # fmt: skip
        inside = list(ast.walk(function))
        names = {n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        for node in inside:
            if isinstance(node, ast.Name) and node.id in names - kept:
                node.id = f"{node.id}_à_moi"
    return tree


def _body(prologue: str) -> Callable[[ast.AST], ast.AST]:
    """Statements in front of each function's own, with its parameters in them."""

    def transform(tree: ast.AST) -> ast.AST:
        for function in [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]:
            if function.name.startswith("__"):
                continue
            names = [arg.arg for arg in function.args.args if arg.arg != "self"]
            lines = [prologue.replace("ARG", name) for name in names]
            function.body = [*ast.parse("\n".join(lines)).body, *function.body]
        return tree

    return transform


def _delegated(tree: ast.AST) -> ast.AST:
    """Each function calls a helper of the cell that does the work."""
    if not isinstance(tree, ast.Module):
        return tree
    made: list[ast.stmt] = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            helper = copy.deepcopy(node)
            helper.name, helper.decorator_list = f"_aide_{node.name}", []
            names = [ast.Name(arg.arg, ast.Load()) for arg in node.args.args]
            node.body = [ast.Return(ast.Call(ast.Name(helper.name, ast.Load()), names, []))]
            made.append(helper)
        made.append(node)
    tree.body = made
    return tree


REWRITES: dict[str, Callable[[ast.AST], ast.AST]] = {
    "termes dans l'autre ordre": _everywhere(_commuted),
    "termes groupés autrement": _everywhere(_regrouped),
    "différences retournées": _everywhere(_subtracted),
    "np.dot pour @, x * x pour x ** 2": _everywhere(_products),
    "np.transpose pour .T": _everywhere(_transposed),
    "intermédiaires en float32": _shortened("float32"),
    "intermédiaires en longdouble": _shortened("longdouble"),
    "résultats en float32": _returned("_court(VALEUR, __import__('numpy').float32)"),
    "résultats en nombres de NumPy": _returned("_nombre(VALEUR)"),
    "entiers en float": _returned("_entier(VALEUR)"),
    "tableaux en listes": _returned("_change(VALEUR, lambda a: a.tolist())"),
    "tableaux à l'envers en mémoire": _returned("_change(VALEUR, lambda a: a[::-1].copy()[::-1])"),
    "listes pour n-uplets": _everywhere(_listed),
    "autres noms": _renamed,
    "arguments copiés": _body("ARG = __import__('copy').deepcopy(ARG)"),
    "affichages": _body("print('ARG =', ARG)"),
    "fonction d'aide": _delegated,
}
