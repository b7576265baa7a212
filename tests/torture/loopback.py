"""A Discord on loopback, as unkind as the real one: it forgets nonces, loses answers, is slow to show what it has.

Its record is the truth: every message that it ever made, with the slot that its words name.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from typing import Any, Final

from aiohttp import web

SERVER: Final = 1
BOT: Final = 2
EPOCH_MILLISECONDS: Final = 1_420_070_400_000
NONCE_SECONDS: Final = 300  # "the past few minutes": /resources/message#create-message
HISTORY_LAG: Final = 10
TROUBLE: Final = 0.05
LIMITED: Final = 0.05
SLOW: Final = 0.02
TEXT, THREAD, FORUM = 0, 11, 15


class Loopback:
    """Channels, threads and forums, on the time that `now` tells; ids of channels decide their kind."""

    def __init__(self, kinds: dict[int, int], begun: float, scale: float, seed: int, *, nonces: bool) -> None:
        self.kinds = kinds
        self.messages: dict[int, list[dict[str, Any]]] = {channel: [] for channel in kinds}
        self.posts: dict[int, list[dict[str, Any]]] = {channel: [] for channel in kinds}
        self.record: list[str] = []
        self._grown = asyncio.Event()
        self._begun, self._scale, self._nonces = begun, scale, nonces
        self._known: dict[str, tuple[float, dict[str, Any]]] = {}
        self._count = itertools.count()
        self._chance = random.Random(seed)
        self._late: set[asyncio.Task[None]] = set()

    def now(self) -> float:
        """Return the time here, in seconds of the epoch."""
        return self._begun + (time.time() - self._begun) * self._scale

    async def serve(self) -> int:
        """Begin to answer, and return the port."""
        app = web.Application()
        base = "/api/v10"
        app.add_routes(
            [
                web.get(f"{base}/users/@me", _me),
                web.get(f"{base}/oauth2/applications/@me", _my_application),
                web.get(f"{base}/channels/{{channel}}", self._channel),
                web.get(f"{base}/channels/{{channel}}/messages", self._history),
                web.get(f"{base}/channels/{{channel}}/messages/{{message}}", self._message),
                web.post(f"{base}/channels/{{channel}}/messages", self._create),
                web.post(f"{base}/channels/{{channel}}/threads", self._begin_post),
                web.get(f"{base}/guilds/{{server}}/threads/active", self._active),
                web.get(f"{base}/channels/{{channel}}/threads/archived/public", self._archived),
            ]
        )
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._runner = runner
        server: Any = site._server
        return int(server.sockets[0].getsockname()[1])

    async def recorded(self, count: int) -> None:
        """Wait until it has made so many messages."""
        while len(self.record) < count:
            self._grown.clear()
            await self._grown.wait()

    async def close(self) -> None:
        """Answer nobody any more."""
        await self._runner.cleanup()

    # ------------------------------------------------------------ what is asked

    async def _channel(self, request: web.Request) -> web.Response:
        channel = int(request.match_info["channel"])
        if channel not in self.kinds:
            return _answer({"message": "Unknown Channel", "code": 10003}, status=404)
        return _answer(_channel(channel, self.kinds[channel]))

    async def _create(self, request: web.Request) -> web.Response:
        body = await request.json()
        channel = int(request.match_info["channel"])
        if self._chance.random() < LIMITED:
            return _answer({"retry_after": 0.05, "global": False}, status=429, headers={"Via": "1.1"})
        fate = self._chance.random()
        if fate < SLOW:
            # Discord says that it has trouble, and makes the message a minute later.
            self._later(channel, body, 60 / self._scale)
            return _answer({"message": "Internal Server Error"}, status=500)
        if fate < TROUBLE:
            if self._chance.random() < 0.5:
                self._make(channel, body)
            return _answer({"message": "Internal Server Error"}, status=500)
        return _answer(self._make(channel, body))

    async def _begin_post(self, request: web.Request) -> web.Response:
        body = await request.json()
        forum = int(request.match_info["channel"])
        fate = self._chance.random()
        if fate < TROUBLE:
            if self._chance.random() < 0.5:
                self._post(forum, body)
            return _answer({"message": "Internal Server Error"}, status=500)
        return _answer(self._post(forum, body))

    async def _history(self, request: web.Request) -> web.Response:
        channel, after = int(request.match_info["channel"]), int(request.query.get("after", 0))
        limit = int(request.query.get("limit", 50))
        old = self.now() - HISTORY_LAG
        shown = [one for one in self.messages[channel] if int(one["id"]) > after and one["made"] <= old]
        return _answer(list(reversed(shown[:limit])))

    async def _message(self, request: web.Request) -> web.Response:
        wanted = request.match_info["message"]
        found = [one for posts in self.posts.values() for one in posts if one["id"] == wanted]
        if not found:
            return _answer({"message": "Unknown Message", "code": 10008}, status=404)
        return _answer(found[0]["message"])

    async def _active(self, _: web.Request) -> web.Response:
        threads = [one for posts in self.posts.values() for one in posts]
        return _answer({"threads": threads, "members": []})

    async def _archived(self, _: web.Request) -> web.Response:
        return _answer({"threads": [], "members": [], "has_more": False})

    # ------------------------------------------------------------ what is made

    def _later(self, channel: int, body: dict[str, Any], seconds: float) -> None:
        async def make() -> None:
            await asyncio.sleep(seconds)
            self._make(channel, body)

        self._late.add(asyncio.get_running_loop().create_task(make()))

    def _make(self, channel: int, body: dict[str, Any]) -> dict[str, Any]:
        nonce, now = str(body.get("nonce")), self.now()
        known = self._known.get(nonce)
        if self._nonces and body.get("enforce_nonce") and known and now - known[0] < NONCE_SECONDS:
            return known[1]
        made = self._new(channel, body)
        self.messages[channel].append(made)
        self._known[nonce] = (now, made)
        return made

    def _post(self, forum: int, body: dict[str, Any]) -> dict[str, Any]:
        first = self._new(0, body["message"])
        first["channel_id"] = first["id"]
        made = {**_channel(int(first["id"]), THREAD, forum), "name": body["name"], "message": first}
        self.posts[forum].append(made)
        return made

    def _new(self, channel: int, body: dict[str, Any]) -> dict[str, Any]:
        now = self.now()
        number = (int(now * 1000) - EPOCH_MILLISECONDS << 22) + next(self._count)
        self.record.append(body["content"])
        self._grown.set()
        stamp = "2026-01-01T00:00:00.000000+00:00"
        return {
            "id": str(number), "channel_id": str(channel), "author": _user(), "content": body["content"], "made": now,
            "timestamp": stamp, "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, "flags": 0,
            "components": body.get("components", []), "nonce": body.get("nonce"),
        }  # fmt: skip


def _answer(payload: object, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py takes nothing for JSON that names a character set.
    kind = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(payload).encode(), status=status, headers=kind)


async def _me(_: web.Request) -> web.Response:
    return _answer(_user())


async def _my_application(_: web.Request) -> web.Response:
    return _answer(_application())


def _user() -> dict[str, Any]:
    return {"id": str(BOT), "username": "Pullquote", "discriminator": "0", "avatar": None, "bot": True}


def _application() -> dict[str, Any]:
    return {
        "id": str(BOT), "name": "Pullquote", "icon": None, "description": "", "bot_public": True, "flags": 0,
        "bot_require_code_grant": False, "verify_key": "", "owner": _user(), "summary": "", "team": None,
    }  # fmt: skip


def _channel(number: int, kind: int, parent: int | None = None) -> dict[str, Any]:
    stamp = "2026-01-01T00:00:00.000000+00:00"
    made: dict[str, Any] = {
        "id": str(number), "type": kind, "guild_id": str(SERVER), "name": f"channel {number}", "position": 0,
        "permission_overwrites": [], "nsfw": False, "parent_id": str(parent) if parent else None,
        "last_message_id": None, "topic": None, "rate_limit_per_user": 0, "available_tags": [], "flags": 0,
    }  # fmt: skip
    if kind == THREAD:
        made |= {
            "owner_id": str(BOT), "parent_id": str(parent or 9), "message_count": 0, "member_count": 1,
            "thread_metadata": {
                "archived": False, "auto_archive_duration": 1440, "archive_timestamp": stamp, "locked": False,
                "create_timestamp": stamp,
            },
        }  # fmt: skip
    return made
