"""What servers decide, on both engines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.community.changes import Change
from bot.community.excerpts import Excerpt, Excerpts
from bot.community.servers import UNDECIDED, Servers
from bot.community.store.store import Store

HERE, THERE = 11, 22
CHANGE = Change(7, 100, "settings set", "prefix: ?")


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        """What it shows."""
        return self.time


async def again(store: Store) -> Servers:
    """The servers as another start of the program finds them."""
    servers = Servers(store, Clock())
    await servers.load()
    return servers


async def test_what_is_decided_holds_at_once_and_after_a_restart(store: Store) -> None:
    servers = Servers(store, Clock())
    await servers.change(HERE, [CHANGE], prefix="?", references=False, log_channel=5)
    await servers.change_channel(HERE, 3, CHANGE, quiet=True, article="essay")
    await servers.hide(HERE, CHANGE, ("essay", "a"))
    await servers.hide(HERE, CHANGE, ("essay", "b"))
    await servers.unhide(HERE, CHANGE, ("essay", "a"))
    assert (await again(store)).of(HERE) == servers.of(HERE)
    assert servers.of(HERE).prefix == "?"
    assert servers.of(HERE).references is False
    assert servers.of(HERE).channel(99, 3).article == "essay"
    assert servers.of(HERE).hidden == {("essay", "b")}
    assert servers.of(THERE) == servers.of(None) == UNDECIDED
    assert len(await servers.audit(HERE, 10)) == 5
    assert await servers.audit(THERE, 10) == []


async def test_a_second_decision_leaves_the_first_alone(store: Store) -> None:
    servers = Servers(store, Clock())
    await servers.change(HERE, [CHANGE], prefix="?")
    await servers.change(HERE, [CHANGE], article="essay")
    await servers.change(HERE, [CHANGE], article=None)
    assert (await again(store)).of(HERE).prefix == "?"
    assert (await again(store)).of(HERE).article is None


async def test_what_cannot_be_kept_does_not_hold(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    servers = Servers(store, Clock())

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.community.store.audit.Audit.record", fail)
    with pytest.raises(ZeroDivisionError):
        await servers.change(HERE, [CHANGE], prefix="?")
    assert servers.of(HERE) == (await again(store)).of(HERE) == UNDECIDED


async def test_a_server_that_we_left_keeps_its_settings_for_thirty_days(store: Store) -> None:
    clock = Clock()
    servers = Servers(store, clock)
    for server in (HERE, THERE):
        await servers.change(server, [CHANGE], prefix="?")
        await servers.change_channel(server, server + 1, CHANGE, quiet=True)
        await servers.hide(server, CHANGE, ("essay", "a"))
    await servers.reconcile({HERE})
    clock.time += timedelta(days=29)
    await servers.reconcile({HERE})
    assert servers.of(THERE).prefix == "?"
    clock.time += timedelta(days=2)
    await servers.reconcile({HERE})
    assert servers.of(THERE) == UNDECIDED
    assert await servers.audit(THERE, 10) == []
    assert servers.of(HERE).prefix == "?"


async def test_a_server_that_took_us_back_loses_nothing(store: Store) -> None:
    clock = Clock()
    servers = Servers(store, clock)
    await servers.change(HERE, [CHANGE], prefix="?")
    await servers.left(HERE)
    clock.time += timedelta(days=20)
    await servers.joined(HERE)
    clock.time += timedelta(days=20)
    await servers.reconcile({HERE})
    assert servers.of(HERE).prefix == "?"


async def test_the_servers_of_another_process_have_not_gone(store: Store) -> None:
    clock = Clock()
    servers = Servers(store, clock)
    await servers.change(THERE, [CHANGE], prefix="?")
    await servers.reconcile(set(), lambda server: server == HERE)
    clock.time += timedelta(days=40)
    await servers.reconcile(set(), lambda server: server == HERE)
    assert servers.of(THERE).prefix == "?"


async def test_a_channel_that_goes_takes_what_was_decided_for_it(store: Store) -> None:
    servers = Servers(store, Clock())
    await servers.change_channel(HERE, 3, CHANGE, quiet=True)
    await servers.channel_gone(3)
    assert not servers.of(HERE).channel(3).quiet
    assert not (await again(store)).of(HERE).channel(3).quiet


async def test_a_server_that_decided_nothing_itself_leaves_nothing_behind_either(store: Store) -> None:
    """Its moderators hid a quote, made a channel quiet, posted: none of that makes a row of settings."""
    clock = Clock()
    servers, excerpts = Servers(store, clock), Excerpts(store, clock)
    await servers.change_channel(HERE, 3, CHANGE, quiet=True)
    await servers.hide(THERE, CHANGE, ("essay", "a"))
    posted = await excerpts.preview(
        Excerpt(server=33, channel=2, article="essay", place="a-b.0", moderator=7, note="Read")
    )
    await servers.left(THERE)
    await servers.reconcile(set())
    clock.time += timedelta(days=31)
    await servers.reconcile(set())
    assert servers.of(HERE) == servers.of(THERE) == UNDECIDED
    assert await excerpts.find(posted.id) is None
    for server in (HERE, THERE, 33):
        assert await servers.audit(server, 10) == []
