"""The image and what uses it (Binder, a devcontainer, Zero to JupyterHub, Dask workers) say what the set-up does, wherever it is said."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import shlex
import sys

import pytest
import yaml

from course import command
from course.paths import ENVIRONMENT, ROOT
from course.setup import jupyter, packages, prerequisites, shared, student

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the image is Linux, and paths are written as there")

COURSE = "/srv/labs"
DEBIAN = {"bookworm": (3, 11), "trixie": (3, 13)}

DOCKERFILE = re.sub(r"\s*\\\n\s*", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
STEPS = [tuple(line.split(" ", 1)) for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
DEVCONTAINER = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8"))
VALUES = yaml.safe_load((ENVIRONMENT / "hub" / "values.yaml").read_text(encoding="utf-8"))
HUB = (ENVIRONMENT / "hub" / "jupyterhub_config.py").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLASS = (ENVIRONMENT / "CLASS.md").read_text(encoding="utf-8")


def step(instruction: str, holding: str = "") -> str:
    [found] = [rest for name, rest in STEPS if name == instruction and holding in rest]
    return found


def arguments() -> dict[str, str]:
    return dict(rest.split("=") for name, rest in STEPS if name == "ARG")


def variables() -> dict[str, str]:
    told = " ".join(rest for name, rest in STEPS if name == "ENV")
    values = {"PATH": "/usr/bin", **arguments()}
    for pair in shlex.split(told):
        name, value = pair.split("=", 1)
        values[name] = re.sub(r"\$\{(\w+)}", lambda found: values[found[1]], value)
    return values


def test_debian_has_the_python_and_the_jdk_that_the_course_needs() -> None:
    release = re.match(r"debian:(\w+)-slim AS system", step("FROM", "debian:"))[1]
    least = tuple(map(int, re.search(r"\*\*Python ([\d.]+)\*\*", README)[1].split(".")))
    assert DEBIAN[release] >= least
    installed = step("RUN", "apt-get install").split("no-install-recommends ")[1].split(" &&")[0].split()
    assert [re.fullmatch(r"openjdk-(\d+)-jdk-headless", name)[1] for name in installed if "jdk" in name] == [str(prerequisites.JAVA_MINIMUM)]
    # Those that prerequisites and packages ask for, and what downloads need.
    assert {"maven", "python3", "python3-venv", "ca-certificates"} <= set(installed)


def test_the_course_is_set_up_by_its_own_command_with_all_locks_that_its_users_need() -> None:
    [words] = re.findall(r"python3 environment/labs.py ([\w -]+?) &&", step("RUN", "labs.py"))
    verb, *rest = words.split()
    module = importlib.import_module(f"course.verbs.{verb}")
    options = module.parser().parse_args(rest)
    module.check(options)
    assert options.set_up
    # Dask workers, and the server of a user.
    assert set(command.MORE_PACKAGES[verb]) == {packages.GRADE_LOCK, packages.HUB_LOCK}


def test_it_runs_as_an_ordinary_user_who_owns_the_course() -> None:
    user, uid = arguments()["NB_USER"], arguments()["NB_UID"]
    assert step("USER") == "${NB_USER}"
    assert step("RUN", "useradd").endswith(f"install --directory --owner ${{NB_USER}} {COURSE}")
    assert step("COPY") == f"--chown=${{NB_UID}} . {COURSE}" and step("WORKDIR") == COURSE
    # An argument ends with its stage.
    assert [rest for name, rest in STEPS if name == "ARG"].count(f"NB_UID={uid}") == 2
    assert variables()["HOME"] == f"/home/{user}"
    assert DEVCONTAINER["remoteUser"] == user
    assert str(VALUES["singleuser"]["uid"]) == str(VALUES["singleuser"]["fsGid"]) == uid
    assert VALUES["singleuser"]["storage"]["homeMountPath"] == f"/home/{user}"


def test_programs_find_what_labs_py_would_tell_them() -> None:
    ours = {**jupyter.environment(), **shared.environment(), "JUPYTER_PATH": student.environment()["JUPYTER_PATH"]}
    said = variables()
    for name in ("PYTHONPATH", "JUPYTER_CONFIG_PATH", "JUPYTER_PATH", "JUPYTER_PREFER_ENV_PATH", "DJL_CACHE_DIR"):
        assert said[name] == ours[name].replace(str(ROOT), COURSE), name
    assert said["PATH"].split(":")[0] == ours["PATH"].split(":")[0].replace(str(ROOT), COURSE)


def test_no_answer_is_in_it_and_nothing_that_set_up_needs_is_left_out() -> None:
    left_out = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert {"solutions", "environment/tests", ".git", ".labs"} <= set(left_out)
    assert not {"environment", "labs-lib", "notebooks", "exercises", "pom.xml", ".mvn"} & {line.strip("/*") for line in left_out}


def test_binder_takes_this_dockerfile() -> None:
    assert not (ROOT / "binder").exists() and not (ROOT / ".binder").exists(), "Binder would look there only"


def test_the_devcontainer_is_its_first_stage() -> None:
    stages = [rest.split(" AS ")[1] for name, rest in STEPS if name == "FROM" and " AS " in rest]
    assert DEVCONTAINER["build"] == {"dockerfile": "../Dockerfile", "context": "..", "target": stages[0]}
    python, labs, verb, *rest = DEVCONTAINER["postAttachCommand"].split()
    assert (python, labs) == ("python3", "environment/labs.py")
    importlib.import_module(f"course.verbs.{verb}").parser().parse_args(rest)


def test_all_name_one_port() -> None:
    port = step("EXPOSE")
    assert f"--port={port}" in json.loads(step("CMD"))
    assert DEVCONTAINER["forwardPorts"] == [int(port)]


def test_pods_and_the_class_server_start_the_same_server() -> None:
    single = VALUES["singleuser"]
    *_, module = single["cmd"]
    assert importlib.util.find_spec(module)
    assert single["cmd"][1:] == ["-m", module] and f'"-m", "{module}"]' in HUB
    assert f'default_url = "{single["defaultUrl"]}"' in HUB
    assert (ROOT / single["defaultUrl"].removeprefix("/lab/tree/")).is_file()
    gigabytes = int(re.search(r"--data=(\d+)000000000", HUB)[1])
    assert single["memory"]["limit"] == f"{gigabytes}G"
    assert f"shutdown_no_activity_timeout={VALUES['cull']['timeout']}" in HUB


def test_the_course_s_version_is_one_wherever_it_is_named() -> None:
    version = re.search(r"<version>(.+?)</version>", (ROOT / "pom.xml").read_text(encoding="utf-8"))[1]
    image = VALUES["singleuser"]["image"]
    assert image["tag"] == version
    assert set(re.findall(r"\S+/labs:[\d.]+", CLASS)) == {f"{image['name']}:{version}"}
    for child in ("labs-lib", "environment/similar"):
        assert re.search(r"<version>(.+?)</version>", (ROOT / child / "pom.xml").read_text(encoding="utf-8"))[1] == version


def test_the_proxy_s_lock_has_one_version_a_sum_and_no_host() -> None:
    asked = json.loads((ENVIRONMENT / "hub" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((ENVIRONMENT / "hub" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert locked[""]["dependencies"] == asked
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all("integrity" in package and "resolved" not in package for place, package in locked.items() if place)
