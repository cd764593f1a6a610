"""`make bench`: grading speed against stock nbgrader, on the same class, with the same grades.

classes    the class: right notebooks, and notebooks with mistakes of the corpus
courses    the two course folders; stock's is generated from our hidden tests
in_cell    what stock's test cells import: the same properties, in the student's process
usage      a command's wall time, CPU time and memory, sandboxes included
agreement  the two gradebooks, cell by cell, property by property
bound      CPU time of the student's own code, for the same calls, without any grader
phases     where our time goes
report     the tables
run        the command
"""
