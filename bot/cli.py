"""The command line: `pullquote chat`, `say`, `run`, `check`. Each imports only what it needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.settings import SettingsError, load_settings, placed

if TYPE_CHECKING:
    from bot.offline.options import SessionOptions
    from config.settings import ArticleSettings, Settings
    from content.library import DefaultArticleError, Shelf

BAD_USE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 faults found, 2 it could not begin."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        if not sys.stdin.isatty():
            print(
                "Say what to do: pullquote run (it needs DISCORD_TOKEN, or DISCORD_TOKEN_FILE naming a file), "
                "or pullquote chat to try it without a token.",
                file=sys.stderr,
            )
            return BAD_USE
        options = parser.parse_args([*(arguments if arguments is not None else sys.argv[1:]), "chat"])
    from content.library import DefaultArticleError, NoArticleError

    try:
        status: int = options.do(options)
    except DefaultArticleError as error:
        print(_about_default(options, error), *error.faults, sep="\n", file=sys.stderr)
        return BAD_USE
    except (SettingsError, NoArticleError) as error:
        print(error, file=sys.stderr)
        return BAD_USE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pullquote", description="A companion to commentary, on Discord and in your terminal."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    parser.add_argument(
        "--settings",
        type=Path,
        metavar="FILE",
        help="settings file (else ./pullquote.yaml, else the defaults)",
    )
    commands = parser.add_subparsers(dest="command", title="commands", metavar="COMMAND")
    chat = commands.add_parser("chat", help="talk to the bot in the terminal, without a token")
    _session(chat)
    chat.set_defaults(do=_chat)
    say = commands.add_parser(
        "say", help="say one line, or with - the lines of standard input, and print what comes back"
    )
    say.add_argument("text", nargs="+", metavar="TEXT", help="what to say; - reads lines")
    say.add_argument("--json", action="store_true", help="print one JSON object for each line")
    _session(say)
    say.set_defaults(do=_say)
    run = commands.add_parser("run", help="connect to Discord, with a token from DISCORD_TOKEN or DISCORD_TOKEN_FILE")
    run.set_defaults(do=_run)
    database = commands.add_parser("db", help="bring the store up to date, copy it, or bring a copy back")
    database.add_argument("work", choices=("upgrade", "backup", "restore"))
    database.add_argument("file", nargs="?", type=Path, help="the copy: a new file for backup, a copy for restore")
    database.set_defaults(do=_database)
    check = commands.add_parser("check", help="print every fault of every article; exit 1 if there are any")
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        help="an article folder, or a folder of them (else all that are served)",
    )
    check.set_defaults(do=_check)
    return parser


class _Version(argparse.Action):
    """Prints the version; it is looked up only when asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        parser.exit(message=f"pullquote {version('pullquote')}\n")


def _session(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--now",
        type=_moment,
        metavar="ISO",
        help="when the clock starts, not before 2026-01-05T09:00 (the default)",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="make decks and shuffles repeatable")
    parser.add_argument("--as", dest="speaker", metavar="NAME", default="you", help="who speaks first (you)")
    parser.add_argument("--store", metavar="URL", help="keep what the bot remembers, such as sqlite:///pullquote.db")


def _settings_file(options: argparse.Namespace) -> Path | None:
    named = os.environ.get("PULLQUOTE_SETTINGS")
    file: Path | None = options.settings or (Path(named) if named else None)
    return file


def _about_default(options: argparse.Namespace, error: DefaultArticleError) -> str:
    return placed(_settings_file(options), os.environ, ("articles", "default"), f"articles.default: {error.sentence}")


def _settings(options: argparse.Namespace) -> Settings:
    # Only `run` needs a token; a bad one must not keep anybody from chatting or checking.
    hidden = () if options.command == "run" else ("DISCORD_TOKEN", "DISCORD_TOKEN_FILE")
    return load_settings(
        _settings_file(options), {name: value for name, value in os.environ.items() if name not in hidden}
    )


def _shelf(settings: Settings) -> Shelf:
    """Return the library of the settings; what it refuses is said on standard error, with every fault."""
    from bot.rendering.fitting import faults_of_fit
    from content.library import Shelf

    shelf = Shelf.load(settings.articles.folders, settings.articles.default, faults_of_fit)
    for refused in shelf.library.refused:
        print(f"Not served: {refused.slug}", *refused.faults, sep="\n", file=sys.stderr)
    return shelf


def _check(options: argparse.Namespace) -> int:
    from bot.operations.checking import check

    if options.folder:
        return check([options.folder], shipped=False)
    articles = _settings(options).articles
    return check(articles.folders, shipped=True, others=_wrong_default(options, articles))


def _wrong_default(options: argparse.Namespace, articles: ArticleSettings) -> list[str]:
    from bot.rendering.fitting import faults_of_fit
    from content.library import DefaultArticleError, NoArticleError, load_library

    try:
        load_library(articles.folders, articles.default, faults_of_fit)
    except DefaultArticleError as error:
        return [_about_default(options, error)]
    except NoArticleError:
        pass  # check says so itself
    return []


def _database(options: argparse.Namespace) -> int:
    from bot.operations import database
    from bot.operations.connecting import own_database

    url = _settings(options).store or own_database()
    if options.work == "upgrade":
        return database.upgrade(url)
    if options.file is None:
        print(f"Name the file: pullquote db {options.work} FILE.", file=sys.stderr)
        return BAD_USE
    work = database.back_up if options.work == "backup" else database.bring_back
    return work(url, options.file)


def _run(options: argparse.Namespace) -> int:
    from bot.operations.connecting import run

    settings = _settings(options)
    return run(settings, _shelf(settings))


def _chat(options: argparse.Namespace) -> int:
    from bot.offline import chat

    settings = _settings(options)
    return chat.main(settings=settings, shelf=_shelf(settings), options=_session_options(options))


def _say(options: argparse.Namespace) -> int:
    from bot.offline import say

    settings = _settings(options)
    text = " ".join(options.text)
    return say.main(text, settings=settings, shelf=_shelf(settings), options=_session_options(options))


def _session_options(options: argparse.Namespace) -> SessionOptions:
    from bot.offline.options import SessionOptions

    return SessionOptions(
        speaker=options.speaker,
        now=options.now,
        seed=options.seed,
        store=options.store,
        as_json=getattr(options, "json", False),
    )


def _moment(written: str) -> datetime:
    """Return a moment written as ISO 8601; UTC where it names no zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{written} is no moment such as 2026-03-08T09:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
