"""Runs notebook cells in an IPython shell, inside the sandbox.

No kernel and no ports: an `InteractiveShell` whose output is captured cell by cell.
Only inert outputs leave: text, and PNG or JPEG images; HTML, SVG and scripts do not.
"""

import base64
import contextlib
import importlib.util
import os
import random
import signal
import sys
import types
from importlib.machinery import PathFinder

import numpy as np
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from autograder.calls import (
    DEFERRED,
    MAX_PRINTED,
    BoundedText,
    describe_exception,
    imported_modules,
)

MAX_IMAGE = 2_000_000  # bytes, base64 included
MAX_OUTPUTS = 50
_IMAGES = ("image/png", "image/jpeg")


class CellTimeout(BaseException):
    """Raised in a cell whose time is over."""


class Publisher(DisplayPublisher):
    """Keeps what a cell displays."""

    def publish(self, data, metadata=None, **kwargs):
        self.shell.keep("display_data", data)


class ResultHook(DisplayHook):
    """Keeps the value of a cell's last expression."""

    def __call__(self, result=None):
        if result is not None and not self.quiet():
            self.shell.user_ns["_"] = result
            self.shell.keep("execute_result", self.compute_format_data(result)[0])


class NotebookShell(InteractiveShell):
    """A shell that accepts `%matplotlib inline`, keeps no history and collects outputs."""

    def __init__(self, **kwargs):
        self.outputs = []
        super().__init__(display_pub_class=Publisher, displayhook_class=ResultHook, **kwargs)

    def keep(self, kind, data):
        bundle = _inert(data)
        if bundle and len(self.outputs) < MAX_OUTPUTS:
            self.outputs.append({"output_type": kind, "data": bundle})

    def enable_gui(self, gui=None):
        pass

    def showtraceback(self, *args, **kwargs):
        pass

    def showsyntaxerror(self, *args, **kwargs):
        pass

    def init_history(self):
        from IPython.core.history import HistoryManager

        self.history_manager = HistoryManager(shell=self, parent=self, enabled=False)

    def init_virtualenv(self):
        pass


def new_shell():
    """The one shell of this process."""
    shell = NotebookShell.instance(colors="nocolor", autocall=0)
    shell.user_ns["__name__"] = "__main__"
    return shell


def seed():
    """Put the random generators in a known state."""
    random.seed(0)
    np.random.seed(0)


def import_ahead(source):
    """Import what the functions of a cell import when called: once, not in each fork again."""
    for name in imported_modules(source):
        if name not in sys.modules:
            with contextlib.suppress(Exception):
                importlib.import_module(name)


class Deferred(types.ModuleType):
    """Stands for matplotlib or its pyplot until something of it is used."""

    def __getattr__(self, name):
        if name.startswith("__") and name != "__path__":
            raise AttributeError(name)
        return getattr(_undeferred(self.__name__), name)

    def __setattr__(self, name, value):
        setattr(_undeferred(self.__name__), name, value)

    def __delattr__(self, name):
        delattr(_undeferred(self.__name__), name)

    def __dir__(self):
        return dir(_undeferred(self.__name__))


def defer_plots():
    """Let cells import matplotlib without its 30 MB, which each fork would have to copy."""
    package = None if DEFERRED[0] in sys.modules else importlib.util.find_spec(DEFERRED[0])
    if package is not None:
        pyplot = PathFinder.find_spec(DEFERRED[1], package.submodule_search_locations)
        for spec in (package, pyplot):
            sys.modules[spec.name] = module = Deferred(spec.name)
            vars(module)["__spec__"] = spec
        vars(sys.modules[DEFERRED[0]])["pyplot"] = sys.modules[DEFERRED[1]]


def _undeferred(name):
    """The module itself."""
    if isinstance(sys.modules.get(name), Deferred):
        for deferred in DEFERRED:
            sys.modules.pop(deferred, None)
        importlib.import_module(DEFERRED[1])
    return importlib.import_module(name)


def run_cell(shell, source, filename, seconds):
    """Run one cell for at most `seconds`; return {"outputs", "outcome", "error"}."""
    text, errors, failure = BoundedText(), BoundedText(), None
    shell.outputs = []
    previous = signal.signal(signal.SIGALRM, _raise_timeout)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(errors):
            result = shell.run_cell(source, store_history=False, cell_id=filename)
        failure = result.error_before_exec or result.error_in_exec
    except BaseException as error:
        failure = error
    finally:
        with contextlib.suppress(BaseException):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, previous)
    with contextlib.redirect_stdout(BoundedText()), contextlib.redirect_stderr(BoundedText()):
        import_ahead(source)  # never interrupted: half a torch cannot be imported again
    return _report(text, errors, shell.outputs, failure, seconds)


def _raise_timeout(signum, frame):
    raise CellTimeout


def _report(text, errors, displayed, failure, seconds):
    outputs = [
        {"output_type": "stream", "name": name, "text": stream.getvalue()}
        for name, stream in (("stdout", text), ("stderr", errors))
        if stream.getvalue()
    ]
    outputs += displayed
    report = {"outputs": outputs, "outcome": None, "error": ""}
    if failure is not None:
        names, message, line = describe_exception(failure)
        where = f" ({line})" if line else ""
        report["outcome"], report["error"] = "RTE", f"{names[0]} : {message}{where}"
        if "CellTimeout" in names:
            report["outcome"] = "TLE"
            report["error"] = f"plus de {seconds:g} s{where}"
        elif "MemoryError" in names:
            report["outcome"] = "MLE"
        traceback = [f"{names[0]}: {message}", line] if line else [f"{names[0]}: {message}"]
        outputs.append(
            {"output_type": "error", "ename": names[0], "evalue": message, "traceback": traceback}
        )
    return report


def _inert(bundle):
    """The parts of a display bundle that no page can execute."""
    data = {}
    for mime in _IMAGES:
        value = bundle.get(mime)
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode()
        if isinstance(value, str) and len(value) <= MAX_IMAGE:
            data[mime] = value
    if isinstance(bundle.get("text/plain"), str):
        data["text/plain"] = bundle["text/plain"][:MAX_PRINTED]
    return data


def bare_streams():
    """Point the standard streams nowhere: nothing a student prints may reach the grader."""
    null = os.open("/dev/null", os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)
    sys.stdout, sys.stderr = BoundedText(0), BoundedText(0)
    sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr  # type: ignore[misc]
