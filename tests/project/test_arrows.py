"""The import contracts of pyproject.toml hold, and each of them really fails when it is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.project.conftest import PACKAGES, ROOT


@dataclass(frozen=True)
class Plant:
    """One import in one module, and the contract that must refuse it."""

    contract: str
    module: str
    line: str


PLANTS = [
    Plant("packages", "content/errors.py", "import config.token"),
    Plant("packages", "config/token.py", "import content.errors"),
    Plant("packages", "documents/faults.py", "import content.errors"),
    Plant("packages", "content/errors.py", "import bot.limits"),
    Plant("bot", "bot/community/__init__.py", "import bot.rendering"),
    Plant("bot", "bot/rendering/__init__.py", "import bot.commands"),
    Plant("bot", "bot/operations/__init__.py", "import bot.offline.say"),
    Plant("no-discord", "content/errors.py", "import discord"),
    Plant("no-discord", "config/token.py", "def late():\n    from discord.ext import commands"),
    Plant("no-discord", "bot/community/__init__.py", "import bot.limits"),
    Plant("offline", "bot/rendering/__init__.py", "import rich.text"),
    Plant("offline", "bot/app.py", "import simcord"),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the packages and their contracts."""
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    program = "from importlinter.cli import lint_imports_command as lint; lint()"
    chosen = [word for contract in contracts for word in ("--contract", contract)]
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_contract_holds() -> None:
    linted = _lint(ROOT)
    assert linted.returncode == 0, linted.stdout + linted.stderr


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.contract}: {plant.module} {plant.line[:30]}")
def test_a_planted_import_breaks_its_contract(copy: Path, plant: Plant) -> None:
    module = copy / plant.module
    module.write_text(f"{module.read_text(encoding='utf-8')}\n{plant.line}\n", encoding="utf-8")
    linted = _lint(copy, plant.contract)
    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert "Contracts: 0 kept, 1 broken." in linted.stdout


def test_a_new_part_of_the_bot_must_be_given_its_layer(copy: Path) -> None:
    (copy / "bot" / "somewhere.py").touch()
    assert "somewhere" in _lint(copy, "bot").stdout


def test_every_contract_is_shown_to_fail(project: dict[str, Any]) -> None:
    contracts = {contract["id"] for contract in project["tool"]["importlinter"]["contracts"]}
    assert contracts == {plant.contract for plant in PLANTS}
