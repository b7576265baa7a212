"""Set-up on machines that lack something: one sentence says what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project.conftest import ROOT

TOOLS = ("sh", "cat", "echo", "rm", "tail", "pwd", "touch", "make", "find", "mkdir", "cp")

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="there is no make here, so nobody sets up with it")

TOO_OLD = "#!/bin/sh\nexit 1\n"
WITHOUT_VENV = '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\nexit 0\n'
INSTALLS_ANYTHING = """#!/bin/sh
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python;;
    *"-m bot chat"*) cat;;
esac
"""
INSTALLS_NOTHING = """#!/bin/sh
case "$*" in
    *"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python;;
    *"-m pip"*) echo no route to host; exit 1;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """Return a folder, with a space in its name, that holds what set-up reads."""
    folder = tmp_path / "a clone"
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def _make(clone: Path, target: str, python: str = "", said: str = "") -> subprocess.CompletedProcess[str]:
    """Run make where the only Python is this shell script."""
    programs = clone.parent / "programs"
    if not programs.exists():
        programs.mkdir()
        for tool in TOOLS:
            (programs / tool).symlink_to(str(shutil.which(tool)))
    if python:
        (programs / "python3").write_text(python)
        (programs / "python3").chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", target],
        cwd=clone,
        env={**environment, "PATH": str(programs), "PYTHON": ""},
        capture_output=True,
        text=True,
        check=False,
        input=said,
    )


def test_help_comes_first_and_needs_nothing(clone: Path) -> None:
    helped = _make(clone, "help")
    assert helped.returncode == 0
    assert helped.stdout.startswith("make chat ")
    assert not (clone / ".venv").exists()


@pytest.mark.parametrize("python", ["", TOO_OLD])
def test_a_python_that_is_missing_or_too_old_is_one_sentence(clone: Path, python: str) -> None:
    failed = _make(clone, "chat", python)
    assert failed.returncode != 0
    (sentence,) = _said(failed)
    assert sentence.startswith("Pullquote needs Python 3.11 or newer as python3: install it (python.org, ")


def test_a_python_without_venv_is_one_sentence(clone: Path) -> None:
    failed = _make(clone, "chat", WITHOUT_VENV)
    assert failed.returncode != 0
    (sentence,) = _said(failed)
    assert sentence.startswith("Pullquote needs Python's venv, which your python3 lacks: install it (on Debian ")


def test_a_set_up_without_a_network_says_so_and_leaves_no_stamp(clone: Path) -> None:
    failed = _make(clone, "test", INSTALLS_NOTHING)
    assert failed.returncode != 0
    reason, sentence = _said(failed)
    assert reason == "no route to host"
    assert "is there a network?" in sentence
    assert not list((clone / ".venv").glob(".*"))


def test_set_up_happens_once_and_the_chat_gets_what_is_typed(clone: Path) -> None:
    first, second = (_make(clone, "chat", INSTALLS_ANYTHING, "!quote\n") for _ in range(2))
    assert (first.returncode, first.stdout) == (0, "!quote\n")
    assert first.stderr.startswith("Setting up .venv")
    assert (second.returncode, second.stdout, second.stderr) == (0, "!quote\n", "")


def _interrupt(clone: Path) -> Path:
    (clone / ".venv" / ".packages-installed").unlink()
    return clone


def _take_python_away(clone: Path) -> Path:
    (clone / ".venv" / "bin" / "python").unlink()
    return clone


def _change_the_lock(clone: Path) -> Path:
    """As a newer lock would: its time is later than the stamp's."""
    stamp = clone / ".venv" / ".packages-installed"
    earlier = (clone / "requirements" / "development.txt").stat().st_mtime - 5
    os.utime(stamp, (earlier, earlier))
    return clone


def _move(clone: Path) -> Path:
    return clone.rename(clone.with_name("another place"))


@pytest.mark.parametrize("trouble", [_interrupt, _take_python_away, _change_the_lock, _move])
def test_a_set_up_that_is_no_longer_good_mends_itself(clone: Path, trouble: Callable[[Path], Path]) -> None:
    _make(clone, "chat", INSTALLS_ANYTHING)
    (clone / ".venv" / "half-made").touch()
    clone = trouble(clone)
    mended = _make(clone, "chat", INSTALLS_ANYTHING)
    assert mended.returncode == 0
    assert mended.stderr.startswith("Setting up .venv")
    assert not (clone / ".venv" / "half-made").exists()


def _said(failed: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what was said on standard error, without make's own closing line and our first."""
    return [line for line in failed.stderr.splitlines() if not line.startswith(("make:", "make[", "Setting up .venv"))]
