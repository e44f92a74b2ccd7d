"""Set-up: what start, run, exercises and test share. Makes what is missing or stale, and nothing else."""

from pathlib import Path

from course import build, jupyter, kernel, packages, prerequisites
from course.once import one_at_a_time
from course.prerequisites import Jdk


def ensure(*more: Path) -> tuple[Jdk, str]:
    """The virtual environment (with the packages of `more` locks), labs-lib, the kernelspec, the style. Returns the JDK and the class path that the
    kernelspec was given. Raises Problem."""
    jdk, maven = prerequisites.find_all()
    with one_at_a_time():
        packages.ensure()
        for lock in more:
            packages.add(lock)
        class_path = build.class_path(*build.ensure(jdk, maven))
        kernel.install_jjava(jdk, class_path)
        jupyter.install_style()
    return jdk, class_path
