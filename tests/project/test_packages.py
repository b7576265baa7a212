"""What is installed, and what the installed program is made of."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import Distribution, distributions, version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.conftest import PACKAGES, ROOT

LOCKS = {
    "server.txt": ("ask", "cards", "postgres", "speed"),
    "development.txt": ("ask", "cards", "chat", "postgres", "speed"),
}


def _top_level(distribution: Distribution) -> set[str]:
    return {Path(file.parts[0]).stem for file in distribution.files or () if file.suffix == ".py"}


def test_no_dependency_brings_a_package_of_our_names() -> None:
    """The names are plain words; one that came with a dependency would take the place of ours."""
    others = [each for each in distributions() if each.name != "pullquote"]
    assert {each.name for each in others if _top_level(each) & set(PACKAGES)} == set()


def test_the_installed_version_is_the_project_s(project: dict[str, Any]) -> None:
    assert version("pullquote") == project["project"]["version"]


def test_the_changelog_begins_with_what_comes_next_or_with_this_version(project: dict[str, Any]) -> None:
    headings = re.findall(r"^## (.+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings, "CHANGELOG.md has no section"
    released = [heading for heading in headings if heading != "Unreleased"]
    assert headings[0] == "Unreleased" or released[0].startswith(project["project"]["version"])
    assert not released or released[0].startswith(project["project"]["version"])


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_dependency_within_its_bounds(lock: str, project: dict[str, Any]) -> None:
    """Whoever adds a dependency must run `make lock` too."""
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))
    extras = project["project"]["optional-dependencies"]
    wanted = [*project["project"]["dependencies"], *(each for extra in LOCKS[lock] for each in extras[extra])]
    if lock == "development.txt":
        wanted += project["dependency-groups"]["dev"]
    for requirement in map(Requirement, wanted):
        locked = pinned.get(canonicalize_name(requirement.name))
        assert locked, f"{requirement.name} is not in {lock}: run make lock"
        assert locked in requirement.specifier, f"{requirement} is {locked} in {lock}: run make lock"


def test_both_locks_pin_the_same_versions() -> None:
    server, development = (
        set(re.findall(r"^\S+==\S+", (ROOT / "requirements" / lock).read_text(encoding="utf-8"), re.MULTILINE))
        for lock in LOCKS
    )
    assert server <= development


def test_the_terminal_s_packages_are_not_on_a_server() -> None:
    server = (ROOT / "requirements" / "server.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(simcord|rich|prompt-toolkit|pytest|ruff)==", server, re.MULTILINE)


def test_everything_can_be_imported_in_an_empty_folder_whatever_the_environment_says(tmp_path: Path) -> None:
    """Nothing is read at import: a bad variable stops the program, where it can say so, and no test or tool."""
    program = (
        "import importlib, pkgutil\n"
        f"for name in {PACKAGES!r}:\n"
        "    package = importlib.import_module(name)\n"
        "    for module in pkgutil.walk_packages(package.__path__, f'{name}.'):\n"
        "        module.name.endswith('__main__') or importlib.import_module(module.name)\n"
    )
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PULLQUOTE_NONSENSE": "x", "DISCORD_TOKEN_FILE": "nowhere"},
        check=True,
    )
