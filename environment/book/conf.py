"""Sphinx's settings for the book: labs.py book puts the pages together and calls Sphinx with them."""

from pathlib import Path

import plotly

project = "Deep-learning labs in Java"
extensions = ["myst_nb"]
# Run already: the pages are made of what that left.
nb_execution_mode = "off"
nb_render_error_lexer = "text"
# A link to a heading as JupyterLab has it.
myst_heading_anchors = 3
myst_heading_slug_func = "course.authoring.lint.anchor"
# Students fill these in: a link to one hands out the notebook.
exclude_patterns = ["exercises"]

html_theme = "furo"
html_title = project
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
# Everything comes with the book: it is read from the file system, without a network.
html_static_path = ["static", str(Path(plotly.__file__).parent / "package_data" / "plotly.min.js")]
html_js_files = [("plots.js", {"defer": "defer"})]
html_css_files = ["book.css"]
