"""nbgrader's configuration for this course: stock nbgrader, graded by `autograder`."""

import os
import sys

import autograder

c = get_config()  # noqa: F821 (given by traitlets)

# nbgrader calls `alembic` by name when it makes a gradebook: find it in an environment
# that is used without being activated.
os.environ["PATH"] = os.path.dirname(sys.executable) + os.pathsep + os.environ.get("PATH", "")

c.CourseDirectory.course_id = "apprentissage-profond"

# What students find in the place of a solution. It raises nothing, so that an
# untouched notebook runs from top to bottom.
c.ClearSolutions.code_stub = {"python": "pass  # À compléter : remplacez cette ligne"}
c.ClearSolutions.text_stub = "*Votre réponse ici.*"

# Reading and repairing a submission, then grading it outside this process.
c.Autograde.exporter_class = "autograder.gradebook.SubmissionExporter"
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = [
    "autograder.gradebook.Grade",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.writer.SaveGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
]

# The feedback page, in French. Names of a class of ours, so that the formgrader's pages,
# which come from the same nbconvert class, stay as they are.
c.GenerateFeedback.exporter_class = "autograder.gradebook.FeedbackExporter"
c.FeedbackExporter.template_name = "retour"
c.FeedbackExporter.extra_template_basedirs = [
    os.path.join(os.path.dirname(autograder.__file__), "templates")
]

# None of a student's HTML, SVG or script is interpreted: in feedback, in the formgrader
# (which takes its settings from here too), nor a formula of theirs in the exported table.
c.HTMLExporter.filters = {"markdown2html": "autograder.markup.markdown2html"}
c.HTMLExporter.preprocessors = ["autograder.markup.Inert"]
c.ExportApp.plugin_class = "autograder.export.CsvGrades"
