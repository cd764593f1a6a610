"""Every measure earns its place: without it an attack goes through, with it the same attack fails.

    python -m tests.attacks.measures [NAME]...

Each measure is switched off by itself, by a field of `Measures` or by a patch. Where two
of them stand behind each other, the other one is off in both runs: `beside` says so.
What is shown elsewhere is named, not repeated; what nothing shows is `spare`, with the
reason why it stays.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import pickle
import socket
import sys
import tempfile
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest import mock

import nbformat
from rich.console import Console
from rich.table import Table

from autograder import cgroup, channel, feedback, gradebook, proxy, wire
from autograder.bubblewrap import RLIMITS, Measures
from autograder.feedback import cell_html
from autograder.limits import Limits
from autograder.link import SandboxRun
from autograder.script import Script, Step
from autograder.submission import Submission
from tests.attacks.canaries import SUCCESS
from tests.attacks.corpus import HERE, parse_attack
from tests.project.courses import LIMITS, points, tiny_course
from tests.project.test_attacks import EQUAL, INSIDER
from tests.project.test_in_cell import make_course

PORTS = range(47101, 47111)  # where escape/network looks
_SEGMENT_KEY = 0x61747461  # what escape/shared_segments looks for
_TOKEN = "canari-de-l-environnement"
FULL = Measures()


@dataclass(frozen=True)
class Measure:
    """One measure and the attack that succeeds without it.

    attack: `class/name` of the corpus, run as one cell; or sample: a function that
    judges a submission and tells whether it succeeded. on, off: the two sandboxes; or
    patch: a context in which the trusted side goes without the measure.
    """

    name: str
    attack: str
    on: Measures | None = None
    off: Measures | None = None
    sample: Callable[[Path], bool] | None = None
    patch: Callable[[], contextlib.AbstractContextManager] | None = None
    limits: dict[str, float] = field(default_factory=dict)  # in both runs
    loose: dict[str, float] = field(default_factory=dict)  # when off
    beside: str = ""

    def succeeds(self, on: bool, folder: Path) -> bool:
        """Whether the attack goes through, with the measure or without it."""
        if self.sample is not None:
            with contextlib.nullcontext() if on or self.patch is None else self.patch():
                return self.sample(folder)
        settings = self.limits if on else self.limits | self.loose
        return cell_succeeds(self.attack, self.on if on else self.off, settings)


def without(**changes) -> Measures:
    return replace(FULL, **changes)


def no_namespace(name: str, **changes) -> Measures:
    return without(namespaces=tuple(n for n in FULL.namespaces if n != name), **changes)


def no_rlimit(name: str, **changes) -> Measures:
    return without(rlimits=tuple(n for n in RLIMITS if n != name), **changes)


# --- attacks of the corpus, each as one cell ---------------------------------------------


def cell_succeeds(label: str, measures: Measures, settings: dict[str, float]) -> bool:
    """Run an attack as the only cell of a notebook; no copy is opened."""
    family, name = label.split("/")
    attack = parse_attack((HERE / f"{label}.py").read_text(encoding="utf-8"), family, name)
    limits = Limits(**LIMITS | {"cell_seconds": 15, "relaunches": 0} | attack.limits | settings)
    with bait():
        with SandboxRun(Script([Step(0, "attaque", attack.code)]), limits, measures) as run:
            shown = str([o for o in run.results[0].outputs if o.output_type != "error"])
    return SUCCESS in shown or _TOKEN in shown


@contextlib.contextmanager
def bait() -> Iterator[None]:
    """What attacks look for on this machine: a port, a socket, a segment, a variable."""
    with contextlib.ExitStack() as stack:
        for family, addresses in (
            (socket.AF_INET, [("127.0.0.1", port) for port in PORTS]),
            (socket.AF_UNIX, ["\0autograder-attaque"]),
        ):
            listener = stack.enter_context(socket.socket(family))
            for address in addresses:
                with contextlib.suppress(OSError):
                    listener.bind(address)
                    listener.listen()
                    break
        libc = ctypes.CDLL(None)
        segment = libc.shmget(_SEGMENT_KEY, 4096, 0o1600)
        stack.callback(libc.shmctl, segment, 0, None)
        stack.enter_context(mock.patch.dict(os.environ, {"JETON": _TOKEN}))
        yield


# --- samples: whole submissions ------------------------------------------------------------


def _earned(folder: Path, answers: dict[str, str], extra=(), **hidden: str) -> dict[str, float]:
    """Points for these answers in a tiny course, with other hidden tests where given."""
    course = tiny_course(folder / "cours")
    for name, source in hidden.items():
        path = course.root / "tests/hidden/tiny" / f"test_{name}.py"
        path.write_text(f'"""Hidden tests."""\n\n\n{source}\n')
    return points(course.judge(course.notebook(answers, list(extra))))


PICKLE = """
import pickle
class Piege:
    def __reduce__(self):
        return (exec, ("import sys; sys.modules['autograder'].__dict__['piege'] = True",))
def double(x):
    s = serveur()
    s.wire.send_frame(s.sock, b"R" + s.nonce + pickle.dumps(Piege()))
    return 0
"""


def pickled_reply(folder: Path) -> bool:
    package = vars(sys.modules["autograder"])
    _earned(folder, {"double": PICKLE}, [INSIDER])
    return package.pop("piege", False)


def no_strict_decoder() -> contextlib.AbstractContextManager:
    strict = wire.decode

    def lenient(data, from_ref):
        try:
            return strict(data, from_ref)
        except wire.WireFault:
            return pickle.loads(data)

    return mock.patch.object(wire, "decode", lenient)


def equal_object(folder: Path) -> bool:
    plain = 'def test_egal(copie):\n    """Le double de 3."""\n    assert copie.double(3) == 6'
    answer = f"{EQUAL}\ndef double(x):\n    return Egal()"
    return _earned(folder, {"double": answer}, double=plain)["test_double"] > 0


def lively_proxies() -> contextlib.AbstractContextManager:
    def equal(self, other):
        method = self._session.request("getattr", self, "__eq__")
        return bool(proxy.call(self._session, method, "", (other,), {})[0])

    return mock.patch.object(proxy.Handle, "__eq__", equal)


NAMESPACE = {
    "triple": "def triple(x):\n    globals()['vu'] = True\n    return 3 * x",
    "quadruple": "def quadruple(x):\n    return 4 * x if 'vu' in globals() else 0",
}


def learnt_in_another_test(folder: Path) -> bool:
    return _earned(folder, NAMESPACE)["test_quadruple"] > 0


def one_process_for_all() -> contextlib.AbstractContextManager:
    @contextlib.contextmanager
    def copy(self, seconds, clean):
        self._control.seconds = seconds
        yield self._base

    return mock.patch.object(SandboxRun, "_copy", copy)


def process_left_behind(folder: Path) -> bool:
    text = (HERE / "escape/survivor_of_a_call.py").read_text(encoding="utf-8")
    attack = parse_attack(text, "escape", "survivor_of_a_call")
    return _earned(folder, {"double": attack.double(False)})["test_double"] > 0


def no_cleaning() -> contextlib.AbstractContextManager:
    copy = SandboxRun._copy
    return mock.patch.object(SandboxRun, "_copy", lambda self, s, clean: copy(self, s, False))


def deleted_test_cell(folder: Path) -> bool:
    """An accident rather than an attack: does it cost a right answer its points?"""
    course = make_course(folder / "cours")
    notebook = course.notebook()
    notebook.cells = [
        cell
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade_id") != "test_double"
    ]
    return points(course.judge(notebook))["test_double"] < 2


def no_repair() -> contextlib.AbstractContextManager:
    def as_it_is(path, assignment):
        return Submission(nbformat.read(path, 4))

    return mock.patch.object(gradebook, "read_submission", as_it_is)


def script_in_feedback(folder: Path) -> bool:
    course = tiny_course(folder / "cours")
    answer = "def double(x):\n    raise ValueError('<script>document.title = 1</script>')"
    verdict = course.judge(course.notebook({"double": answer})).verdict
    return "<script" in cell_html("test_double", verdict.cells["test_double"])


def no_escaping() -> contextlib.AbstractContextManager:
    return mock.patch.object(feedback, "escape", lambda text, *_: text)


DOUBLED = {
    "double": "def double(x):\n    repond(2.0 * x, 1)\n    return 2.0 * x",
    "triple": "def triple(x):\n    return 0.0",
}


def reply_for_another_request(folder: Path) -> bool:
    pair = (
        'def test_paire(copie):\n    """Deux produits égaux."""\n'
        "    assert copie.double(3) == copie.triple(2)"
    )
    return _earned(folder, DOUBLED, [INSIDER], triple=pair)["test_triple"] > 0


def no_nonce() -> contextlib.AbstractContextManager:
    module = types.SimpleNamespace(**vars(os) | {"urandom": bytes})
    return mock.patch.object(channel, "os", module)


# --- the registry --------------------------------------------------------------------------

_NO_CGROUP = without(cgroup=False)
MEASURES = (
    Measure("seccomp", "escape/ptrace", off=without(seccomp=False)),
    Measure(
        "seccomp, for memory in no process", "resources/memory_memfd",
        _NO_CGROUP, without(cgroup=False, seccomp=False), beside="no cgroup",
    ),
    Measure(
        "cgroup", "resources/memory_bytearray",
        without(watchdog=False), without(watchdog=False, cgroup=False), beside="no watchdog",
    ),
    Measure(
        "watchdog", "resources/memory_children",
        _NO_CGROUP, without(cgroup=False, watchdog=False), beside="no cgroup",
    ),
    Measure("rlimit address_space", "resources/address_space", off=no_rlimit("address_space")),
    Measure(
        "rlimit processes", "resources/forks",
        _NO_CGROUP, no_rlimit("processes", cgroup=False), beside="no cgroup",
    ),
    Measure(
        "cgroup, for processes", "resources/forks",
        no_rlimit("processes"), no_rlimit("processes", cgroup=False), beside="no rlimit",
    ),
    Measure("rlimit file_bytes", "resources/sparse_file", off=no_rlimit("file_bytes")),
    Measure("rlimit open_files", "resources/descriptors", off=no_rlimit("open_files")),
    Measure("rlimit core", "resources/core_dump", off=no_rlimit("core")),
    Measure("rlimit stack", "resources/stack_of_its_own_size", off=no_rlimit("stack")),
    Measure("size of scratch", "resources/disk", loose={"scratch_mib": 300}),
    Measure("namespace pid", "escape/other_processes", off=no_namespace("pid")),
    Measure("namespace net", "escape/abstract_socket", off=no_namespace("net")),
    Measure(
        "namespace net, for the network", "escape/network",
        without(seccomp=False), no_namespace("net", seccomp=False), beside="no seccomp",
    ),
    Measure(
        "seccomp, for the network", "escape/network",
        no_namespace("net"), no_namespace("net", seccomp=False), beside="no namespace net",
    ),
    Measure("namespace ipc", "escape/shared_segments", off=no_namespace("ipc")),
    Measure("namespace cgroup", "escape/name_of_the_group", off=no_namespace("cgroup")),
    Measure(
        "nested namespaces", "escape/user_namespace",
        without(seccomp=False), without(seccomp=False, nested_namespaces=True), beside="no seccomp",
    ),
    Measure("clear_environment", "escape/first_process", off=without(clear_environment=False)),
    Measure("strict decoder", "a pickle", sample=pickled_reply, patch=no_strict_decoder),
    Measure("inert proxies", "always equal", sample=equal_object, patch=lively_proxies),
    Measure("fork per test", "a variable", sample=learnt_in_another_test, patch=one_process_for_all),
    Measure("clean between tests", "escape/survivor_of_a_call", sample=process_left_behind, patch=no_cleaning),
    Measure("repair", "a deleted test cell", sample=deleted_test_cell, patch=no_repair),
    Measure("escaping in feedback", "a script", sample=script_in_feedback, patch=no_escaping),
    Measure("nonce of frames", "a doubled reply", sample=reply_for_another_request, patch=no_nonce),
)  # fmt: skip
NEED_CGROUP = ("cgroup", "cgroup, for processes", "namespace cgroup")
ELSEWHERE = {
    "hide_files": "test_isolation.py::test_files_of_the_course_are_readable_without_the_measure",
}
SPARE = {
    "namespace uts": "nobody in the sandbox may name the machine anyway (no capability, and the "
    "filter); with it a hole in both would rename the sandbox only",
    "namespace user": "cannot be left out: without it nobody but root could start a sandbox",
}


def measurable(measure: Measure) -> bool:
    return measure.name not in NEED_CGROUP or bool(cgroup.places())


def print_table(console: Console, results: dict[str, tuple[bool, bool]] | None = None) -> None:
    """The registry and, where given, (succeeds with, succeeds without) each measure."""
    table = Table("measure", "attack", "beside", "with it", "without it")
    words = {True: "succeeds", False: "fails"}
    for one in MEASURES:
        seen = (results or {}).get(one.name)
        shown = [words[seen[0]], words[seen[1]]] if seen else ["", ""]
        table.add_row(one.name, one.attack, one.beside, *shown)
    for name, where in ELSEWHERE.items():
        table.add_row(name, where.partition("::")[2], "", "", "see tests/project")
    for name, reason in SPARE.items():
        table.add_row(name, "none", "", "", f"defence in depth: {reason}")
    console.print(table)


def main(names: list[str]) -> int:
    """Switch measures off one at a time; 1 when one of them makes no difference."""
    results = {}
    for measure in MEASURES:
        if measurable(measure) and (not names or measure.name in names):
            with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
                results[measure.name] = (
                    measure.succeeds(True, Path(one)),
                    measure.succeeds(False, Path(two)),
                )
    print_table(Console(width=None if sys.stdout.isatty() else 150), results)
    return int(any(result != (False, True) for result in results.values()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
