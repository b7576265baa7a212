"""Studies from their preview to their record: counts, questions, channels that go, files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bot.articles import shelf_of
from tests.bot.chats import Chat, chatting
from tests.bot.views.studies.test_permission import studying

READERS = ("you", "ben", "cleo", "dan", "eve", "finn")


async def begun(chat: Chat, *readers: str) -> None:
    """Have a study begin in #general that mod leads, with some readers."""
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00" sections:2')
    await chat.say(":click Start")
    for name in readers:
        await chat.say(f":as {name}")
        await chat.say("/study join")


async def test_counts_show_from_five_readers_on_and_leave_out_who_hides(chat: Chat) -> None:
    await begun(chat, *READERS[:4])
    await chat.say(":press pt|read|1")
    assert "have finished" not in await chat.text("/study status")
    await chat.say(":as eve")
    await chat.say("/study join")
    assert "1 of 5 have finished §1–2" in await chat.text("/study status")
    await chat.say(":as finn")
    await chat.say("/study join")
    await chat.say(":press pt|read|1")
    assert "2 of 6 have finished §1–2" in await chat.text("/study status")
    await chat.say("/study hide")
    assert "1 of 5 have finished §1–2" in await chat.text("/study status")
    await chat.say(":as dan")
    await chat.say("/study hide")
    assert "have finished" not in await chat.text("/study status")
    await chat.say("/study show")
    await chat.say(":press pt|read|1")
    assert "0 of 5 have finished §1–2" in await chat.text("/study status")


async def test_a_reader_who_deletes_their_data_is_counted_no_more(chat: Chat) -> None:
    await begun(chat, *READERS)
    await chat.say(":press pt|read|1")
    assert "1 of 6" in await chat.text("/study status")
    assert "study that you take part in" in await chat.text("/mydata show")
    await chat.bot.personal.privacy.delete(chat.session.stage.named("user", "finn").id)
    assert "0 of 5" in await chat.text("/study status")
    assert "Nothing is kept about you" in await chat.text("/mydata show")


async def test_a_preview_is_started_once_and_cancelled_ones_never(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say('/study start meets:"thu 19:00"')
    assert len((await chat.say(":click Start")).posted) + len((await chat.say(":press pt|start|1")).posted) <= 1
    assert "can be started once" in await chat.text(":press pt|start|1")
    await chat.say('/study start meets:"thu 19:00" channel:#reading')
    assert "Cancelled; nothing was made." in (await chat.say(":click Cancel")).edited[0].text
    assert "was cancelled" in await chat.text(":press pt|start|2")
    await chat.say('/study start meets:"thu 19:00" channel:#reading')
    await chat.say(":time 9d")
    assert "is past" in await chat.text(":press pt|start|3")


async def test_what_the_bot_lacks_is_named_before_and_when_it_starts(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say(":deny bot send_messages #reading")
    assert "I lack Send Messages in #reading" in await chat.text('/study start meets:"thu 19:00" channel:#reading')
    record = await chat.say(":click Start")
    assert record.error
    assert "I lack Send Messages in #reading" in record.texts()[0]
    await chat.say(":lift bot send_messages #reading")
    assert [one.where for one in (await chat.say(":press pt|start|1")).posted] == ["#reading", "#reading"]


async def test_the_form_makes_the_same_preview(chat: Chat) -> None:
    await chat.say(":as mod")
    await chat.say("!study start channel:#reading leader:@ann remind:yes")
    await chat.say(":click Fill in the form")
    said = await chat.text(":fill Syllabus=2026-02-05, §1-2; 12 Feb 18:30, ¶9-15 | Zone=berlin")
    assert "In #reading, led by @ann; 2 meetings, with a reminder" in said
    assert "meets 2026-02-05 18:00 UTC" in said
    assert "Meetings without a time are at 19:00." in said
    assert "Read for no meeting" not in said
    await chat.say("/study start channel:#reading")
    assert "Read for no meeting: ¶1, ¶4–15." in await chat.text(":fill Syllabus=2026-02-05, ¶2-3")
    await chat.say("/study start channel:#reading")
    assert "takes a whole number" in await chat.text(":fill Meets=thu 19:00 | Sections=many")


async def test_a_released_question_is_posted_without_a_name_and_pings_nobody() -> None:
    async with studying() as chat:
        await chat.say('/study ask text:"@everyone **why** @ann?"')
        await chat.say(":as ann")
        await chat.say(":dm")
        record = await chat.say(":click Release")
        (posted,) = record.posted
        assert posted.where == "#reading > 1. §1 ¶1–4 Better than talk of war"
        assert posted.pings == []
        assert "**why**" in posted.text
        assert "ben" not in posted.text
        assert (await chat.say(":press pt|release|2")).error


async def test_the_leader_deals_with_questions_in_direct_messages_and_learns_no_name() -> None:
    async with studying() as chat:
        await chat.say(":as ann")
        await chat.say(":dm")
        await chat.say(":press pt|answer|1")
        record = await chat.say(":fill Answer=Because")
        assert "Sent to whoever asked" in record.texts()[0]
        assert [one.where for one in record.posted] == ["dm ben"]
        assert "Because" in record.posted[0].text
        await chat.say(":as eve")
        await chat.say(":dm")
        assert (await chat.say(":press pt|answer|1")).error


async def exported(chat: Chat) -> dict[str, str]:
    """The files of the first study's export, by name."""

    async def send(_: str, *, files: list[Any]) -> None:
        kept.extend(files)

    kept: list[Any] = []
    study = chat.bot.studying.studies.known(1)
    assert study is not None
    guild = chat.bot.get_guild(study.server)
    assert guild is not None
    await chat.bot.studying.recording.export(guild, study, send)
    return {one.filename: one.fp.read().decode() for one in kept}


async def test_the_export_names_only_who_agreed_and_its_calendar_has_every_meeting() -> None:
    async with studying() as chat:
        for line in (
            "/study agree",
            '/note add citation:¶6 text:"in the study" visibility:named',
            ":as eve",
            "/study join",
            '/note add citation:¶7 text:"another" visibility:named',
            ":as ann",
            "/study questions",
            ":click Release 1",
            "/study skip",
        ):
            await chat.say(line)
        files = await exported(chat)
        record, calendar = files["study.md"], files["study.ics"]
        assert "- §2 ¶6, ben, 2026-01-05: in the study" in record
        assert "- §2 ¶7, a reader, 2026-01-05: another" in record
        assert "- Why" in record
        assert "eve" not in record
        assert "1. §1 ¶1–4: skipped" in record
        assert calendar.count("BEGIN:VEVENT") == 4
        assert "DTSTART:20260115T190000Z\r\n" in calendar
        assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))


async def test_two_studies_are_told_apart_by_their_channels() -> None:
    async with studying() as chat:
        await chat.say(":as mod")
        await chat.say(":in #general")
        assert "In #reading" in await chat.text("/study status")
        await chat.say('/study start meets:"fri 18:00"')
        await chat.say(":click Start")
        assert "In #general" in await chat.text("/study status")
        await chat.say(":in #log")
        assert "Studies run in #reading and #general: ask there." in await chat.text("/study status")
        assert "Several studies run" in await chat.text("/study pause")


async def test_in_direct_messages_it_says_where_to_ask() -> None:
    async with chatting() as chat:
        await chat.say(":dm")
        for words in (
            "study",
            "study pace",
            "study join",
            "study start",
            "study export",
            "study notes",
            "study ask why",
        ):
            assert "on a server" in await chat.text(f"!{words}")


async def test_fourteen_meetings_on_a_long_text_are_planned_read_and_taken_along() -> None:
    folder = Path(__file__).parents[3] / "articles" / "common-sense"
    async with chatting(shelf=shelf_of(folder, default="common-sense"), speaker="mod") as chat:
        last = chat.bot.desk.library.default.last
        each = -(-last // 14)
        lines = [
            f"2026-{2 + week // 4:02}-{1 + week % 4 * 7:02} 18:00, ¶{1 + week * each}-{min(last, (week + 1) * each)}"
            for week in range(14)
        ]
        said = await chat.text(f"/study start syllabus:{'; '.join(lines)} zone:Europe/London leader:@ann")
        assert "14 meetings" in said
        assert f"–{last}" in said
        assert "Read for no meeting" not in said
        assert any("in 14 meetings" in text for text in await chat.texts(":click Start"))
        await chat.say(":as ann")
        assert "14. " in await chat.text("/study status")
        assert (await exported(chat))["study.ics"].count("BEGIN:VEVENT") == 14


async def test_the_export_lists_polls_side_by_side_and_only_from_five_votes_on() -> None:
    async with studying() as chat:
        for line in ("/poll start on:2", ":as you", ":click Agree", ":as ann", "/poll close number:1"):
            await chat.say(line)
        assert "fewer than five voted, so no counts" in (await exported(chat))["study.md"]
        for number, choices in ((2, "AADDA"), (3, "AAAAD")):
            await chat.say("/poll start on:1" if number == 2 else "/poll again number:2")
            for name, choice in zip(READERS, choices, strict=False):
                await chat.say(f":as {name}")
                await chat.say(":click Agree" if choice == "A" else ":click Disagree")
            await chat.say(":as ann")
            assert "Agree 4" not in (await exported(chat))["study.md"]
            await chat.say(f"/poll close number:{number}")
        record = (await exported(chat))["study.md"]
        assert "Agree 3, Disagree 2, Not sure 0" in record
        assert "Agree 4 (before: 3), Disagree 1 (before: 2), Not sure 0 (before: 0)" in record


async def test_a_leader_without_rights_says_what_is_true_of_an_opener_that_nobody_knows_of() -> None:
    async with studying() as chat:
        async with chat.bot.store.transaction() as transaction:
            (opener,) = await transaction.deliveries.of("unit", 1, 9)
            assert await transaction.deliveries.decide(opener.id, "sent", state="unknown")
        await chat.say(":as ben")
        assert (await chat.say(f":press pd|found|{opener.id}")).error
        await chat.say(":as mod")
        assert "study 1, unit 1 in #reading: not known whether it was posted" in await chat.text("/schedule history")
        await chat.say(":as ann")
        assert not (await chat.say(f":press pd|found|{opener.id}")).error
        await chat.say(":as mod")
        assert "a moderator found it" in await chat.text("/schedule history")
