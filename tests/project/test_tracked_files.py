"""What stands in the repository is for every machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.project.conftest import PACKAGES, ROOT

# Where packages come from, and where one developer's files lie, is nobody else's business. The brackets keep this
# file from finding itself.
NOT_OURS = re.compile(
    r"--(extra-)?index[-]url|--find[-]links|\bpypi\.or[g]/simple|\bpythonhoste[d]\.|"
    r"(?<![\w.~/-])/(wor[k]|roo[t]|hom[e]/\w+|User[s]/\w+)/|[A-Z]:\\User[s]",
)
LONGEST = 250


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git clone: an unpacked archive has no list of its files")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _code() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_no_tracked_file_names_a_package_index_or_a_folder_of_one_machine() -> None:
    found = []
    for path in _tracked():
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if NOT_OURS.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "words", [("--index", "url https://example.org"), ("pip --find", "links=wheels"), ("--extra-index", "url x")]
)
def test_an_option_that_names_an_index_would_be_found(words: tuple[str, ...]) -> None:
    assert NOT_OURS.search("-".join(words))


@pytest.mark.parametrize("folders", [("see ", "home", "ann", "x"), ('open("', "root", 'x")'), ("", "work", "main")])
def test_a_folder_of_one_machine_would_be_found(folders: tuple[str, ...]) -> None:
    assert NOT_OURS.search("/".join(folders))


def test_the_locks_hold_no_address() -> None:
    assert [path.name for path in (ROOT / "requirements").iterdir() if "://" in path.read_text(encoding="utf-8")] == []


def test_no_tracked_file_holds_a_token() -> None:
    """The form of a Discord token: the bot's id, a time and a signature."""
    token = re.compile(rb"\b[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}\b")
    assert [path for path in _tracked() if token.search(path.read_bytes())] == []


def test_no_file_of_code_is_longer_than_one_idea() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _code()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }
    assert long == {}


def test_everything_public_says_what_it_is_and_what_it_takes() -> None:
    """Every public function and class has a docstring, and every function is typed."""
    found = []
    for path in _code():
        for node in _public(ast.parse(path.read_text(encoding="utf-8"))):
            typed = isinstance(node, ast.ClassDef) or (node.returns is not None and _typed(node.args))
            if not (typed and ast.get_docstring(node)):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}: {node.name}")
    assert not found, "\n".join(found)


def _public(part: ast.Module | ast.ClassDef) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    named = [
        node
        for node in part.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    return named + [inner for node in named if isinstance(node, ast.ClassDef) for inner in _public(node)]


def _typed(arguments: ast.arguments) -> bool:
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return all(each.annotation or each.arg in {"self", "cls"} for each in named)
