"""nbgrader's settings for a student on a class server: read after those of environment/jupyter."""

import os
from pathlib import Path

c = get_config()  # noqa: F821

if exchange := os.environ.get("LABS_EXCHANGE"):
    c.Exchange.root, c.CourseDirectory.course_id = map(str, (Path(exchange).parent, Path(exchange).name))
    # Where several students work as one user of the system (a try-out, pods), the hub knows who is who.
    c.CourseDirectory.student_id = os.environ["JUPYTERHUB_USER"]
