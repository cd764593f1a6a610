"""Grades notebooks outside the process that grades: fairly, safely, with feedback.

Theory of operation. A submitted notebook is read and rebuilt on the instructor's. A
worker in a sandbox runs its cells, then serves every hidden test from a fork of its
own. Hidden tests are ordinary pytest files in the trusted process; they see the
student's work through a proxy, `copie`, and only data crosses. Their outcomes make a
verdict; nbgrader writes it down. Modules, in the order that data travels:

folders       where a course keeps its files
fingerprint   what a verdict depends on besides the submission
course        the assignments on disk: cells, hidden tests, references
intake        finds and opens a submitted file
salvage       makes a notebook of a damaged file
stray         what is handed in beside it
submission    reads a submitted notebook and sets it right
script        what of it is to be run, cell by cell
limits        time, memory and processes that a run may use
janitor       clears up after a process that was killed
cgroup        bounds the memory of a sandbox as a whole, where the system allows it
watchdog      bounds it where it does not
watcher       the process that does this
seccomp       the system calls that a sandbox refuses
bubblewrap    the command of a sandbox, and giving up root's privileges
sandbox       starts a worker in one
warm          the same, forked from a parent that has imported everything once; a few of them
parent        that parent, inside
container     the same in a container of Docker or Podman
image         what such a container holds
relay         carries a worker's sockets over a container's standard streams
entry         the first process of a container
worker        the process inside: runs the cells, forks for each test
shell         runs one cell in IPython, inside
calls         answers the calls of the trusted side, inside
wire          frames and values between the two sides
decoder       what a message of theirs may hold, and reading it
channel       requests over a socket, each with its deadline
link          runs a script in a sandbox and opens copies of it
memory        the in-memory twin of sandbox and link, for our own notebooks
outputs       outputs of cells, made harmless
proxy         `copie`, the student's notebook as a hidden test sees it
session       one conversation with a copy: requests, handles, functions lent to it
models        torch models in that notebook
notation      values as a student would type them
gap           what is wrong with an array
comparison    the comparisons of hidden tests
replay        the examples of hidden tests, drawn once for everybody
drawn         the same from one command to the next
foresight     what a test will ask, known from the solution key and asked at once
hidden_tests  the pytest plugin that collects their outcomes
suite         the tests as pytest has collected them, for many submissions
dependence    which earlier answers an answer uses
retrial       second judgement: an error costs once
diagnosis     names the misconception behind a wrong answer
judge         from a repaired notebook to its verdict
verdict       points, property by property, and `verdict.json`
feedback      what the student reads
markup        pages in which no HTML of a student is interpreted
kept          what earlier gradings left: whole, or to be done again
writer        notebooks, verdicts and grades, whole or not at all
parcel        a judged submission as bytes
tolerance     where nbgrader would stop, or pass over a submission
gradebook     plugs all this into stock nbgrader
interrupts    Ctrl-C
pool          trusted processes that judge side by side
cluster       judges on other machines, through Dask
station       a judging process fed by a socket
ledger        nbgrader's gradebook, opened once
export        the table of grades, without formulas
grading       a class: judged in parallel, written one at a time
summary       what the command prints at the end
regrade       what another grading would change
release       what students receive: current, and leaking nothing
corpus        answers with their expected verdict, and notebooks made from them
check         does the course hold together?
selftest      does the sandbox isolate?
demo          the demonstration class
progress      progress bars
cli           the `autograder` command
lean          lets a command start and end sooner
errors        exceptions and outcomes
"""

from autograder.errors import (
    AutograderError,
    CourseError,
    Outcome,
    SandboxError,
    StudentFault,
    StudentGone,
    UsageError,
)

__all__ = [
    "AutograderError",
    "CourseError",
    "Outcome",
    "SandboxError",
    "StudentFault",
    "StudentGone",
    "UsageError",
]
