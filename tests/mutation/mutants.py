"""Small faults put into a right answer, one at a time.

The operators of the literature (arithmetic, comparison, constant, statement, argument)
and those of array programs: a transpose, an axis, a copy, a bound or a sign that is lost.
General tools replace every operator by every other, know nothing of arrays and start a
process for each mutant: hence these, on the syntax tree of one cell.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ARITHMETIC: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitXor: (ast.BitOr,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
}
COMPARISON: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
FUNCTIONS = {
    "max": "min", "min": "max", "maximum": "minimum", "minimum": "maximum",
    "argmax": "argmin", "argmin": "argmax", "sum": "mean", "mean": "sum",
    "ceil": "floor", "floor": "ceil", "zeros": "ones", "ones": "zeros",
    "zeros_like": "ones_like", "tanh": "sin", "exp": "cosh", "outer": "multiply",
    "ReLU": "Tanh", "Softmax": "Softplus", "prod": "sum", "append": "extend",
}  # fmt: skip
LOST = {"copy", "astype", "ravel", "reshape", "flatten"}  # methods: x.copy() -> x
SYMMETRIC = {"nand", "et", "ou", "xor", "demi_additionneur"}  # their arguments may be swapped
WRAPPERS = {"abs", "array", "asarray", "list", "float", "int", "sqrt"}  # f(x) -> x


@dataclass(frozen=True)
class Mutant:
    """A fault: which operator made it, the line it is on before and after, the whole cell."""

    operator: str
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        return f"{self.before}  →  {self.after}"


Replace = Callable[[ast.AST], Iterator[tuple[str, ast.AST | None]]]


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a cell, each once."""
    tree = ast.parse(source)
    for node in ast.walk(tree):  # docstrings go: they are not program
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    original, seen = ast.unparse(tree), set()
    for index, node in enumerate(ast.walk(tree)):
        for operator, changed in _changes(node):
            mutated = _with(tree, index, changed)
            text = ast.unparse(ast.fix_missing_locations(mutated))
            if text != original and text not in seen:
                seen.add(text)
                yield Mutant(operator, *_difference(original, text), text)


def _with(tree: ast.AST, index: int, changed: ast.AST | None) -> ast.AST:
    """A copy of `tree` whose node number `index` is `changed` (None: left out)."""
    made = copy.deepcopy(tree)
    target = list(ast.walk(made))[index]

    class Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST | None:
            if node is target:
                return copy.deepcopy(changed)
            return self.generic_visit(node)

    Put().visit(made)
    for node in ast.walk(made):
        if getattr(node, "body", None) == [] and not isinstance(node, ast.Module):
            node.body = [ast.Pass()]  # type: ignore[attr-defined]
    return made


def _difference(before: str, after: str) -> tuple[str, str]:
    old, new = before.splitlines(), after.splitlines()
    first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    if first is None:
        first = min(len(old), len(new))
    left = old[first].strip() if first < len(old) else ""
    gone = len(new) < len(old)
    return left, "(rien)" if gone else new[first].strip()


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST | None]]:
    """(operator, what stands in the place of the node) for each fault that fits it."""
    for make in (_arithmetic, _comparison, _constant, _call, _array, _sequence, _statement):
        yield from make(node)


def _arithmetic(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.BinOp):
        for other in ARITHMETIC.get(type(node.op), ()):
            yield "opération", ast.BinOp(node.left, other(), node.right)
        if isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div | ast.MatMult | ast.Pow):
            yield "terme oublié", node.left
        if isinstance(node.op, ast.Add | ast.Mult | ast.MatMult):
            yield "terme oublié", node.right
        if isinstance(node.op, ast.Sub | ast.MatMult | ast.Div):
            yield "ordre", ast.BinOp(node.right, node.op, node.left)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not):
        yield "signe", node.operand
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "logique", ast.BoolOp(other, node.values)
        for value in node.values:
            yield "logique", value
    elif isinstance(node, ast.AugAssign):
        for other in ARITHMETIC.get(type(node.op), ()):
            yield "opération", ast.AugAssign(node.target, other(), node.value)
        yield "cumul perdu", ast.Assign([node.target], node.value, lineno=1)


def _comparison(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Compare):
        for index, op in enumerate(node.ops):
            for other in COMPARISON.get(type(op), ()):
                ops = [*node.ops[:index], other(), *node.ops[index + 1 :]]
                yield "comparaison", ast.Compare(node.left, ops, node.comparators)
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        values = (False,) if isinstance(node, ast.While) else (True, False)
        for value in values:
            changed = copy.copy(node)
            changed.test = ast.Constant(value)
            yield "condition", changed


def _constant(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield "constante", ast.Constant(not value)
    elif isinstance(value, int):
        yield "constante", ast.Constant(value + 1)
        yield "constante", ast.Constant(value - 1)
    elif isinstance(value, float):
        yield "constante", ast.Constant(value * 2 if value else 1.0)
        yield "constante", ast.Constant(value / 2 if value else -1.0)


def _call(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if not isinstance(node, ast.Call):
        return
    args, keywords = node.args, node.keywords
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    for i in range(len(args) - 1) if name not in SYMMETRIC else ():
        swapped = [*args[:i], args[i + 1], args[i], *args[i + 2 :]]
        yield "arguments", ast.Call(node.func, swapped, keywords)
    if len(args) > 1:
        yield "arguments", ast.Call(node.func, args[:-1], keywords)
        yield "arguments", ast.Call(node.func, args[1:], keywords)
    for i in range(len(keywords)):
        yield "arguments", ast.Call(node.func, args, [*keywords[:i], *keywords[i + 1 :]])
    if name in FUNCTIONS:
        func = copy.copy(node.func)
        if isinstance(func, ast.Attribute):
            func.attr = FUNCTIONS[name]
        elif isinstance(func, ast.Name):
            func.id = FUNCTIONS[name]
        yield "fonction", ast.Call(func, args, keywords)
    if isinstance(node.func, ast.Attribute) and name in LOST and name not in WRAPPERS:
        yield "copie", node.func.value
    if (name in WRAPPERS and len(args) == 1) or (name in ("sigmoide", "tanh", "copy") and args):
        yield "fonction oubliée", args[0]
    if name == "range":
        last = ast.BinOp(args[min(1, len(args) - 1)], ast.Sub(), ast.Constant(1))
        bounds = [last] if len(args) == 1 else [args[0], last, *args[2:]]
        yield "borne", ast.Call(node.func, bounds, keywords)
        if len(args) == 1:
            yield "borne", ast.Call(node.func, [ast.Constant(1), args[0]], keywords)


def _array(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Attribute) and node.attr == "T" and isinstance(node.ctx, ast.Load):
        yield "transposée", node.value
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        for side in ("left", "right"):
            changed = copy.copy(node)
            operand = getattr(node, side)
            if not (isinstance(operand, ast.Attribute) and operand.attr == "T"):
                setattr(changed, side, ast.Attribute(operand, "T", ast.Load()))
                yield "transposée", changed
    if isinstance(node, ast.Slice):
        for part in ("lower", "upper", "step"):
            if getattr(node, part) is not None:
                changed = copy.copy(node)
                setattr(changed, part, None)
                yield "borne", changed
                if part != "step":
                    shifted = copy.copy(node)
                    one = ast.BinOp(getattr(node, part), ast.Add(), ast.Constant(1))
                    setattr(shifted, part, one)
                    yield "borne", shifted
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Name):
        if isinstance(node.ctx, ast.Load):
            index = ast.BinOp(node.slice, ast.Sub(), ast.Constant(1))
            yield "indice", ast.Subscript(node.value, index, node.ctx)


def _sequence(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Load):
        for i in range(len(node.elts) - 1):
            changed = copy.copy(node)
            changed.elts = [*node.elts[:i], node.elts[i + 1], node.elts[i], *node.elts[i + 2 :]]
            yield "ordre", changed


def _values(node: ast.AST) -> list:
    """The constants of an expression, `...` for anything else."""
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    return [part.value if isinstance(part, ast.Constant) else ... for part in parts]


def _statement(node: ast.AST) -> Iterator[tuple[str, ast.AST | None]]:
    if isinstance(
        node, ast.Expr | ast.AugAssign | ast.Raise | ast.Delete | ast.Break | ast.Continue
    ):
        yield "instruction retirée", None
    if isinstance(node, ast.Assign):
        names = all(isinstance(target, ast.Name) for target in node.targets)
        if not names and set(_values(node.value)) != {None}:
            yield "instruction retirée", None
    if isinstance(node, ast.If):
        yield "instruction retirée", None
    if isinstance(node, ast.For):
        once = copy.copy(node)
        once.body = [*node.body, ast.Break()]
        yield "une seule fois", once
        reverse = copy.copy(node)
        reverse.iter = ast.Call(
            ast.Name("reversed", ast.Load()),
            [ast.Call(ast.Name("list", ast.Load()), [node.iter], [])], [],
        )  # fmt: skip
        yield "à l'envers", reverse
    if isinstance(node, ast.Return) and node.value is not None:
        yield "retour", ast.Return(ast.Constant(None))
