"""Who one is, where one looks, what time it is."""

from __future__ import annotations

from tests.offline.conftest import Lines


async def test_anybody_can_be_anywhere_and_membership_counts_when_they_act(played: Lines) -> None:
    done = await played(":as zoe", "~!show", ":in Elsewhere#general", "!show", ":in #excerpts", "~hello")
    assert done.status == 0
    assert done.records[1]["problem"] == "zoe is not a member of The Reading Room."
    assert done.records[3]["in"] == "Elsewhere#general"
    assert len(done.records[3]["replies"]) == 1


async def test_threads_have_names_and_places(played: Lines) -> None:
    done = await played(
        ":grant bot create_public_threads",
        '!thread "Week 1"',
        ':in "Week 1"',
        "!show",
        ":in #general",
        "!thread name",
        ":in name",
        "!show",
    )
    assert done.records[1]["posted"][0]["where"] == "#general > Week 1"
    assert done.records[3]["in"] == "#general > Week 1"
    assert [each["in"] for each in done.records[-2:]] == ["#general > name"] * 2
    assert len(done.last["replies"]) == 1


async def test_a_post_in_a_forum_is_a_place_too(played: Lines) -> None:
    done = await played("!study", ":in Meeting 1", "!show", ":click Next", ":in #studies > Meeting 1")
    assert [(each["where"], each["text"]) for each in done.records[0]["posted"]] == [
        ("#studies > Meeting 1", "We begin")
    ]
    assert [len(each["replies"]) for each in done.records] == [0, 0, 1, 0, 0]
    assert done.status == 0


async def test_nobody_writes_in_a_forum_itself(played: Lines) -> None:
    assert (await played(":in #studies", "hello")).problem == "Nobody can write in #studies itself, only in its posts."


async def test_another_person_can_start(played: Lines) -> None:
    assert (await played("!show", speaker="Ann")).last["as"] == "ann"


async def test_only_lines_and_time_move_the_clock(played: Lines) -> None:
    done = await played(
        "!remind 86400", "# nothing", "? I will", ":time 1d", "!remind 60", ":time 2026-03-08T02:30-05:00"
    )
    assert [each["now"] for each in done.records] == [
        "2026-01-05T09:00:05Z", "2026-01-06T09:00:10Z", "2026-01-06T09:00:15Z", "2026-03-08T07:30:00Z",
    ]  # fmt: skip
    assert done.records[1]["replies"][0]["text"] == "Time is up"
    assert done.texts == ["Time is up"]


async def test_a_restart_keeps_memory_messages_and_their_buttons(played: Lines) -> None:
    memory: dict[str, int] = {}
    done = await played("!count", "!show", ":restart", "!count", ":click Next", memory=memory)
    assert done.status == 0
    assert [each["text"] for each in done.records[3]["replies"]] == ["Count 2"]
    assert done.last["edited"][0]["text"].startswith("Page 2")
    assert memory["closed"] == 2
