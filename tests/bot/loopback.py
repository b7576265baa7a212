"""A very small Discord on this machine's own loopback: enough for a bot to log in, be asked, answer and leave.

It speaks the real protocols, HTTP and the gateway's web socket, so that what is tried is the whole program.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

Payload = dict[str, Any]

BOT, PERSON, SERVER, CHANNEL, ROLE = "1000", "2000", "3000", "4000", "5000"
BOT_USER = {"id": BOT, "username": "Pullquote", "discriminator": "0", "avatar": None, "bot": True}
HELLO, IDENTIFY, HEARTBEAT, HEARTBEAT_ANSWER, DISPATCH = 10, 2, 1, 11, 0
MESSAGE_CONTENT_GRANTED = 1 << 18

# What makes the bot under test come here and not to Discord; Python reads such a file before anything else.
REDIRECTION = """
import os
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE = f"http://127.0.0.1:{os.environ['LOOPBACK_PORT']}/api/v10"
DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{os.environ['LOOPBACK_PORT']}/gateway")
"""


class Loopback:
    """What the bot is told, and what it did."""

    def __init__(self) -> None:
        self.port = 0
        self.flags = 0
        self.token = ""
        self.close_code = 0
        self.commands: list[Payload] = []
        self.told = 0
        self.identified: list[Payload] = []
        self.sent: asyncio.Queue[Payload] = asyncio.Queue()
        self._ids = itertools.count(9000)
        self._sockets: list[web.WebSocketResponse] = []
        self.asked = asyncio.Event()
        self.silent = False

    # ------------------------------------------------------------ HTTP

    async def request(self, request: web.Request) -> web.Response:
        """Answer one call of the API; never where `silent`."""
        self.asked.set()
        if self.silent:
            await asyncio.sleep(3600)
        if request.headers.get("Authorization") != f"Bot {self.token}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        path = request.match_info["path"]
        if request.method == "GET":
            return _json(self._known(path))
        body = await request.json()
        if request.method == "PUT" and path == f"applications/{BOT}/commands":
            self.told += 1
            self.commands = [self._registered(each) for each in body]
            return _json(self.commands)
        if request.method == "POST" and path == f"channels/{CHANNEL}/messages":
            self.sent.put_nowait(body)
            return _json(self._message(BOT_USER, body.get("content") or "", components=body.get("components", [])))
        return _json({"message": f"unexpected {request.method} {path}", "code": 0}, status=404)

    def _known(self, path: str) -> Any:  # noqa: ANN401  # any answer
        answers: dict[str, Any] = {
            "users/@me": BOT_USER,
            "oauth2/applications/@me": _application(self.flags),
            "applications/@me": _application(self.flags),
            f"applications/{BOT}/commands": self.commands,
            "gateway/bot": {
                "url": f"ws://127.0.0.1:{self.port}/gateway",
                "shards": 1,
                "session_start_limit": {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1},
            },
        }
        return answers[path]

    def _registered(self, command: Payload) -> Payload:
        """A command as Discord gives it back: with its own marks, without what says nothing, permissions as text."""
        options = [
            {key: value for key, value in each.items() if value not in (False, [])}
            for each in command.get("options", [])
        ]
        own = {
            "id": str(next(self._ids)),
            "application_id": BOT,
            "version": str(next(self._ids)),
            "dm_permission": True,
        }
        needed = command.get("default_member_permissions")
        silent = {
            "name_localizations": None,
            "description_localizations": None,
            "default_member_permissions": None if needed is None else str(needed),
        }
        return {"description": "", **command, **own, **silent, "nsfw": False, "options": options}

    # ------------------------------------------------------------ gateway

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """Keep one connection until it is closed."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": HELLO, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, json.loads(message.data))
        return socket

    async def _hear(self, socket: web.WebSocketResponse, said: Payload) -> None:
        if said["op"] == HEARTBEAT:
            await socket.send_json({"op": HEARTBEAT_ANSWER})
        elif said["op"] == IDENTIFY and self.close_code:
            await socket.close(code=self.close_code)
        elif said["op"] == IDENTIFY:
            self.identified.append(said["d"])
            self._sockets = [socket]
            await self._dispatch("READY", _ready(self.port, self.flags))
            await self._dispatch("GUILD_CREATE", _server())

    async def _dispatch(self, event: str, payload: Payload) -> None:
        for socket in self._sockets:
            await socket.send_json({"op": DISPATCH, "t": event, "s": next(self._ids), "d": payload})

    # ------------------------------------------------------------ for tests

    async def say(self, content: str) -> None:
        """Somebody writes in the channel."""
        person = {"id": PERSON, "username": "ann", "discriminator": "0", "avatar": None}
        member = {"roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
        await self._dispatch("MESSAGE_CREATE", {**self._message(person, content), "guild_id": SERVER, "member": member})

    async def connected(self, times: int = 1) -> None:
        """Wait until the bot has identified itself so often."""
        while len(self.identified) < times:  # noqa: ASYNC110  # a test that polls needs no event
            await asyncio.sleep(0.01)

    def _message(self, author: Payload, content: str, components: list[Payload] | None = None) -> Payload:
        return {
            "id": str(next(self._ids)), "channel_id": CHANNEL, "author": author, "content": content,
            "timestamp": "2026-01-05T09:00:00+00:00", "edited_timestamp": None, "tts": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": False, "type": 0, "flags": 0, "components": components or [],
        }  # fmt: skip


@asynccontextmanager
async def loopback(token: str) -> AsyncIterator[Loopback]:
    """A Discord that knows one bot by its token."""
    discord = Loopback()
    discord.token = token
    application = web.Application()
    application.router.add_route("*", "/api/v10/{path:.*}", discord.request)
    application.router.add_get("/gateway", discord.gateway)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    discord.port = runner.addresses[0][1]
    try:
        yield discord
    finally:
        await runner.cleanup()


def _json(payload: Any, status: int = 200) -> web.Response:  # noqa: ANN401  # any answer
    # discord.py reads JSON only where the type is just this, without a charset.
    return web.Response(body=json.dumps(payload).encode(), status=status, headers={"Content-Type": "application/json"})


def _application(flags: int) -> Payload:
    return {
        "id": BOT, "name": "Pullquote", "description": "", "icon": None, "flags": flags, "bot_public": True,
        "bot_require_code_grant": False, "verify_key": "", "owner": BOT_USER, "team": None, "summary": "",
    }  # fmt: skip


def _ready(port: int, flags: int) -> Payload:
    return {
        "v": 10, "user": BOT_USER, "guilds": [{"id": SERVER, "unavailable": True}], "session_id": "s", "shard": [0, 1],
        "resume_gateway_url": f"ws://127.0.0.1:{port}/gateway", "application": {"id": BOT, "flags": flags},
    }  # fmt: skip


def _server() -> Payload:
    everyone = {
        "id": SERVER, "name": "@everyone", "color": 0, "hoist": False, "position": 0, "permissions": "2048",
        "managed": False, "mentionable": False, "flags": 0,
    }  # fmt: skip
    channel = {"id": CHANNEL, "type": 0, "name": "general", "position": 0, "permission_overwrites": [], "nsfw": False}
    member = {"user": BOT_USER, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "deaf": False, "mute": False,
              "flags": 0}  # fmt: skip
    return {
        "id": SERVER, "name": "The Reading Room", "owner_id": PERSON, "roles": [everyone], "channels": [channel],
        "members": [member], "member_count": 2, "threads": [], "emojis": [], "stickers": [], "features": [],
        "voice_states": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [], "large": False,
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "nsfw_level": 0, "premium_tier": 0, "system_channel_flags": 0, "preferred_locale": "en-US", "icon": None,
        "afk_timeout": 300, "unavailable": False,
    }  # fmt: skip
