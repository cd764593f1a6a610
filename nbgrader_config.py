"""nbgrader's configuration for this course: stock nbgrader, graded by `autograder`."""

c = get_config()  # noqa: F821 (given by traitlets)

c.CourseDirectory.course_id = "apprentissage-profond"

# What students find in the place of a solution. It raises nothing, so that an
# untouched notebook runs from top to bottom.
c.ClearSolutions.code_stub = {"python": "...  # À compléter : remplacez cette ligne"}
c.ClearSolutions.text_stub = "*Votre réponse ici.*"

# Reading and repairing a submission, then grading it outside this process.
c.Autograde.exporter_class = "autograder.gradebook.SubmissionExporter"
c.Autograde.sanitize_preprocessors = ["nbgrader.preprocessors.ClearOutput"]
c.Autograde.autograde_preprocessors = [
    "autograder.gradebook.Grade",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
