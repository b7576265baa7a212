"""What a leader changes reaches the group: told in its channel, and in the message by which it joined."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.offline.record import Record
from tests.bot.chats import Chat, chatting


@pytest.fixture
async def study() -> AsyncIterator[Chat]:
    """A study in #reading that ann leads, as ann in another channel."""
    async with chatting(speaker="mod") as chat:
        await chat.say('/study start channel:#reading leader:@ann meets:"thu 19:00"')
        begun = await chat.say(":click Start")
        assert [one.pings for one in begun.posted] == [["ann"], []]
        await chat.say(":as ann")
        yield chat


def posted(record: Record) -> list[str]:
    """What was posted elsewhere, and not refused."""
    assert not record.error, record.texts()
    return [one.text for one in record.posted]


def renewed(record: Record) -> str:
    """What became of the message by which the group joined."""
    (message,) = [one.text for one in record.edited if "begins here" in one.text]
    return message


async def test_the_group_hears_what_its_leader_changes(study: Chat) -> None:
    (paused,) = posted(done := await study.say("/study pause"))
    assert "This study is paused." in paused
    assert "It is paused: nothing opens until it goes on." in renewed(done)
    await study.say(":time 8d")
    (goes_on,) = posted(done := await study.say("/study resume"))
    assert "This study goes on. Next meeting: 2026-01-15 19:00 UTC, about §1." in goes_on
    assert "1. §1 ¶1–4 · meets 2026-01-15 19:00 UTC" in renewed(done)
    (moved,) = posted(await study.say("/study shift days:7"))
    assert "All dates to come of this study are 7 days later." in moved
    assert "Unit 2 opens 2026-01-22 20:00 UTC." in moved
    (left_out,) = posted(done := await study.say("/study skip unit:3"))
    assert "Unit 3, §3, is left out." in left_out
    assert "3. §3 ¶9–10 · skipped" in renewed(done)
    assert posted(await study.say("/study mark citation:¶3")) == []
    (ended,) = posted(done := await study.say("/study end"))
    assert "This study has ended." in ended
    assert "It has ended." in renewed(done)
    assert renewed(done).endswith("Status")


async def test_whoever_says_it_in_the_channel_of_the_group_says_it_to_the_group(study: Chat) -> None:
    await study.say(":in #reading")
    done = await study.say("!study shift days:7")
    assert posted(done) == []
    assert len(done.replies) == 1
    assert "All dates to come are 7 days later." in done.texts()[0]
    assert "meets 2026-01-15 19:00 UTC" in renewed(done)


async def test_a_group_that_cannot_be_told_is_named_to_its_leader(study: Chat) -> None:
    await study.say(":deny bot send_messages #reading")
    assert "I could not tell the group in #reading: tell them yourself." in " ".join(
        await study.texts("/study shift days:7")
    )


async def test_a_unit_is_skipped_by_its_number_or_as_the_one_that_was_missed(study: Chat) -> None:
    for wrong, words in ((9, "There is no unit 9: this study has 1 to 5."), (-1, "There is no unit -1")):
        assert words in await study.text(f"~/study skip unit:{wrong}")
    await study.say("/study skip unit:2")
    assert "Unit 2 is skipped already." in await study.text("~/study skip unit:2")
    await study.say(":time 4d")
    assert "The meeting about unit 1 is past" in await study.text("~/study skip unit:1")
    # Paused behind the first meeting: what was missed is the third, and not what would be next by now.
    await study.say("/study pause")
    await study.say(":time 20d")
    assert "Unit 3, §3, is skipped" in " ".join(await study.texts("/study skip"))


async def test_a_pause_holds_the_mark_where_it_is(study: Chat) -> None:
    await study.say(":time 3d")
    await study.say("/study pause")
    await study.say(":time 7d")
    await study.say(":in #reading")
    assert "after ¶4" in await study.text("!quote ¶8")
    assert "after ¶4" in await study.text("!define photo op")
    await study.say("/study join")
    assert "has not opened yet" in await study.text("~:press pt|read|2")
    assert "§2 ¶5–8" not in await study.text("/study catch-up")


async def test_what_is_ahead_is_shown_to_whoever_asks_and_cannot_be_shared(study: Chat) -> None:
    await study.say(":in #reading")
    await study.say("/quote which:¶15")
    shown = await study.say(":click Show it to me")
    assert all(one.private for one in shown.replies)
    assert "Share" not in shown.texts()[-1]
    assert (await study.say(":click Share")).error


async def test_nothing_is_shown_before_the_group_begins(study: Chat) -> None:
    await study.say(":as mod")
    await study.say(":in #excerpts")
    await study.say('/study start meets:"thu 19:00" starts:2026-01-20')
    await study.say(":click Start")
    for line in ("!quote ¶1", "!search summit", "!ask What should the summit be?", "!define summit", "!quote"):
        assert "has not begun to read this text" in await study.text(line), line
    assert "no term is explained here yet" in await study.text("!define")
    assert "The group has not begun to read." in await study.text("/study status")


async def test_another_leads_from_then_on(study: Chat) -> None:
    await study.say(":as ben")
    assert (await study.say("/study leader member:@ben")).error
    await study.say(":as ann")
    (told,) = posted(done := await study.say("/study leader member:@ben"))
    assert told == (
        "@ben leads this study from now on. What was written for the leader until now is its writers' alone again."
    )
    assert [one.pings for one in done.posted] == [["ben"]]
    assert "led by @ben" in renewed(done)
    assert (await study.say("/study pause")).error
    assert (await study.say("/study notes")).error
    await study.say(":as ben")
    assert "Nobody has written a note for you yet." in await study.text("/study notes")
    assert "leads this study already" in await study.text("~/study leader member:@ben")
    await study.say(":deny cleo view_channel #reading")
    assert "Whoever leads it must see #" in await study.text("~/study leader member:@cleo")
    assert "led by a person" in await study.text("~/study leader member:@Pullquote")


async def test_what_a_reader_asked_is_theirs_also_behind_the_end(study: Chat) -> None:
    for line in (":as ben", ":in #reading", "/study join", "/study ask text:Why?", ":as ann", "/study questions"):
        await study.say(line)
    await study.say(":click Answer 1")
    await study.say(":fill Answer=So.")
    await study.say("/study end")
    await study.say(":as ben")
    assert "answered to you alone" in await study.text("/study ask")
    assert (await study.say("/study ask text:More?")).error


async def test_a_study_without_a_leader_says_who_reads_its_questions(study: Chat) -> None:
    for line in ("/mydata delete", ":click Delete everything", ":fill Type DELETE=DELETE", ":as ben", ":in #reading"):
        await study.say(line)
    await study.say("/study join")
    assert "led by this server's moderators" in await study.text("/study status")
    assert "Nobody leads this study now" in await study.text("/study ask text:Why?")
    await study.say(":as mod")
    assert "Why?" in await study.text("/study questions")
    assert "leads this study now" in " ".join(await study.texts("/study leader member:@mod"))


async def test_what_was_written_for_a_leader_is_read_by_nobody_who_follows(study: Chat) -> None:
    for line in (":as ben", ":in #reading", "/study join", '/note add citation:¶2 text:"For ann" visibility:leader'):
        await study.say(line)
    await study.say(":as ann")
    assert "For ann" in await study.text("/study notes")
    await study.say("/study leader member:@cleo")
    await study.say(":as cleo")
    assert "Nobody has written a note for you yet." in await study.text("/study notes")
    await study.say(":as ben")
    assert "for you alone" in await study.text("/note list")
    # And who leaves takes what they wrote along.
    await study.say("/note edit number:1 visibility:leader")
    await study.say("/study leave")
    await study.say(":as cleo")
    assert "Nobody has written a note for you yet." in await study.text("/study notes")


async def test_what_opened_says_where_the_meeting_is_now(study: Chat) -> None:
    moved = await study.say("/study shift days:7")
    assert "We meet about it 2026-01-15 19:00 UTC." in [one.text for one in moved.edited][-1]
    skipped = await study.say("/study skip unit:2")
    assert "Unit 1 of 5" in [one.text for one in skipped.edited][-1]


async def test_counts_never_stay_in_the_message_by_which_the_group_joined(study: Chat) -> None:
    for name in ("ben", "cleo", "dan", "eve", "finn"):
        for line in (f":as {name}", ":in #reading", "/study join", ":press pt|read|1"):
            await study.say(line)
    await study.say(":as ann")
    assert "5 of 5 have finished" in await study.text("/study status")
    assert "have finished" not in renewed(await study.say("/study shift days:7"))


async def test_a_group_is_told_also_where_its_leader_speaks_in_a_thread(study: Chat) -> None:
    await study.say(':in "1. §1 ¶1–4 Better than talk of war"')
    assert [one.where for one in (await study.say("!study pause")).posted] == ["#reading"]


async def test_the_mark_follows_the_plan_again_when_nothing_is_named(study: Chat) -> None:
    assert "the end of the text" in await study.text("/study mark citation:¶15")
    assert "The group is at ¶15" not in await study.text("/study status")
    again = await study.text("/study mark")
    assert "The mark follows the plan again." in again
    assert "The group is at ¶4. In #reading quote, question" in again


async def test_a_leader_may_leave_a_question_unanswered_and_hears_at_the_end_what_waits(study: Chat) -> None:
    for line in (":as ben", ":in #reading", "/study join", "/study ask text:One?", "/study ask text:Two?", ":as ann"):
        await study.say(line)
    await study.say("/study questions")
    assert "Left unanswered" in await study.text(":click Dismiss 1")
    assert (await study.say(":press pt|answer|1")).error
    assert "1 question waits: study questions." in " ".join(await study.texts("/study end"))
    await study.say(":as ben")
    assert "left unanswered" in await study.text("/study ask")


async def test_skipping_all_says_that_nothing_is_left(study: Chat) -> None:
    assert "There is no unit 0" in await study.text("~/study skip unit:0")
    for _ in range(4):
        await study.say("/study skip")
    said = " ".join(await study.texts("/study skip"))
    assert "No other meeting is to come." in said
    assert "No meeting is to come now: study end ends the study." in said
    await study.say("/study join")
    assert "The group leaves that unit out" in await study.text("~:press pt|read|1")


async def test_a_group_whose_forum_is_deleted_is_told_where_it_meets() -> None:
    async with chatting(speaker="mod") as chat:
        await chat.say('/study start channel:#reading forum:#studies meets:"thu 19:00"')
        await chat.say(":click Start")
        gone = await chat.say(":remove #studies")
        assert [one.where for one in gone.posted] == ["#reading"]
        assert "because the forum in which its units opened was deleted" in gone.posted[0].text
        assert "It has ended." in renewed(gone)


async def test_a_direct_message_comes_as_its_reader_wants_it(study: Chat) -> None:
    for line in (":as ben", "/preferences plain:yes", ":in #reading", "/study join", '/study ask text:"Is ¶4 *so*?"'):
        await study.say(line)
    await study.say(":as ann")
    await study.say("/study questions")
    await study.say(":click Answer 1")
    told = (await study.say(":fill Answer=It is, see §2.")).posted
    assert [one.where for one in told] == ["dm ben"] * len(told)
    assert not any(one.text.startswith(">") or "**" in one.message["content"] for one in told)
    assert "Quotation: Is" in "\n".join(one.text for one in told)


async def test_what_ended_stays_with_who_took_part_where_another_study_runs(study: Chat) -> None:
    for line in (":as ben", ":in #reading", "/study join", '/note add citation:¶2 text:"For ann" visibility:leader'):
        await study.say(line)
    for line in (":as ann", "/study end", ":as mod", '/study start channel:#reading meets:"fri 19:00"', ":click Start"):
        await study.say(line)
    await study.say(":as ann")
    assert "For ann" in await study.text("/study notes")
    assert "study.md" in await study.text("/study export")
    assert (await study.say("/study pause")).error
    await study.say(":as ben")
    assert "name you from now on" in await study.text("/study agree")
    assert "You are left out" in await study.text("/study hide")
    assert "You have left this study" in await study.text("/study leave")
    assert "nothing to leave" in await study.text("~/study leave")


async def test_what_opened_says_that_it_is_left_out(study: Chat) -> None:
    skipped = await study.say("/study skip")
    assert "The group leaves this unit out." in [one.text for one in skipped.edited][-1]
