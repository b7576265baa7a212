"""`pullquote check` names every fault with its place; a bot with a faulty folder serves all others, and says so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from content.library import NoArticleError
from tests.bot.articles import shelf_of, write
from tests.bot.chats import chatting

ROOT = Path(__file__).parents[3]
LINE = re.compile(r"(?P<file>\S+):(?P<line>\d+):(?P<column>\d+): (?P<message>\S.*)")

FRONT = """\
title: The pond
author: Ann Author
published: 2018-02-30
colour: green
"""
BODY = """\
## Morning {#morning}

The pond lay still. Nobody spoke.

## Evening {#evening}

It was dark, and the frogs began.
"""
COMPANION = """\
summary:
  sentence: A pond, from morning to evening.
  cites: [1, 9]
sections:
  - section: noon
    synopsis: Nothing happens.
    cites: [1]
quotes:
  - id: still
    text: The pond lay quiet.
  - id: Nobody Spoke
    text: Nobody spoke.
recommendations:
  - id: listen
    kind: advise
    what: Listen.
    to: everybody
    why: The frogs begin.
    cites: [2]
glossary:
  - id: frog
    term: frog
    meaning: An animal that sings.
  - id: pond
    term: pond
    meaning: A small lake.
    background: true
  - id: pond
    term: lake
    meaning: A large pond.
    background: true
quiz:
  - id: when
    question: When did the frogs begin?
    options: [In the morning, At noon]
    right: In the evening
    why: It was dark.
    cites: [2]
"""
# Where each of the ten faults stands, and a word of what is said of it.
FAULTS = [
    ("article.md", 4, "published"),
    ("article.md", 5, "colour"),
    ("companion.yaml", 3, "¶9"),
    ("companion.yaml", 5, "noon"),
    ("companion.yaml", 10, "The pond lay still."),
    ("companion.yaml", 11, "id"),
    ("companion.yaml", 15, "advi"),
    ("companion.yaml", 21, "cites"),
    ("companion.yaml", 28, "pond"),
    ("companion.yaml", 36, "right"),
]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A folder with a good text and one that has ten faults."""
    write(tmp_path / "articles" / "pond", BODY, COMPANION, front=FRONT)
    write(tmp_path / "articles" / "lake", "The lake lay still.")
    return tmp_path / "articles"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a user starts it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PULLQUOTE", "DISCORD"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT, env={**kept, **environment}, capture_output=True, text=True, check=False, timeout=30,
    )  # fmt: skip


def test_ten_faults_are_ten_lines_with_their_places(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["check", str(faulty / "pond")])
    output, errors = capsys.readouterr()
    found = [LINE.fullmatch(line) for line in output.splitlines()]
    assert all(found), output
    places = [(Path(line["file"]).name, int(line["line"])) for line in found if line]
    assert places == [(file, line) for file, line, _ in FAULTS], output
    for line, (_, _, word) in zip(output.splitlines(), FAULTS, strict=True):
        assert word in line
    assert all(int(line["column"]) >= 1 for line in found if line)
    assert (status, errors) == (1, "10 faults in 1 article\n")


def test_good_texts_beside_it_are_counted_and_their_advice_is_told(
    faulty: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(faulty)]) == 1
    output, errors = capsys.readouterr()
    assert errors == "10 faults in 2 articles\n"
    assert sum("lake" in line for line in output.splitlines()) >= 1


def test_a_good_folder_is_no_failure(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(faulty / "lake")]) == 0
    assert "0 faults in 1 article" in capsys.readouterr().err
    assert main(["check"]) == 0


def test_a_folder_without_a_text_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_the_program_checks_and_serves_as_its_users_start_it(faulty: Path) -> None:
    checked = run("check", str(faulty / "pond"))
    assert (checked.returncode, len(checked.stdout.splitlines())) == (1, 10)
    said = run("say", "!library", PULLQUOTE_ARTICLES__FOLDERS=str(faulty))
    assert said.returncode == 0
    assert "Not served: pond" in said.stderr
    assert said.stderr.count("companion.yaml:") == 8
    shown = re.sub(r"[\s│]+", " ", said.stdout)
    assert "2 texts" in shown
    assert "Not served, because of faults in the files: pond" in shown
    read = run("say", "!read lake ¶1", PULLQUOTE_ARTICLES__FOLDERS=str(faulty))
    assert (read.returncode, "The lake lay still." in read.stdout) == (0, True)


async def test_the_faulty_text_is_not_served_and_the_others_are(faulty: Path) -> None:
    async with chatting(shelf=shelf_of(faulty)) as chat:
        assert (await chat.say("!read pond ¶1")).error
        assert "The lake lay still." in await chat.text("!read lake ¶1")
        assert "Our summary" in await chat.text("!summary")


async def test_a_text_of_title_author_and_body_answers_every_command_kindly(faulty: Path) -> None:
    kindly = {
        "summary": "Nobody has written a summary for this text yet.",
        "summary section:§1": "Nobody has written a synopsis for this text yet.",
        "recommendations": "Nobody has written recommendations for this text yet.",
        "recommendations number:2": "Nobody has written recommendations for this text yet.",
        "people": "Nobody has written a list of people for this text yet.",
        "timeline": "Nobody has written a timeline for this text yet.",
        "timeline when:1972": "Nobody has written a timeline for this text yet.",
        "define": "Nobody has written a glossary for this text yet.",
        "quotes": "Nobody has written a choice of quotes for this text yet.",
        "quote": "Nobody has written a choice of quotes for this text yet.",
        "question": "Nobody has written questions for this text yet.",
        "author": "Nothing about the author was printed with this text.",
        "article": "by Ann Author",
        "contents": "1 paragraph, not divided into sections",
        "read": "¶1 The lake lay still.",
        "next": "You have read to the end.",
        "quote which:¶1": "“The lake lay still.”",
        "cite citation:¶1": "¶1 The lake lay still.",
        "card": "Nobody has written a choice of quotes for this text yet.",
        "card which:¶1": "Quote card: “The lake lay still.” — Ann Author.",
        "verify words:The lake lay still.": "Verbatim in ¶1.",
        "ask question:How did the lake lie?": "The lake lay still.",
        "search words:lak*": "“The lake lay still.” (¶1, A title)",
        "library": "A title",
        "settings": "Settings of this server",
        "note": ("You have no notes.", "That is for you alone."),
        "highlight": ("You have highlighted nothing.", "That is for you alone."),
        "margin citation:¶1": "Nobody has shared a note on this passage yet.",
        "preferences": ("Plain layout: no.", "That is for you alone."),
        "mydata": ("What is kept about you", "That is for you alone."),
        "study": "No study runs in this channel",
        "poll": "Nobody has written recommendations or questions for this text yet.",
        "excerpt": "No excerpt stands posted on this server.",
        "schedule": "This server has no schedules.",
        "quiz": ("There is too little in this text", "That is for you alone."),
        "audit": "Nothing was changed on this server yet.",
        "help": "What you can ask",
        "about": "What it keeps",
    }
    async with chatting(shelf=shelf_of(faulty, default="lake"), speaker="mod") as chat:
        for asked, words in kindly.items():
            for sign in "!/":
                # Discord offers no group by itself.
                shown = {
                    "/settings": " show",
                    "/excerpt": " list",
                    "/schedule": " list",
                    "/note": " list",
                    "/mydata": " show",
                    "/study": " status",
                    "/poll": " start",
                }.get(f"{sign}{asked}", "")
                record = await chat.say(f"{sign}{asked}{shown}")
                # What is for one person alone has a button under a message.
                wanted = words if isinstance(words, str) else words[sign == "!"]
                assert not record.error, (sign, asked)
                assert wanted in record.texts()[0], (sign, asked)
        missing = {command.name for command in chat.bot.commands} - {asked.split()[0] for asked in kindly}
        assert missing == set(), "say here what each new command answers"


async def test_what_such_a_text_cannot_answer_is_a_sentence(faulty: Path) -> None:
    async with chatting(shelf=shelf_of(faulty, default="lake")) as chat:
        for asked in ("define frog", "people Ann", "quote about frogs", "quote 1", "quotes frogs", "read §2"):
            record = await chat.say(f"!{asked}")
            assert record.error, asked
            assert record.texts()[0].endswith((".", "?")), asked


@pytest.mark.parametrize("command", [["check"], ["say", "!summary"]])
def test_a_default_that_is_not_there_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pullquote.yaml").write_text("articles:\n  default: trump-kim-sumit\n")
    assert main(command) == (1 if command == ["check"] else 2)
    printed = capsys.readouterr()
    wanted = "articles.default: no article is called “trump-kim-sumit”; did you mean “trump-kim-summit”?"
    assert f"pullquote.yaml:2:3: {wanted}" in printed.out + printed.err


def test_a_shipped_article_that_was_deleted_is_not_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("content.library.SHIPPED", tmp_path / "deleted")
    write(tmp_path / "texts" / "pond", "The pond lay still.\n")
    library = shelf_of(tmp_path / "texts").library
    assert (list(library.articles), library.refused) == (["pond"], ())
    with pytest.raises(NoArticleError, match=r"There is no article: name a folder that has one in the setting"):
        shelf_of()
