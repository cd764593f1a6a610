"""Everything that may happen to a notebook between a student's screen and the grader."""
