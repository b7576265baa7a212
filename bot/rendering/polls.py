"""Polls, as they are posted, closed, listed and counted; what is asked are words of our own, and says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from discord import ui

from bot.community.polling.ballot import OF_A_QUESTION, OF_A_RECOMMENDATION, Asked, Ballot
from bot.community.studies.study import NOBODY
from bot.rendering import phrases
from bot.rendering.companions import question, recommendations
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.listing import packed, shortened
from bot.rendering.pressing import press_id
from bot.rendering.reply import Reply
from content.article import Article
from content.citation import shown_cites
from content.companion import Question, Recommendation
from content.entries import questions_of, recommendations_in_order

POLLS: Final = "pb"
LISTED: Final = 20
TITLE_SHOWN: Final = 90
# Below it stand the options with their counts, which five long ones of marks alone fill up to the limit of a message.
WORDS_LIMIT: Final = 900
SHORTEST: Final = 240

HOW_KEPT: Final = (
    "Votes are secret, and can be changed until the poll is closed. Counts show only from five votes on, and once it "
    "is closed."
)
TOO_FEW: Final = "Fewer than five voted, so no counts are shown."
TOO_FEW_BEFORE: Final = "Fewer than five voted before, so no counts of then are shown."
TOO_FEW_NOW: Final = "Fewer than five voted now, so no counts of now are shown."
TOO_FEW_YET: Final = "Fewer than five have voted so far."
HOW: Final = (
    "Say what the poll is on: poll 2 asks about recommendation 2, poll question 3 about question 3 of the text, and "
    "/poll start offers them all."
)
NOTHING_TO_ASK: Final = "recommendations or questions"
SHOWS_WHO: Final = "This is Discord's own poll: everybody sees who voted what."


def poll_id(verb: str, number: int, *parts: int) -> str:
    """Return the custom_id of a button of a ballot."""
    return press_id(POLLS, verb, number, *parts)


def usual_options(entry: Recommendation | Question) -> tuple[str, ...]:
    """Return what can be answered where nobody says otherwise."""
    return OF_A_RECOMMENDATION if isinstance(entry, Recommendation) else OF_A_QUESTION


def asked(article: Article, entry: Recommendation | Question) -> Asked:
    """Return what a poll asks about, as the text's companion says it: whole where that fits, else its beginning."""
    if isinstance(entry, Recommendation):
        title, named, reply = entry.what, f"recommendation {entry.id}", recommendations(article, entry.id)
    else:
        title, named, reply = entry.text, f"question {entry.id}", question(article, entry.id)
    for blocks in (reply.blocks, (reply.blocks[0], reply.blocks[-1])):
        words = "\n".join(blocks)
        if len(words) <= WORDS_LIMIT:
            return Asked(article=article.slug, entry=named, title=title, words=words)
    rests_on = phrases.BACKGROUND if entry.background else f"Rests on {shown_cites(article, entry.cites)}"
    source = phrases.subtext(phrases.OUR_WORDS, rests_on, shown_text(shortened(article.attribution, SHORTEST)))
    words = f"**{shown_text(shortened(title, SHORTEST))}**\n{source}"
    return Asked(article=article.slug, entry=named, title=title, words=words)


def offers(article: Article) -> Iterator[tuple[str, str]]:
    """Yield what polls can be on: its words as a list of choices shows them, and how it is named."""
    for number, one in enumerate(recommendations_in_order(article), 1):
        yield f"{number}. {one.what}", f"recommendation {number}"
    for number, each in enumerate(questions_of(article), 1):
        yield f"Question {number}. {each.text}", f"question {number}"


def nothing_said(article: Article) -> Reply:
    """Return how a poll is begun; of a text without anything to ask about, that."""
    there_is = any(True for _ in offers(article))
    return Reply((HOW if there_is else phrases.nobody_has_written(NOTHING_TO_ASK),))


def ballot_words(ballot: Ballot, first: Ballot | None = None) -> str:
    """Return a ballot as it stands in its channel, open or closed; `first` is the one that it asks once more."""
    ending = HOW_KEPT if ballot.is_open else "**Closed.** " + results_lines(ballot, first)
    return f"{ballot.words}\n\n{ending}\n{_below(ballot)}"


def _below(ballot: Ballot) -> str:
    again = f"again after poll {ballot.again_of}" if ballot.again_of else ""
    by = f"begun by <@{ballot.asker}>" if ballot.asker != NOBODY else ""
    return phrases.subtext(f"Poll {ballot.id}", again, by)


def ballot_buttons(ballot: Ballot) -> ui.View:
    """Return the buttons under an open ballot."""
    view = ui.View(timeout=None)
    for at, option in enumerate(ballot.options):
        view.add_item(ui.Button(label=option, custom_id=poll_id("vote", ballot.id, at), row=0))
    for label, verb in (("Results", "results"), ("Close", "close")):
        view.add_item(ui.Button(label=label, custom_id=poll_id(verb, ballot.id), row=1))
    view.stop()
    return view


def results_lines(ballot: Ballot, first: Ballot | None) -> str:
    """Return the counts of a closed ballot, beside those of the one before; never those of fewer than five votes."""
    before = first.counts if first is not None and not first.is_open and first.options == ballot.options else None
    lines = [_counted(option, at, before, ballot.counts) for at, option in enumerate(ballot.options)]
    counted = "\n".join(lines) if before or ballot.counts else ""
    if first is None:
        return f"{_voted(ballot.counts)}\n{counted}" if counted else TOO_FEW
    few = (("" if before else TOO_FEW_BEFORE), ("" if ballot.counts else TOO_FEW_NOW))
    return "\n".join(part for part in (f"Beside poll {first.id}:", counted, *few) if part)


def _voted(counts: Sequence[int] | None) -> str:
    return f"{sum(counts or ())} voted."


def _counted(option: str, at: int, before: Sequence[int] | None, now: Sequence[int] | None) -> str:
    if before and now:
        return f"{typed_text(option)}: {before[at]} before, {now[at]} now"
    if before:
        return f"{typed_text(option)}: {before[at]} before"
    return f"{typed_text(option)}: {now[at] if now else 0}"


def results_page(ballot: Ballot, first: Ballot | None, turnout: int | None, own: str = "") -> Reply:
    """Return how a poll stands: of an open one how many voted, of a closed one the counts, each from five votes on.

    `own` is what whoever looks voted, where only they see this.
    """
    if ballot.is_open:
        voted = f"{turnout} have voted so far." if turnout else TOO_FEW_YET
        mine = f"\n{your_vote(own)}" if own else ""
        ending = f"It is open. {voted} Counts show once it is closed.{mine}"
    else:
        ending = f"Closed <t:{ballot.closed_at}:d>. {results_lines(ballot, first)}"
    return Reply((ballot.words, f"{ending}\n{_below(ballot)}"))


def your_vote(choice: str) -> str:
    """Return what somebody voted, for them alone."""
    return f"Your vote: {typed_text(choice)}."


def native_words(about: Asked, member: int) -> str:
    """Return what stands above a poll of Discord's: what it is on, whose words these are, and what it shows."""
    return f"{about.words}\n\n{SHOWS_WHO}\n{phrases.subtext(f'Begun by <@{member}>')}"


def poll_list(known: Sequence[Ballot]) -> Reply:
    """Return the polls that are open, then those that were closed lately, each the newest first."""
    if not known:
        return Reply(("No poll is here. poll 2 begins one on recommendation 2, poll question 3 on question 3.",))
    ordered = sorted(known, key=lambda one: not one.is_open)
    page = packed(_listed(one) for one in ordered[:LISTED])[0]
    shown = page.count("\n") + 1
    more = f"{shown} are shown, the open ones first; there are more" if shown < len(known) else ""
    return Reply(("## Polls\n" + page, phrases.subtext("poll results and a number shows one", more)))


def _listed(one: Ballot) -> str:
    state = "open" if one.is_open else f"closed <t:{one.closed_at}:d>"
    return f"**{one.id}** {state}, in <#{one.channel}>: {shown_text(shortened(one.title, TITLE_SHOWN))}"
