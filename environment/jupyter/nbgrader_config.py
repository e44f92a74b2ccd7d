"""nbgrader's settings for the course: read by labs.py, by the nbgrader command and by JupyterLab's Validate button."""

c = get_config()  # noqa: F821

# One form of stub: it compiles as the body of any method, without an import. The message comes from the check.
c.ClearSolutions.code_stub = {"java": "throw new labs.check.ToDo();"}
c.ClearSolutions.text_stub = "*Write your answer here.*"
c.ClearSolutions.begin_solution_delimeter = "BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "END SOLUTION"
c.ClearHiddenTests.begin_test_delimeter = "BEGIN HIDDEN TESTS"
c.ClearHiddenTests.end_test_delimeter = "END HIDDEN TESTS"

# Where the question is read-only, so that what is asked cannot be edited away.
c.LockCells.lock_solution_cells = True

# nbgrader's 30 seconds are too short for a network that is trained, even briefly.
c.Execute.timeout = 600
c.Execute.startup_timeout = 120
