"""Answers the calls of the trusted side, inside the worker.

Theory of operation. A request is `[op, ...]`, its reply `["ok", value]` or
`["raised", type_names, message, line]`. While the student's code runs it may need
an *upcall*: a function of the trusted side, passed as an argument or put in the
place of an answer. The upcall goes out in the middle of the call (unless the same one was
answered « always »), and before its result comes back the trusted side may send requests
of its own (read `reseau.poids`, say); they nest like ordinary function calls.

Nothing here is trusted: the student's code shares this process and may do what it
likes with it. The trusted side believes nothing but the data that comes out, and
compares that with its own. Like `wire`, this module runs in the sandbox and uses
neither the course nor the rest of the package; the in-memory transport uses it too.
"""

import ast
import contextlib
import functools
import io
import linecache
import random
import re
import sys
import time
import types

import numpy as np

from autograder import wire

MAX_PRINTED = 20_000  # characters kept of what one call prints
MAX_MESSAGE = 400
MAX_TOLD, TOLD_BYTES = 1000, 10_000  # answers known for good; of each, with its request
COMPILER = "torch._dynamo"  # which some of torch imports when it is first used: seconds, each fork
_COMPILING = re.compile(r"\b(functorch|optim|vjp|jvp|jac(rev|fwd)|hessian|torch\.(func|compile))\b")
_SLOW_TO_IMPORT = {"torch", "scipy", "sklearn", "matplotlib", "pandas"}
DEFERRED = ("matplotlib", "matplotlib.pyplot")  # imported by many a notebook for its plots alone


class BoundedText(io.TextIOBase):
    """A text stream that keeps the first `limit` characters and drops the rest."""

    def __init__(self, limit=MAX_PRINTED):
        self.parts, self.left = [], limit

    def writable(self):
        return True

    def write(self, text):
        if self.left > 0:
            self.parts.append(text[: self.left])
            self.left -= len(text)
        return len(text)

    def getvalue(self):
        return "".join(self.parts)


def describe_exception(error):
    """Return (type names from the most specific, message, line of the student's code)."""
    names = [cls.__name__ for cls in type(error).__mro__ if cls is not object]
    try:
        message = str(error)[:MAX_MESSAGE]
    except BaseException:
        message = ""
    line, trace = "", error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename.startswith(("<ipython-input", "<cellule")) or "ipykernel" in filename:
            text = linecache.getline(filename, trace.tb_lineno).strip()
            line = f"ligne {trace.tb_lineno} : {text[:120]}" if text else f"ligne {trace.tb_lineno}"
        trace = trace.tb_next
    return names, message, line


class Calls:
    """The student's namespace, asked and changed by requests."""

    def __init__(self, namespace):
        self.namespace = namespace
        self.objects = {}  # handle number -> object
        self.records = []  # what `record` has seen
        self.upcall = None  # bytes -> bytes, set for the time of a request
        self.asked = {}  # names of the attributes that have been read of objects, in order
        self.told = {}  # request -> answer, of functions that answer it so for good

    def answer(self, data, upcall):
        """Carry out one encoded request and return the encoded reply."""
        try:
            operation = wire.decode(data, self.from_ref)
        except BaseException as error:  # of a handle that this copy has not given
            return self.encode(["raised", *describe_exception(error)])
        return self.carry_out(operation, upcall)

    def carry_out(self, operation, upcall):
        """The same for one that has been decoded."""
        before, self.upcall = self.upcall, upcall
        try:
            op, *rest = operation
            return self.encode(["ok", getattr(self, f"do_{op}")(*rest)])
        except BaseException as error:  # SystemExit and KeyboardInterrupt included
            return self.encode(["raised", *describe_exception(error)])
        finally:
            self.upcall = before

    def encode(self, value):
        try:
            return wire.encode(value, self.to_ref)
        except BaseException as error:
            return wire.encode(["raised", *describe_exception(error)], self.to_ref)

    # --- handles ---

    def to_ref(self, obj):
        array = _tensor_values(obj)
        if array is not None:
            return array
        number = len(self.objects)
        self.objects[number] = obj
        kind = "class" if isinstance(obj, type) else "function" if callable(obj) else "object"
        return wire.Ref("worker", number, f"{kind}:{type(obj).__name__}")

    def from_ref(self, ref):
        if ref.owner == "worker":
            return self.objects[ref.number]
        return self.trusted_function(ref)

    def trusted_function(self, ref):
        """A stand-in for a function of the trusted side."""

        def function(*args, **kwargs):
            held = [self.held_by(obj) for obj in args]  # which the function would ask for
            request = wire.encode([ref.number, args, kwargs, held], self.to_ref)
            answer = self.told.get(request) or self.upcall(request)
            status, result, *more = wire.decode(answer, self.from_ref)
            small = len(self.told) < MAX_TOLD and len(request) + len(answer) <= TOLD_BYTES
            if status == "always" and small:
                self.told[request] = answer
            if status != "raised":
                return result
            error = {"ValueError": ValueError, "TypeError": TypeError}.get(result, RuntimeError)
            raise error(*more)

        function.__name__ = ref.kind or "fonction"
        return function

    def held_by(self, obj):
        """Replies to `do_getattr` for names read before, where that runs no code of the object."""
        kind, own = type(obj), getattr(obj, "__dict__", None)
        if type(own) is not dict or kind.__getattribute__ is not object.__getattribute__:
            return {}
        found = {}
        for name in self.asked:
            if name in own and not hasattr(kind, name):
                found[name] = self.encode(["ok", own[name]])
            elif name not in own and type(getattr(kind, name, None)) is types.FunctionType:
                found[name] = self.encode(["ok", getattr(obj, name)])
        return found

    # --- requests ---

    def locate(self, dotted):
        """Return (owner, last name, is it the namespace): `Reseau.forward` is in `Reseau`."""
        first, *rest = dotted.split(".")
        if not rest:
            return self.namespace, first
        owner = self.namespace[first]
        for name in rest[:-1]:
            owner = getattr(owner, name)
        return owner, rest[-1]

    def lookup(self, dotted):
        owner, name = self.locate(dotted)
        if owner is not self.namespace:
            return getattr(owner, name)
        if name not in owner:
            raise NameError(f"`{name}` n'est pas défini")
        return owner[name]

    def put(self, dotted, value):
        owner, name = self.locate(dotted)
        if owner is self.namespace:
            owner[name] = value
        else:
            setattr(owner, name, value)

    def do_seed(self, number):
        random.seed(number)
        np.random.seed(number)
        torch = sys.modules.get("torch")
        if torch is not None:  # the one generator of the CPU: `manual_seed` visits every device
            torch.default_generator.manual_seed(number)

    def do_batch(self, requests, seconds):
        """The encoded replies to many requests, until `seconds` are over: the first at least."""
        until, replies = time.monotonic() + seconds, []
        for request in requests:
            replies.append(self.answer(request, self.upcall))
            if time.monotonic() > until:
                break
        return replies

    def do_value(self, name):
        return self.lookup(name)

    def do_getattr(self, obj, name):
        self.asked[name] = True
        return getattr(obj, name)

    def do_setattr(self, obj, name, value):
        setattr(obj, name, value)

    def do_call(self, target, args, kwargs):
        """Call a name or an object; return (result, arguments after the call, printed)."""
        function = self.lookup(target) if isinstance(target, str) else target
        printed = BoundedText()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(BoundedText()):
            with np.errstate(all="ignore"):
                result = function(*args, **kwargs)
        return (result, list(args), printed.getvalue())

    def do_call_with_tensors(self, target, args, kwargs):
        """The same, with a torch tensor for every array in the arguments."""
        return self.do_call(target, _with_tensors(args), _with_tensors(kwargs))

    def do_classes(self, obj):
        """Full names of the classes of an object, from the most specific."""
        return [f"{cls.__module__}.{cls.__qualname__}" for cls in type(obj).__mro__]

    def do_replace(self, name, function):
        """Put a function or a value of the trusted side in the place of an answer."""
        first, dot, _ = name.partition(".")
        if dot and not isinstance(self.namespace.get(first), type):
            self.namespace[first] = type(first, (), {})
        self.put(name, function)

    def do_record(self, name):
        """Keep the arguments of every later call of `name`; return the record's number."""
        function, seen = self.lookup(name), []

        def recorded(*args, **kwargs):
            visible = args[1:] if "." in name else args
            seen.append((snapshot(visible), snapshot(kwargs)))
            return function(*args, **kwargs)

        self.put(name, recorded)
        self.records.append(seen)
        return len(self.records) - 1

    def do_records(self, number):
        return self.records[number]


def snapshot(value):
    """A copy of nested containers and arrays, so that later changes do not show."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if type(value) in (list, tuple):
        return type(value)(snapshot(item) for item in value)
    if type(value) is dict:
        return {key: snapshot(item) for key, item in value.items()}
    return value


def _tensor_values(obj):
    """The values of a torch tensor as an array, or None; torch is never imported for this."""
    tensor = getattr(sys.modules.get("torch"), "Tensor", None)
    if isinstance(tensor, type) and isinstance(obj, tensor):
        with contextlib.suppress(Exception):  # no values yet, or of a type NumPy does not have
            return obj.detach().cpu().numpy()
    return None


def _with_tensors(value):
    """Nested containers with a torch tensor in the place of every array."""
    if isinstance(value, np.ndarray):
        torch = sys.modules.get("torch")
        if torch is None:
            raise TypeError("torch n'est pas importé : un tableau ne peut pas devenir un tenseur")
        return torch.from_numpy(value)
    if type(value) in (list, tuple):
        return type(value)(map(_with_tensors, value))
    if type(value) is dict:
        return {key: _with_tensors(item) for key, item in value.items()}
    return value


@functools.lru_cache(maxsize=512)
def imported_modules(source):
    """Modules that take a while: what a cell imports, at once or inside a function, and COMPILER."""
    names = []
    with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Import):
                names += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.append(node.module)
    if "torch" in source and _COMPILING.search(source):
        names.append(COMPILER)
    return tuple(name for name in names if name.partition(".")[0] in _SLOW_TO_IMPORT)
