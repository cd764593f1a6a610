"""Every attack of `tests/attacks` fails, and the runner that says so can see one succeed."""

import functools
import os
import re
import stat
import subprocess
import sys

import pytest

from autograder.bubblewrap import Measures
from autograder.check import check_sample, tasks
from autograder.corpus import parse_samples, read_samples
from autograder.course import assignment_names, load_assignment
from autograder.errors import Outcome
from autograder.judge import judge, memory_runner
from autograder.link import sandbox_runner
from autograder.pool import run_all
from autograder.submission import read_submission
from tests.attacks import leftovers, ordinary, run, trial
from tests.attacks.canaries import PLACES, Planted
from tests.attacks.corpus import CLASSES, Attack, parse_attack, read_attacks
from tests.attacks.pages import interpreted
from tests.attacks.trial import Fault, Trial, baseline, neighbour_faults, try_attack
from tests.project.courses import modules_of, tiny_course

ATTACKS = read_attacks()
SIDE_BY_SIDE = 3  # attacks that wait for their limits for the most part


def judged(path, root, name, runner=None):
    """(submission, judgement) as `judge_file` makes them, without the search that feedback needs."""
    assignment = load_assignment(root, name)
    submission = read_submission(path, assignment)
    runner = runner or sandbox_runner(root)
    return submission, judge(submission.notebook, assignment, runner, search=False, name=False)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Courses with planted words, by limits, and what they give without an attack."""
    made = {}

    def course(limits):
        key = tuple(sorted(limits.items()))
        if key not in made:
            one = Planted(tmp_path_factory.mktemp("attaques"), **{"notebook_seconds": 15} | limits)
            made[key] = one, baseline(one, judged)
        return made[key]

    yield course
    for one, _ in made.values():
        one.remove()


@pytest.fixture(autouse=True, scope="module")
def reaper():
    """Orphans of this process come to it, and to nobody once the module is over."""
    leftovers.become_reaper()
    yield
    leftovers.become_reaper(on=False)


# --- the attacks --------------------------------------------------------------------------


def test_there_are_attacks_of_every_class():
    """Sixty at least, some of each class, each with a sentence of its own."""
    assert len(ATTACKS) >= 60
    assert {attack.family for attack in ATTACKS} == set(CLASSES)
    assert len({attack.says for attack in ATTACKS}) == len(ATTACKS)
    assert len({attack.code for attack in ATTACKS}) == len(ATTACKS)


def test_attacks_know_no_address_but_the_loopback():
    """Numbers of machines and addresses of sites in the attacks are this machine's."""
    for attack in ATTACKS:
        numbers = re.findall(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", attack.code)
        assert all(number.startswith("127.") for number in numbers), attack.label
        sites = re.findall(r"https?://([\w.-]+)", attack.code)
        assert set(sites) <= {"127.0.0.1", "www.w3.org"}, attack.label  # a namespace of XML


@pytest.mark.parametrize("family", CLASSES)
def test_every_attack_fails(planted, tmp_path, family):
    """A wrong answer earns nothing, a right one keeps its points, nothing leaks, changes or stays."""
    folders, faults, graders = (tmp_path,), [], set()
    planted({})  # what a grader keeps as long as it lives is there before
    before = leftovers.look(folders)
    own = [attack for attack in ATTACKS if attack.family == family]
    tasks = [(*planted(attack.limits), attack, False, judged) for attack in own]
    for _, result in run_all(try_attack, tasks, SIDE_BY_SIDE):
        trial = result()
        faults += trial.faults
        graders.add(trial.pid)
    course, known = planted({})
    faults += neighbour_faults(course, known, family, judged)
    assert [str(fault) for fault in faults] == []
    assert leftovers.leftovers(before, folders, frozenset(graders)) == []


# --- the runner sees what succeeds ------------------------------------------------------------

HARMLESS = Attack("essai", "forging", "It does nothing.", "x = 1")
ORACLE = Attack(
    "oracle",
    "forging",
    "It changes the instructor's own numbers.",
    'from tests.hidden.tiny.facteurs import FACTEURS\nFACTEURS["double"] = FACTEURS["triple"] = 0',
)


def kinds(planted, attack, judge):
    """The kinds of faults that one attack gives under this way of judging."""
    course, known = planted({})
    found = try_attack(course, known, attack, judge=judge).faults
    return {fault.kind for fault in found}, " ".join(fault.what for fault in found)


def test_nothing_is_reported_of_what_does_nothing(planted):
    """A cell that does nothing gives no fault."""
    assert kinds(planted, HARMLESS, judged) == (set(), "")


def test_points_earned_in_one_process_are_reported(planted):
    """Judged in this process, a cell that changes the oracle earns points: the runner says so."""
    beside = functools.partial(judged, runner=memory_runner)
    found, what = kinds(planted, ORACLE, beside)
    assert "unearned" in found
    assert "test_double" in what
    assert kinds(planted, ORACLE, judged) == (set(), "")


def test_a_leak_is_reported(planted):
    """With the machine's files in sight, the word planted in one of them comes out."""
    course, _ = planted({})
    reads = "import glob\nfor nom in glob.glob('/var/tmp/autograder-attacks-*/jeton'):\n    print(open(nom).read())"
    attack = Attack("lit", "reading", "It reads a file of the machine.", reads)
    seen = sandbox_runner(course.course.root, Measures(hide_files=False))
    found, what = kinds(planted, attack, functools.partial(judged, runner=seen))
    assert found == {"leak"}
    assert "from host" in what
    assert kinds(planted, attack, judged) == (set(), "")


def test_every_planted_word_is_searched_for(planted):
    """A word that comes out is reported with the place it comes from."""
    course, _ = planted({})
    attack = Attack("dit", "reading", "It says words.", f"print({list(course.words.values())})")
    found, what = kinds(planted, attack, judged)
    assert found == {"leak"}
    for place in PLACES:
        assert f"from {place}" in what


def test_words_of_success_are_reported_and_lines_of_code_are_not(planted):
    """What a cell prints counts; the line of an error that quotes the attack does not."""
    prints = Attack("dit", "escape", "It prints.", "print('REU' + 'SSI')")
    assert kinds(planted, prints, judged)[0] == {"leak"}
    fails = Attack("faute", "escape", "It fails.", "print('REUSSI') if 1 / 0 else 0")
    assert kinds(planted, fails, judged)[0] == set()


def altered(change):
    """Judging, then a change of the judgement."""

    def judge_and_change(path, root, name):
        graded = judged(path, root, name)
        change(path, graded[1])
        return graded

    return judge_and_change


def every_property(judgement):
    return [prop for cell in judgement.verdict.cells.values() for prop in cell.properties]


def test_faults_of_the_grader_are_reported(planted):
    """Lost points, errors of ours, a changed neighbour, terminal codes, a raise: each has its kind."""

    def lose(path, judgement):
        for prop in every_property(judgement):
            prop.outcome = Outcome.WA

    def internal(path, judgement):
        judgement.verdict.cells["test_double"].properties[0].outcome = Outcome.INTERNAL

    def disturb(path, judgement):
        if "voisin" in str(path):
            judgement.verdict.incidents.append("Autre chose.")

    def colour(path, judgement):
        judgement.verdict.incidents.append("\x1b[31mrouge")

    def flood(path, judgement):
        judgement.verdict.incidents.append("x" * 2_000_000)

    def crash(path, judgement):
        raise RuntimeError("panne")

    assert kinds(planted, HARMLESS, altered(lose))[0] == {"lost", "neighbour"}
    assert "stopped" in kinds(planted, HARMLESS, altered(internal))[0]
    assert kinds(planted, HARMLESS, altered(disturb))[0] == {"neighbour"}
    assert "leak" in kinds(planted, HARMLESS, altered(colour))[0]
    assert "stopped" in kinds(planted, HARMLESS, altered(flood))[0]
    course, known = planted({})
    found = try_attack(course, known, HARMLESS, neighbour=False, judge=altered(crash)).faults
    assert [fault.kind for fault in found] == ["stopped", "stopped"]


def test_an_attack_that_meets_nothing_is_reported(planted):
    """One that should be refused by the decoder, and did not even reach it, proves nothing."""
    attack = Attack("manque", "decoder", "It does nothing.", "x = 1", meets=("SEC",))
    assert kinds(planted, attack, judged)[0] == {"missed"}


def test_what_is_left_behind_is_reported(tmp_path, monkeypatch):
    """A process, an orphan, a file of ours and a marked file of a shared folder are seen."""
    monkeypatch.setattr(leftovers, "SETTLE_SECONDS", 0.3)
    shared = tmp_path / "shared"
    ours = tmp_path / "ours"
    for folder in (shared, ours):
        folder.mkdir()
    monkeypatch.setattr(leftovers, "_SHARED", (str(shared),))
    before = leftovers.look((ours,))
    assert leftovers.leftovers(before, (ours,)) == []
    (ours / "reste").touch()
    (shared / "autre").touch()
    (shared / "mon-temoin").touch()
    script = "import os, time\nif os.fork() == 0:\n    os.setsid(); time.sleep(20)"
    subprocess.run([sys.executable, "-c", script], check=True)  # its child is an orphan now
    direct = subprocess.Popen(["sleep", "20"])
    try:
        found = leftovers.leftovers(before, (ours,))
    finally:
        direct.kill()
        direct.wait()
        for line in leftovers.look((ours,)).new_since(before):
            if line.startswith("process"):
                os.kill(int(line.split()[1]), 9)
                os.waitpid(int(line.split()[1]), 0)
    assert sum(line.startswith("process") for line in found) == 2
    files = sorted(line for line in found if line.startswith("file"))
    assert files == sorted([f"file {ours / 'reste'}", f"file {shared / 'mon-temoin'}"])


@pytest.mark.parametrize(
    ("html", "live"),
    [
        ("<p>document.title='PIRATE' <pre>&lt;script&gt;PIRATE</pre></p>", 0),
        ("<script>document.title='PIRATE'</script>", 1),
        ("<img src=x onerror=\"document.title='PIRATE'\">", 1),
        ("<a href=\"javascript:document.title='PIRATE'\">x</a>", 1),
        ("<svg onload=\"document.title='PIRATE'\"></svg>", 1),
        ("<iframe srcdoc='PIRATE'></iframe>", 1),
        ("<img alt='PIRATE' src='data:image/png;base64,xx'>", 0),
        ("<p>$\\href{javascript:x}{y}$</p>", 1),
        ("<div class='tex2jax_ignore'><p>$\\href{javascript:x}{y}$</p></div>", 0),
        ("<code>$\\href{javascript:x}{y}$</code> $x$", 0),
    ],
)
def test_live_parts_of_pages_are_seen(html, live):
    """Scripts, handlers, addresses, frames and formulas with links; not text, code or images."""
    assert len(interpreted(html)) == live


def test_formulas_of_spreadsheets_are_seen():
    """Cells that begin like a formula, and no others."""
    assert trial.formulas('a,"=1+1",+2,@x,-3,-x,b') == ["=1+1", "+2", "@x", "-x"]
    assert trial.formulas("élève,score\nx,-1.5\n") == []


# --- the command --------------------------------------------------------------------------


@pytest.mark.parametrize("faults", [[], [Fault("reading/a", "leak", "from [host]")]])
def test_the_command_fails_when_an_attack_succeeds(monkeypatch, capsys, faults):
    """Exit code 1 and a line for each fault; 0 and a table when there is none."""
    one = Trial("reading/a", faults, refused=True, kept=True)
    monkeypatch.setattr(run, "try_class", lambda folder, attacks, jobs: [one])
    monkeypatch.setattr(run, "warm_up", lambda: None)
    assert run.main(["--no-batch", "reading"]) == len(faults)
    printed = capsys.readouterr().out
    assert "reading" in printed
    assert ("from [host]" in printed) == bool(faults)
    assert f"{len(faults)} faults" in printed


def test_the_ordinary_user_reaches_what_lies_below_a_closed_folder(tmp_path):
    """The interpreter is bound back over its closed home; what is open stays as it is."""
    home, outside = tmp_path / "home", tmp_path / "dehors"
    (home / "python").mkdir(parents=True)
    outside.mkdir()
    for folder in (tmp_path, *tmp_path.parents[:-3]):
        assert not folder.is_symlink()
    home.chmod(0o700)
    first = ordinary.closed(home / "python")
    assert first is not None
    assert not stat.S_IMODE(first.stat().st_mode) & stat.S_IXOTH
    lines = "\n".join(ordinary._binds([home / "python", ordinary.REPOSITORY / "tests"]))
    assert f"mount --bind {home / 'python'} /mnt/0" in lines
    assert f"mount --bind /mnt/0 {home / 'python'}" in lines
    words = ordinary.command(["--jobs=1"])
    assert words[-1] == "--jobs=1"
    assert f"--reuid={ordinary.UID}" in words
    assert "--no-new-privs" in words


# --- answers of the real course that tamper ---------------------------------------------------


def test_every_tp_has_answers_that_tamper():
    """Two at least for each TP; they must earn nothing, and are looked at in later cells, too."""
    root = ordinary.REPOSITORY
    for name in assignment_names(root):
        samples = [sample for sample in read_samples(root, name) if sample.kind == "sec"]
        assert len(samples) >= 2, name
        assert {sample.score for sample in samples} == {"0"}
        looked_at = [t for t in tasks(root, name) if t.sample in samples]
        assert all(task.elsewhere for task in looked_at)


def test_an_answer_that_tampers_and_earns_is_a_fault(tmp_path):
    """`check` judges it in the sandbox and wants 0 points in its cell."""
    assignment = tiny_course(tmp_path / "cours").assignment()
    with modules_of(assignment.root):
        (earns,) = parse_samples("# %% sec_a\ndef double(x):\n    return 2 * x", "tiny", "double")
        (fails,) = parse_samples("# %% sec_b\ndef double(x):\n    exit(0)", "tiny", "double")
        assert any("should earn 0, earns 2" in fault for fault in check_sample(earns, assignment))
        assert check_sample(fails, assignment) == []


# --- the files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1", "a sentence"),
        ("# says: A.\n", "no code"),
        ("# says: A.\n# place: ailleurs\nx = 1", "place 'ailleurs'"),
        ("# says: A.\n# right: peut-être\nx = 1", "full or lost"),
        ("# says: A.\n# gives: x\nx = 1", "unknown directives"),
        ("# says: A.\n# place: answer\nx = 1", "needs RESULTAT"),
        ("# says: A.\nx = RESULTAT", "needs RESULTAT"),
    ],
)
def test_a_malformed_attack_is_refused(text, complaint):
    """The error names the file and what is wrong with it."""
    with pytest.raises(ValueError, match=rf"^reading/essai: .*{complaint}"):
        parse_attack(text, "reading", "essai")


def test_an_attack_is_read():
    """Directives, limits and the answer in which the result is put."""
    text = "# says: A.\n# place: answer\n# right: lost\n# limits: call_seconds=0.5, memory_mib=100\n# falls: seccomp, cgroup\ndef double(x):\n    return RESULTAT"
    attack = parse_attack(text, "state", "essai")
    assert attack.limits == {"call_seconds": 0.5, "memory_mib": 100}
    assert attack.falls == ("seccomp", "cgroup")
    assert not attack.keeps
    assert attack.double(right=True).endswith("return (2 * x)")
    assert attack.double(right=False).endswith("return (0)")
