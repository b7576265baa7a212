"""Schedules as moderators see them: what, where, when; the next dates; what will come, and what became of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.community.deliveries import GRACE, Delivery
from bot.community.scheduling.schedule import Item, Schedule
from bot.limits import TEXT_DISPLAY_LIMIT
from bot.rendering import phrases
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import packed, shortened
from bot.rendering.passages import page_of, part_title
from bot.rendering.pressing import press_id
from bot.rendering.reply import Action, Reply
from content.article import Article
from content.citation import section_passage, shown, shown_cites
from content.entries import question_with_id, recommendations_in_order
from content.errors import ContentError, counted, listed
from content.library import Library
from content.quotes import with_id

SCHEDULES: Final = "ps"
DATES_SHOWN: Final = 3
REHEARSED: Final = 14
HISTORY_SHOWN: Final = 20
# So many characters of each post are rehearsed as fit into one message together.
BEGINNINGS: Final = (110, 70, 40, 20)
REHEARSAL_BUDGET: Final = TEXT_DISPLAY_LIMIT - 200
TITLE: Final = 40
HOUR: Final = 3_600
STATES: Final = {
    "planned": "planned",
    "leased": "being posted now",
    "waiting": "being tried again",
    "sent": "posted",
    "skipped": "skipped",
    "removed": "posted, then deleted",
    "unknown": "not known whether it was posted",
    "failed": "failed",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which a schedule will post, and what; no item where there is nothing to post."""

    at: int
    item: Item | None


def schedule_page(schedule: Schedule, library: Library, next_slots: Sequence[int], said: str) -> Reply:
    """Return a schedule with its next dates and its buttons; `said` is what has just been done with it."""
    lines = [said, described(schedule, library)]
    if schedule.state == "active":
        lines.append("**Next:**\n" + "\n".join(_when(schedule, at) for at in next_slots))
    elif schedule.state == "paused":
        lines.append(f"It is paused: schedule resume {schedule.id} goes on with it.")
    return Reply(("\n".join(lines),), buttons_of(schedule))


def buttons_of(schedule: Schedule) -> tuple[Action, ...]:
    """Return what can be done with a schedule by a button."""
    turning = {"active": ("Pause", "pause"), "paused": ("Resume", "resume")}.get(schedule.state)
    if turning is None:
        return ()
    return (
        Action(turning[0], press_id(SCHEDULES, turning[1], schedule.id)),
        Action("Remove", press_id(SCHEDULES, "remove", schedule.id)),
    )


def schedule_list(known: Sequence[Schedule], library: Library, coming: dict[int, int]) -> Reply:
    """Return the schedules of a server, each with its next date."""
    if not known:
        return Reply(("This server has no schedules. schedule add makes one, such as schedule add quotes at:09:00.",))
    lines = []
    for one in known:
        after = f"next <t:{coming[one.id]}:F>" if one.id in coming else one.state
        lines.append(f"{described(one, library)}\n-# {after}")
    first = packed(lines)[0]
    left = len(known) - first.count("\n-# ")
    more = f"{left} more: schedule rehearse offers them all, and " if left else "schedule rehearse "
    return Reply(("## Schedules", first, phrases.subtext(f"{more}shows what one will post")))


def described(schedule: Schedule, library: Library) -> str:
    """Return in one line what a schedule posts, where, when and how."""
    texts = listed([_title(library, slug) for slug in schedule.articles])
    what = f"the series {typed_text(schedule.series)}" if schedule.what == "series" else schedule.what
    order = ("shuffled" if schedule.shuffled else "in order") + (
        ", texts taking turns" if schedule.articles[1:] else ""
    )
    late = f"at most {counted(schedule.late // HOUR, 'hour')} late" if schedule.late else "skipped when late"
    how = [order, late]
    how += [f"for <@&{schedule.role}>"] if schedule.role else []
    how += ["silent"] if schedule.silent else ["with a notification"]
    how += ["published"] if schedule.publish else []
    when = shown_text(schedule.timing.explained())
    return f"**Schedule {schedule.id}:** {what} of {texts} in <#{schedule.channel}>, {when} ({', '.join(how)})"


def rehearsal(schedule: Schedule, library: Library, slots: Sequence[Slot], lacking: Sequence[str]) -> Reply:
    """Return what a schedule will post next, with times, clock changes and whether it may."""
    may = f"**I lack there:** {listed(lacking)}." if lacking else "I have every permission that it needs there."
    paused = ["It is paused: these are the dates if it is resumed now."] if schedule.state == "paused" else []
    head = "\n".join((described(schedule, library), may, *paused))
    lines: list[str] = []
    for words in BEGINNINGS:
        lines = [_rehearsed(schedule, library, number, slot, words) for number, slot in enumerate(slots, start=1)]
        if len(head) + sum(map(len, lines)) < REHEARSAL_BUDGET:
            break
    return Reply((head, "\n".join(lines)), buttons_of(schedule))


def _rehearsed(schedule: Schedule, library: Library, number: int, slot: Slot, words: int) -> str:
    what = item_line(library, slot.item, words, titled=len(schedule.articles) > 1) if slot.item else "nothing to post"
    return f"**{number}.** {_when(schedule, slot.at)}\n{what}"


def history_page(posts: Sequence[Delivery], schedule: Schedule | None) -> Reply:
    """Return what became of each post, the newest first, with its link or the reason."""
    ended = [one for one in posts if one.state != "planned"]
    of = f" of schedule {schedule.id}" if schedule else ""
    if not ended:
        return Reply((f"Nothing{of} was due yet: schedule rehearse shows what comes.",))
    first = packed(_history_line(one, with_owner=schedule is None) for one in ended[:HISTORY_SHOWN])[0]
    shown_lines = first.count("\n") + 1
    more = [phrases.subtext(f"The newest {shown_lines} are shown")] if len(ended) > shown_lines else []
    return Reply((f"## History{of}", first, *more))


def item_line(library: Library, item: Item, words: int, *, titled: bool) -> str:
    """Return one thing that will be posted, with its first words and where they stand, and of which text."""
    article = library.articles.get(item.article)
    try:
        return _item(article, item, words, titled=titled) if article else "its text is not served any more"
    except ContentError:
        return "its words are not in the text any more"


def _item(article: Article, item: Item, most: int, *, titled: bool) -> str:
    of = f", {shown_text(shortened(article.title, TITLE))}" if titled else ""
    match item.kind:
        case "quotes":
            found = with_id(article, item.id)
            return f"“{_begun(found.text, most)}” ({shown(article, found.paragraph)}{of})"
        case "sections":
            section = next(one for one in article.sections if one.slug == item.id)
            words = _begun(article.paragraph(section_passage(article, section.number).first).text, most)
            return f"{part_title(article, section)}: “{words}” (¶{section_passage(article, section.number).first}{of})"
        case "series":
            passage = page_of(article, item.id)[0]
            return f"“{_begun(passage.paragraphs[0].text, most)}” ({passage.label}{of})"
        case "recommendations":
            one = next(one for one in recommendations_in_order(article) if one.id == item.id)
            return f"Our words: {_begun(one.what, most)} ({shown_cites(article, one.cites)}{of})"
        case "questions":
            number, question = question_with_id(article, item.id) or (0, None)
            words = _begun(question.text, most) if question else ""
            return f"Our question: {words} (§{number}{of})"


def _begun(words: str, most: int) -> str:
    """Return the beginning of words, which says that it is one: […] stands where they go on."""
    short = shortened(words, most)
    cut = short != " ".join(words.split())
    return shown_text(short.removesuffix("…").rstrip() if cut else short) + (" \\[…]" if cut else "")


def _history_line(one: Delivery, *, with_owner: bool) -> str:
    whose = f" · {_owner(one)}" if with_owner else ""
    state = STATES[one.state]
    if one.state == "sent" and one.done_at is not None and one.done_at - one.slot > GRACE:
        state = "posted late"
    told = " · ".join(part for part in (one.link, typed_text(one.reason)) if part)
    return f"<t:{one.slot}:f>{whose} in <#{one.channel}>: {state}" + (f": {told}" if told else "")


def _owner(one: Delivery) -> str:
    """Return whose post it is: a schedule's, or of a unit of a study, which say in `item` which these are."""
    if "study" not in one.item:
        return f"{one.kind} {one.owner}"
    return f"study {one.item['study']}, {one.kind} {one.item.get('number', '')}".rstrip()


def _when(schedule: Schedule, at: int) -> str:
    local = schedule.timing.local(at)
    remark = schedule.timing.remark(at)
    return f"{local:%a %d %b %Y, %H:%M} in {shown_text(schedule.zone)} · <t:{at}:F>" + (
        f" ({remark})" if remark else ""
    )


def _title(library: Library, slug: str) -> str:
    article = library.articles.get(slug)
    return f"“{shown_text(article.title)}”" if article else shown_text(slug)


def short_name(schedule: Schedule) -> str:
    """Return a schedule as a list to choose from names it."""
    what = schedule.series or schedule.what
    return f"{schedule.id}: {what}, {schedule.timing.explained()}" + (" (paused)" if schedule.state == "paused" else "")
