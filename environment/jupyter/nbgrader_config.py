"""nbgrader's settings for the course: read by labs.py, by the nbgrader command and by JupyterLab's Validate button."""

c = get_config()  # noqa: F821

# One form of stub: it compiles as the body of any method, without an import. The message comes from the check.
c.ClearSolutions.code_stub = {"java": "throw new labs.check.ToDo();"}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# nbgrader's 30 seconds a cell are too short for a network that is trained on a slow machine, however briefly.
c.Execute.timeout = 120
c.Execute.startup_timeout = 120

# What Validate says of a cell that took longer, in place of nbgrader's "No reply from kernel before timeout".
_too_long = f"the cell ran longer than the {c.Execute.timeout} s that it may take here and in grading.\nIs there a loop without end?"
c.Execute.error_on_timeout = {"ename": "Timeout", "evalue": _too_long, "traceback": [f"Timeout: {_too_long}"]}

# Of a student's notebook as HTML, by itself or within Formgrader, which can do all that the instructor can.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {name: f"course.classroom.harmless.{name}" for name in ("clean_html", "markdown2html")}
c.WidgetsDataTypeFilter.display_data_priority = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
