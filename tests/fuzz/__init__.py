"""Fuzzing of all that reads what a student's process sends: `python -m tests.fuzz.decoder`."""
