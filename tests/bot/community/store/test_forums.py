"""Studies with a forum in the store, on both engines: one alone in each channel and forum, ended when either goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.community.deliveries import Delivery, Notice, Refused, Unknown
from bot.community.servers import Servers
from bot.community.store.store import Store
from bot.community.studies.questions import StudyQuestions
from bot.community.studies.source import UnitSource
from bot.community.studies.studies import Studies
from bot.community.studies.study import Study
from tests.bot.community.store.test_studies import NOW, STUDY, UNITS, studies_of

HOME, FORUM, JOINED = 2, 5, 60
IN_A_FORUM = replace(STUDY, channel=FORUM, forum=FORUM)
BESIDE = replace(STUDY, channel=HOME, forum=FORUM)


async def begun(store: Store, study: Study) -> tuple[Studies, Study]:
    studies = studies_of(store)
    kept = await studies.preview(study, UNITS)
    assert await studies.start(kept)
    await studies.announced(kept, 4, JOINED)
    return studies, replace(kept, state="active", message=JOINED)


async def sent(store: Store, unit: int, place: int, message: int) -> None:
    """Have the opener of a unit stand somewhere."""
    async with store.transaction() as transaction:
        (due,) = await transaction.deliveries.of("unit", unit, 9)
        how = {"state": "sent", "wake_at": None, "place": place, "message": message}
        assert await transaction.deliveries.decide(due.id, "planned", **how)


async def reminded_in(store: Store, unit: int) -> int:
    """Where the meeting about a unit is recalled."""
    async with store.transaction() as transaction:
        (due,) = await transaction.deliveries.of("reminder", unit, 9)
        taken = await UnitSource().take(transaction, due, due.slot)
    assert isinstance(taken, Delivery)
    return taken.channel


@pytest.mark.parametrize("study", [BESIDE, IN_A_FORUM])
async def test_no_other_study_begins_in_its_home_or_its_forum(store: Store, study: Study) -> None:
    studies, kept = await begun(store, study)
    for other in (BESIDE, IN_A_FORUM, replace(STUDY, channel=9, forum=FORUM)):
        assert not await studies.start(await studies.preview(other, UNITS))
    assert await studies.start(await studies.preview(replace(STUDY, channel=8, forum=None), UNITS))
    again = studies_of(store)
    await again.load()
    assert again.known(kept.id) == studies.known(kept.id)
    assert again.study_in((77, FORUM)) == kept.id


@pytest.mark.parametrize("gone", [HOME, FORUM])
async def test_it_ends_with_its_home_or_its_forum(store: Store, gone: int) -> None:
    studies, kept = await begun(store, BESIDE)
    unstarted = await studies.preview(replace(BESIDE, channel=gone, forum=gone), UNITS)
    await Servers(store, lambda: NOW).channel_gone(gone)
    studies.channel_gone(gone)
    again = studies_of(store)
    await again.load()
    for known in (studies, again):
        found = known.known(kept.id)
        assert found is not None
        assert found.state == "ended"
        assert known.study_in((HOME, FORUM)) is None
    assert await again.found(unstarted.id) is None


async def test_units_open_in_the_forum_and_meetings_are_recalled_where_they_opened(store: Store) -> None:
    studies, kept = await begun(store, BESIDE)
    first, _ = await studies.units(kept.id)
    async with store.transaction() as transaction:
        (due,) = await transaction.deliveries.of("unit", first.id, 9)
        taken = await UnitSource().take(transaction, due, due.slot)
    assert isinstance(taken, Delivery)
    assert taken.channel == FORUM
    assert await reminded_in(store, first.id) == HOME
    await sent(store, first.id, 70, 71)
    assert await reminded_in(store, first.id) == 70
    await Servers(store, lambda: NOW).channel_gone(70)
    assert await reminded_in(store, first.id) == HOME


async def test_a_reminder_that_is_refused_in_a_post_comes_in_the_home_an_hour_later(store: Store) -> None:
    studies, kept = await begun(store, BESIDE)
    first, _ = await studies.units(kept.id)
    await sent(store, first.id, 70, 71)
    async with store.transaction() as transaction:
        (due,) = await transaction.deliveries.of("reminder", first.id, 9)
        assert await transaction.deliveries.decide(due.id, "planned", state="failed", wake_at=None)
        await UnitSource().settle(transaction, due, Refused("that thread is locked."))
        later, _ = await transaction.deliveries.of("reminder", first.id, 9)
        taken = await UnitSource().take(transaction, later, later.slot)
    assert isinstance(taken, Delivery)
    assert (taken.channel, taken.slot - due.slot) == (HOME, 3_600)


async def test_in_a_forum_that_is_the_home_a_meeting_without_opener_is_recalled_where_readers_join(
    store: Store,
) -> None:
    studies, kept = await begun(store, IN_A_FORUM)
    first, _ = await studies.units(kept.id)
    assert await reminded_in(store, first.id) == JOINED


async def test_the_newest_thread_is_that_of_the_opener_that_stands_and_came_last(store: Store) -> None:
    studies, kept = await begun(store, BESIDE)
    questions = StudyQuestions(store, studies)
    first, second = await studies.units(kept.id)
    assert await questions.newest_thread(kept) is None
    await sent(store, first.id, 70, 71)
    assert await questions.newest_thread(kept) == 70
    await sent(store, second.id, 80, 81)
    assert await questions.newest_thread(kept) == 80
    await Servers(store, lambda: NOW).channel_gone(80)
    assert await questions.newest_thread(kept) == 70


async def test_in_a_text_channel_a_thread_has_the_number_of_its_opener(store: Store) -> None:
    studies, kept = await begun(store, STUDY)
    await sent(store, (await studies.units(kept.id))[0].id, STUDY.channel, 71)
    assert await StudyQuestions(store, studies).newest_thread(kept) == 71


async def test_what_went_wrong_in_the_forum_names_it(store: Store) -> None:
    studies, kept = await begun(store, BESIDE)
    first, _ = await studies.units(kept.id)
    async with store.transaction() as transaction:
        (due,) = await transaction.deliveries.of("unit", first.id, 9)
        outcomes = (Refused("I lack it there."), Unknown("nobody knows"))
        told: list[Notice] = [notice for one in outcomes for notice in await UnitSource().settle(transaction, due, one)]
    assert "The study in <#2> could not open unit 1 in <#5>: I lack it there." in told[0].text
    assert "whether unit 1 was posted in <#5>" in told[1].text


async def test_its_forum_is_among_what_is_looked_for_after_the_bot_was_away(store: Store) -> None:
    await begun(store, BESIDE)
    assert {(1, HOME), (1, FORUM)} <= set(await Servers(store, lambda: NOW).places())
