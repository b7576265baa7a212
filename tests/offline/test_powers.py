"""Permissions, roles, places that vanish, servers that come and go."""

from __future__ import annotations

from tests.offline.conftest import Lines


async def test_permissions_can_be_denied_and_lifted(played: Lines) -> None:
    done = await played(
        ":deny you send_messages #excerpts", ":in #excerpts", "~hello", ":lift you send_messages #excerpts", "hello",
        ":deny @everyone view_channel #excerpts", "~hello", ":lift everyone view_channel #excerpts", "hello",
    )  # fmt: skip
    assert done.status == 0
    assert done.records[2]["problem"] == "you has no permission to do that in #excerpts."
    assert done.records[6]["problem"] == "you cannot see #excerpts."


async def test_what_the_bot_may_not_do_fails_as_on_discord(played: Lines) -> None:
    done = await played(
        ":as mod", ":deny bot send_messages #excerpts", "~/excerpt post channel:#excerpts",
        ":lift bot send_messages #excerpts", "/excerpt post channel:#excerpts",
        ":deny bot send_messages", "~/excerpt post channel:#excerpts",
        ":lift bot send_messages", "/excerpt post channel:#excerpts",
    )  # fmt: skip
    assert done.status == 2
    assert "discord.errors.Forbidden: 403 Forbidden (error code: 50013)" in done.errors
    assert [len(each["posted"]) for each in done.records] == [0, 0, 0, 0, 1, 0, 0, 0, 1]


async def test_powers_of_a_person_can_be_given_and_taken(played: Lines) -> None:
    done = await played(
        "~/settings", ":grant you manage_guild", "/settings", ":lift you manage_guild", "~/settings",
        ":as mod", "/settings", ":role mod -Moderators", "~/settings", ":role mod Moderators", "/settings",
        ":grant Readers manage_guild", ":role cleo Readers", ":as cleo", "/settings",
    )  # fmt: skip
    assert done.status == 0, done.errors


async def test_a_place_can_vanish_under_ones_feet(played: Lines) -> None:
    done = await played(
        ":grant bot create_public_threads",
        "!thread Week",
        ":in Week",
        ":remove Week",
        "!show",
        ":in #excerpts",
        ":remove #excerpts",
        "!show",
    )
    assert [each["in"] for each in done.records[3:]] == [
        "#general",
        "#general",
        "#excerpts",
        "#general",
        "#general",
    ]
    assert done.records[3]["deleted"] == []
    assert done.status == 0


async def test_the_bot_can_be_thrown_out_and_invited_again(played: Lines) -> None:
    memory: dict[str, int] = {}
    done = await played(
        ":server leave", "!show", "~/show", ":restart", "!show", "~:server leave",
        ":server join", "!show", ":in Elsewhere#general", ":as zoe", "!show", memory=memory,
    )  # fmt: skip
    assert done.status == 0, done.errors
    assert memory["left"] == 1
    assert done.records[2]["problem"] == "Discord does not offer /show to you here: the bot is not in this server."
    assert [len(each["replies"]) for each in done.records] == [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1]
    assert done.records[6]["replies"][0]["text"] == "Hello again, The Reading Room"
