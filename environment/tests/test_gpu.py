"""What --gpu asks of the machine, of Maven and of the kernel."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from course.setup import build, gpu, kernel, prepare, prerequisites
from course.verbs import run, start
from course.setup.gpu import Natives
from course.paths import ROOT
from course.setup.prerequisites import Jdk
from course.problem import Problem

JDK = Jdk(Path("/opt/jdk/bin/java"), Path("/opt/jdk"), 21)


@pytest.fixture(autouse=True)
def linux_with_a_driver(monkeypatch):
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(gpu, "has_driver", lambda: True)
    for name in ("LABS_DEVICE", "PYTORCH_LIBRARY_PATH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def libtorch(tmp_path) -> Path:
    """As pip lays it out, with CUDA."""
    folder = tmp_path / "torch" / "lib"
    runtime = tmp_path / "nvidia" / "cuda_runtime" / "lib"
    for made in (folder, runtime):
        made.mkdir(parents=True)
    for name in ("torch", "torch_cpu", "torch_cuda"):
        (folder / gpu._library(name)).touch()
    (folder.parent / "version.py").write_text(f"__version__ = '{gpu.pytorch_version()}+cu126'\n")
    (runtime / "libcudart.so.12").touch()
    return folder


def options(*arguments: object):
    return start.parser().parse_args(["--gpu", *map(str, arguments)])


class TestNatives:
    ALWAYS = {"LABS_DEVICE": "gpu", "NVIDIA_TF32_OVERRIDE": "0"}

    def test_without_a_libtorch_djl_downloads_for_the_gpu(self):
        assert gpu.natives(options()) == Natives(True, self.ALWAYS)

    def test_without_a_driver_the_cpus_stay(self, monkeypatch):
        monkeypatch.setattr(gpu, "has_driver", lambda: False)
        assert gpu.natives(options()) == Natives(False, self.ALWAYS)

    def test_the_users_device_stays(self, monkeypatch):
        monkeypatch.setenv("LABS_DEVICE", "gpu1")
        assert gpu.natives(options()).environment["LABS_DEVICE"] == "gpu1"

    def test_a_libtorch_with_cuda_is_told_to_djl(self, libtorch):
        found = gpu.natives(options("--libtorch", libtorch))
        assert found.cuda
        assert found.environment["PYTORCH_LIBRARY_PATH"] == str(libtorch)
        assert found.environment["PYTORCH_VERSION"] == gpu.pytorch_version()
        assert found.environment["PYTORCH_FLAVOR"] == "cu128"
        assert found.options == [f"-Djna.library.path={libtorch.parent.parent / 'nvidia' / 'cuda_runtime' / 'lib'}"]

    def test_djls_own_variable_names_one_as_well(self, libtorch, monkeypatch):
        monkeypatch.setenv("PYTORCH_LIBRARY_PATH", str(libtorch))
        assert gpu.natives(options()) == gpu.natives(options("--libtorch", libtorch))

    @pytest.mark.parametrize("lacks", ["driver", "cuda"])
    def test_it_is_loaded_as_one_for_the_cpu_where_cuda_is_missing(self, libtorch, monkeypatch, lacks):
        if lacks == "driver":
            monkeypatch.setattr(gpu, "has_driver", lambda: False)
        else:
            (libtorch / gpu._library("torch_cuda")).unlink()
        found = gpu.natives(options("--libtorch", libtorch))
        assert found.cuda
        assert found.environment["PYTORCH_FLAVOR"] == "cpu"

    def test_both_flavors_are_in_the_jar_that_brings_djls_part(self):
        [jar] = build.wanted()[1].glob("pytorch-jni-*.jar")
        names = zipfile.ZipFile(jar).namelist()
        for system, library in (("linux-x86_64", "libdjl_torch.so"), ("win-x86_64", "djl_torch.dll")):
            assert f"jnilib/{system}/{gpu.CUDA}/{library}" in names
            assert f"jnilib/{system}/{gpu.CPU}/{library}" in names


class TestOptions:
    @pytest.mark.parametrize("verb", [start, run])
    def test_a_libtorch_goes_with_the_gpu(self, verb, libtorch):
        arguments = ["x.ipynb"] if verb is run else []
        verb.check(verb.parser().parse_args([*arguments, "--gpu", "--libtorch", str(libtorch)]))
        with pytest.raises(Problem, match="--libtorch goes with --gpu"):
            verb.check(verb.parser().parse_args([*arguments, "--libtorch", str(libtorch)]))

    @pytest.mark.parametrize("system, machine", [("Darwin", "arm64"), ("Linux", "aarch64"), ("Windows", "ARM64")])
    def test_a_machine_without_cuda_is_told_at_once(self, monkeypatch, system, machine):
        monkeypatch.setattr(platform, "system", lambda: system)
        monkeypatch.setattr(platform, "machine", lambda: machine)
        with pytest.raises(Problem, match=f"this is {system} on {machine}"):
            gpu.check(options())

    def test_a_folder_without_libtorch_is_refused(self, tmp_path):
        with pytest.raises(Problem, match="holds no libtorch"):
            gpu.check(options("--libtorch", tmp_path))

    @pytest.mark.parametrize("file, text", [("version.py", "__version__ = '2.5.0+cu124'"), ("build-version", "2.5.0+cu124")])
    def test_another_pytorch_is_refused(self, libtorch, file, text):
        (libtorch.parent / file).write_text(text)
        with pytest.raises(Problem, match=f"is PyTorch 2.5.0; .* pip install torch=={gpu.pytorch_version()}"):
            gpu.check(options("--libtorch", libtorch))


class TestKernelspec:
    @pytest.fixture(autouse=True)
    def apart(self, tmp_path, monkeypatch):
        monkeypatch.setattr(kernel, "GPU_DATA", tmp_path / "gpu")
        monkeypatch.setattr(prerequisites, "find_jdk", lambda: JDK)
        monkeypatch.setenv("JUPYTER_PATH", "")

    def spec(self) -> dict:
        return json.loads((Path(os.environ["JUPYTER_PATH"]) / "kernels" / "java" / "kernel.json").read_text())

    def test_the_kernel_is_told_all_of_it(self):
        prepare.apart(None, Natives(True, {"LABS_DEVICE": "gpu1", "PYTORCH_FLAVOR": "cu128"}, ["-Djna.library.path=x"]))
        spec = self.spec()
        assert "-Djna.library.path=x" in spec["argv"][: spec["argv"].index("-jar")]
        assert spec["env"]["LABS_DEVICE"] == "gpu1"
        assert spec["env"]["PYTORCH_FLAVOR"] == "cu128"
        assert spec["env"]["JJAVA_CLASSPATH"] == build.class_path(*build.wanted(cuda=True))
        assert spec["env"]["JJAVA_STARTUP_SCRIPT"] == "labs.device.ChosenDevice.prepare();"

    def test_without_a_driver_the_terminal_says_so(self, monkeypatch, capsys):
        monkeypatch.setattr(gpu, "has_driver", lambda: False)
        prepare.apart(None, Natives(False, {"LABS_DEVICE": "gpu"}))
        assert "no NVIDIA driver is installed" in capsys.readouterr().out
        assert self.spec()["env"]["JJAVA_CLASSPATH"] == build.class_path(*build.wanted())

    def test_ijava_runs_on_the_gpu_too(self, tmp_path):
        prepare.apart(tmp_path / "ijava.jar", Natives(True, {}))
        start_up = self.spec()["env"]["IJAVA_STARTUP_SCRIPT"]
        assert start_up == "labs.notebook.Notebook.install();labs.device.ChosenDevice.prepare();"

    def test_without_the_option_the_users_libtorch_is_none_of_ours(self):
        env = kernel.spec(JDK, "k.jar", "a/*")["env"]
        assert env["PYTORCH_LIBRARY_PATH"] == env["PYTORCH_VERSION"] == env["PYTORCH_FLAVOR"] == ""


def natives_by_maven(java_options: str, *arguments: str) -> list[str]:
    """PyTorch's libraries that Maven puts on the class path; nothing is downloaded."""
    goal = ["dependency:tree", "-o", "-B", "-f", ROOT / "pom.xml", "-pl", "labs-lib", "-Dscope=runtime", "-Dincludes=ai.djl.pytorch"]
    command = [os.fspath(part) for part in (prerequisites.find_maven(), *goal, *arguments)]
    options = f"{os.environ.get('JDK_JAVA_OPTIONS', '')} {java_options}".strip()
    asked = subprocess.run(command, env={**os.environ, "JDK_JAVA_OPTIONS": options}, capture_output=True, text=True)
    assert asked.returncode == 0, asked.stdout + asked.stderr
    assert "ai.djl.pytorch:pytorch-jni:" in asked.stdout
    return re.findall(r"ai\.djl\.pytorch:pytorch-native-\S+", asked.stdout)


class TestMaven:
    """Set-up has brought all that these need, since only what Maven would resolve is asked for."""

    @pytest.mark.skipif(os.name == "nt", reason="Java does not start where it is told of another system")
    @pytest.mark.parametrize("classifier, system, machine", [("linux-aarch64", "Linux", "aarch64"), ("osx-aarch64", "Mac OS X", "aarch64")])
    def test_the_machine_chooses(self, classifier, system, machine):
        found = natives_by_maven(f'"-Dos.name={system}" -Dos.arch={machine}')
        assert found == [f"ai.djl.pytorch:pytorch-native-cpu:jar:{classifier}:{gpu.pytorch_version()}:runtime"]

    @pytest.mark.parametrize("classifier", ["linux-x86_64", "win-x86_64"])
    def test_another_can_be_named(self, classifier):
        found = natives_by_maven("", f"-Dnatives={classifier}")
        assert found == [f"ai.djl.pytorch:pytorch-native-cpu:jar:{classifier}:{gpu.pytorch_version()}:runtime"]

    def test_cuda_leaves_them_out(self):
        assert natives_by_maven("", "-Pcuda") == []
