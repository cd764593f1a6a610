"""Attacks on the grading sandbox, and the runner that proves that each of them fails.

    python -m tests.attacks.run [--jobs N] [--user] [CLASS]...

Theory of operation. A file `CLASS/NAME.py` is one attack: comments that say what it is,
then the code that a student would hand in. It is judged with a wrong answer, which must
earn nothing, and with a right one, which must keep its points, beside an honest
neighbour whose verdict must not change; words planted wherever student code must not
look are searched for in all that comes out. Attacks hold their own bounds and know no
address but the loopback's.

corpus      reads the attack files
canaries    a course with planted words, and their search in what comes out
leftovers   processes, groups, mounts and files that were not there before
pages       what a browser would run in a page made for an instructor or a student
trial       one attack, judged with a wrong and with a right answer
batch       all of them in one real `autograder grade`
ordinary    the same command again, for root, as an ordinary user
run         the command and its table
"""
