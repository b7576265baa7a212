"""The plan of a study, its preview, the message by which readers join, and how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.community.studies.meetings import AHEAD
from bot.community.studies.plan import Unit
from bot.community.studies.progress import next_to_meet, next_to_open, opened, read_up_to
from bot.community.studies.study import NOBODY, Pace, Participant, Study
from bot.rendering import phrases
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import shortened
from bot.rendering.reply import Action, Reply
from bot.rendering.studies.meetings import events_line
from bot.rendering.studies.units import cited, joining_buttons, named, passage_of, read_buttons, study_id, titles_of
from content.article import Article
from content.citation import shown_cites
from content.errors import counted

QUIET: Final = "Counts only, never names, and only from five readers on; study hide leaves you out of them"
NOTHING_OPENED: Final = "Nothing that is read has opened in this study."
TITLED: Final = 12
TITLE_LENGTH: Final = 80
MOST_READ_BUTTONS: Final = 4
MOST_NAMED: Final = 10
FEW_NAMED: Final = 3
SECTION_TITLE: Final = 50
MOST_CITES: Final = 200
IN_EVENTS: Final = f"; the next ones, up to {AHEAD} at a time, stand in this server's events"
STATES: Final = {
    "preview": "not started",
    "cancelled": "dropped",
    "active": "running",
    "paused": "paused: nothing opens until it goes on",
    "ended": "ended",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A study as it is shown at a moment; `article` is None where its text is not in the library now.

    `events_fault` says why its meetings are not in the server's events as they should be.
    """

    study: Study
    units: Sequence[Unit]
    article: Article | None
    now: int
    pace: Pace | None = None
    agreed: Sequence[Participant] = ()
    events_fault: str = ""

    @property
    def title(self) -> str:
        """The text's title, harmless and not too long."""
        words = self.article.title if self.article else self.study.article
        return f"“{shown_text(shortened(words, TITLE_LENGTH))}”"

    @property
    def opened(self) -> list[Unit]:
        """The units that have opened and are read."""
        return opened(self.study, self.units, self.now)


def preview_page(shown: Shown, remarks: Sequence[str], lacks: str) -> Reply:
    """Return a whole plan as its moderator sees it before anything is made, with what stands in the way of it."""
    study = shown.study
    head = (
        f"## Preview: a study of {shown.title}\n"
        f"In <#{study.channel}>, led by <@{study.leader}>; {counted(len(shown.units), 'meeting')}, "
        f"{'with' if study.remind else 'without'} a reminder the day before{IN_EVENTS if study.events else ''}. "
        f"Nothing has been made yet. {opening_words(study)}"
    )
    notes = " ".join(filter(None, (*remarks, _left_out(shown))))
    lacking = f"I lack {lacks}: give it to me there before you press Start." if lacks else ""
    small = phrases.subtext(f"Planned in {study.zone}; Discord shows everybody their own time", "Only you see this")
    return Reply(
        tuple(filter(None, (head, plan_lines(shown), notes, lacking, small))),
        (Action("Start", study_id("start", study.id)), Action("Cancel", study_id("cancel", study.id))),
    )


def status_page(shown: Shown) -> Reply:
    """Return how a study stands: its plan, the next meeting, how far its readers are, and who agreed to be named."""
    study = shown.study
    leader = f"led by <@{study.leader}>" if study.leader != NOBODY else "led by this server's moderators"
    where = f"In <#{study.channel}>, {STATES[study.state]}, {leader}. {_elsewhere(study)}"
    head = f"## Study of {shown.title}\n{where}{next_words(shown)}"
    most = MOST_NAMED if len(shown.units) <= TITLED else FEW_NAMED
    people = [f"<@{one.reader}>" for one in shown.agreed[:most]]
    people += ["and others"] if len(shown.agreed) > most else []
    names = f"Taking part, of those who agreed to be named: {', '.join(people)}" if people else ""
    buttons = [one for unit in _current(shown) for one in read_buttons(shown.article, unit)]
    return Reply(
        tuple(
            filter(
                None,
                (head.rstrip(), plan_lines(shown), _mark(shown), events_line(shown), names, phrases.subtext(QUIET)),
            )
        ),
        (*buttons, *(joining_buttons(study)[:2] if study.is_running else ())),
    )


def catch_up_page(shown: Shown, done: set[int]) -> Reply:
    """Return what somebody should read first: what has opened and they have not finished, in order."""
    begun = shown.opened
    waiting = [one for one in begun if one.id not in done]
    if not begun:
        return Reply((nothing_opened(shown),))
    if not waiting:
        return Reply((f"You have read everything that has opened. {next_words(shown)}".strip(),))
    lines = [f"{number}. {_named_with_title(shown, one)}" for number, one in enumerate(waiting, 1)]
    text = "\n".join(lines)
    words = f"## Read first\n{counted(len(waiting), 'unit')} of {len(begun)} that have opened, in this order:\n{text}"
    buttons = [button for one in waiting[:MOST_READ_BUTTONS] for button in read_buttons(shown.article, one)]
    return Reply((words, *filter(None, (next_words(shown),)), phrases.subtext("Only you see this")), tuple(buttons))


def plan_lines(shown: Shown) -> str:
    """Return the plan, a line each, with how many have finished what has opened."""
    titled = len(shown.units) <= TITLED
    return "\n".join(plan_line(shown, unit, titled=titled) for unit in shown.units)


def held_back(study: Study) -> str:
    """Return what the mark does, and where."""
    where = " and ".join(f"<#{one}>" for one in study.places)
    held = "quote, question, search, ask, define and quiz keep back what comes behind that, but for whoever asks."
    return f"In {where} {held}"


def nothing_opened(shown: Shown) -> str:
    """Return that nothing that is read has opened, and what opens first."""
    first = next_to_open(shown.study, shown.units, shown.now)
    if first is None or shown.study.state != "active":
        return NOTHING_OPENED
    return f"Nothing has opened yet: {named(shown.article, first)} opens <t:{first.opens_at}:f>."


def finished_words(shown: Shown, unit: Unit) -> str:
    """Return “7 of 12 have finished §3”; empty where so few are counted that it would tell who."""
    pace = shown.pace.of(unit.id) if shown.pace else None
    return f"{pace[0]} of {pace[1]} have finished {named(shown.article, unit)}" if pace else ""


def plan_line(shown: Shown, unit: Unit, *, titled: bool) -> str:
    """Return the line of a unit: what is read, when it opens and meets, and how many have finished it."""
    where = _named_with_title(shown, unit) if titled else cited(shown.article, unit)
    if unit.skipped:
        return f"**{unit.number}.** {where} · skipped"
    at_once = shown.study.state == "preview" and unit.opens_at <= shown.study.created_at
    has_opened = unit in shown.opened and not at_once
    head = f"**{unit.number}.** {where}"
    if shown.study.state == "ended":
        return f"{head} · {finished_words(shown, unit) if has_opened else 'was not opened'}".removesuffix(" · ")
    opens = "opens when you press Start" if at_once else "" if has_opened else f"opens <t:{unit.opens_at}:f>"
    finished = finished_words(shown, unit) if has_opened else ""
    return " · ".join(filter(None, (head, opens, f"meets <t:{unit.meets_at}:f>", finished)))


def _named_with_title(shown: Shown, unit: Unit) -> str:
    passage = passage_of(shown.article, unit)
    title = shortened(titles_of(passage), SECTION_TITLE) if passage else ""
    return f"{cited(shown.article, unit)} {shown_text(title)}".rstrip()


def opening_words(study: Study) -> str:
    """Return where units open: as posts of a forum, or in the study's channel, each with a thread."""
    if study.forum is None:
        return "Each unit opens there, with a thread of its own."
    where = "there" if study.forum == study.channel else f"in <#{study.forum}>"
    return f"Each unit opens as a post {where}."


def _elsewhere(study: Study) -> str:
    """Return where units open where that is not the study's channel."""
    here = study.opens_in == study.channel or not study.is_running
    return "" if here else f"Its units open in <#{study.opens_in}>. "


def next_words(shown: Shown) -> str:
    """Return when the group meets next, and about what; empty where no meeting is to come, or it is paused."""
    unit = next_to_meet(shown.study, shown.units, shown.now)
    if unit is None or shown.study.state != "active":
        return ""
    return f"Next meeting: <t:{unit.meets_at}:f>, about {named(shown.article, unit)}."


def _mark(shown: Shown) -> str:
    """Return up to where the group has read: nothing from behind that comes unasked."""
    if shown.article is None or not shown.study.is_running:
        return ""
    last = read_up_to(shown.study, shown.units, shown.article, shown.now)
    if last is None or last == shown.article.last:
        return ""
    return f"{f'The group is at ¶{last}.' if last else 'The group has not begun to read.'} {held_back(shown.study)}"


def _current(shown: Shown) -> list[Unit]:
    """Return the newest units that have opened."""
    return shown.opened[-2:] if shown.study.is_running else []


def _left_out(shown: Shown) -> str:
    """Return which paragraphs no unit reads; empty where the plan reads them all, or none can be found."""
    passages = [passage_of(shown.article, unit) for unit in shown.units]
    read = {number for one in passages if one for number in range(one.first, one.last + 1)}
    if shown.article is None or not read:
        return ""
    missing = shown_cites(shown.article, tuple(set(range(1, shown.article.last + 1)) - read))
    return f"Read for no meeting: {shortened(missing, MOST_CITES)}." if missing else ""


def typed_question(text: str) -> str:
    """Return the words of a question, as a quotation that pings nobody."""
    return f"> {typed_text(text)}"
