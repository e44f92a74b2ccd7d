"""nbgrader's settings for the course: read by labs.py, by the nbgrader command and by JupyterLab's Validate button."""

c = get_config()  # noqa: F821

# One form of stub: it compiles as the body of any method, without an import. The message comes from the check.
c.ClearSolutions.code_stub = {"java": "throw new labs.check.ToDo();"}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# nbgrader's 30 seconds a cell are too short for a network that is trained on a slow machine, however briefly.
c.Execute.timeout = 120
c.Execute.startup_timeout = 120

# Of a student's notebook as HTML, by itself or within Formgrader, which can do all that the instructor can.
c.HTMLExporter.sanitize_html = True
c.HTMLExporter.filters = {name: f"course.classroom.harmless.{name}" for name in ("clean_html", "markdown2html")}
c.WidgetsDataTypeFilter.display_data_priority = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
