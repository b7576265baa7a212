"""The message by which readers join a study, and which follows its plan."""

from __future__ import annotations

from typing import Final

from bot.community.studies.study import NOBODY
from bot.limits import CONTENT_LIMIT
from bot.rendering import phrases
from bot.rendering.reply import Reply
from bot.rendering.studies.plan import QUIET, Shown, opening_words, plan_line
from bot.rendering.studies.units import joining_buttons
from content.errors import counted

JOINING_ROOM: Final = CONTENT_LIMIT - 500
INVITING: Final = "Join to take part: nobody has to speak in public."
STOPPED: Final = {"paused": f"It is paused: nothing opens until it goes on. {INVITING}", "ended": "It has ended."}


def joining_message(shown: Shown) -> Reply:
    """Return what is posted when a study starts: its plan, as far as one message holds it, and who may join.

    The message is brought up to date when the plan changes.
    """
    study = shown.study
    leader = f"led by <@{study.leader}>" if study.leader != NOBODY else "led by this server's moderators"
    head = (
        f"**A study of {shown.title} begins here.** We read it together in {counted(len(shown.units), 'meeting')}, "
        f"{leader}. {STOPPED.get(study.state, INVITING)}"
        f"{'' if study.opens_in == study.channel or not study.is_running else f' {opening_words(study)}'}"
    )
    lines: list[str] = []
    room = JOINING_ROOM - len(head)
    for unit in shown.units:
        line = plan_line(shown, unit, titled=False)
        room -= len(line) + 1
        if room < 0:
            lines.append(f"and {len(shown.units) - len(lines)} more: study status shows the whole plan.")
            break
        lines.append(line)
    buttons = joining_buttons(study) if study.state != "ended" else joining_buttons(study)[2:]
    return Reply((head, "\n".join(lines), phrases.subtext(QUIET)), buttons)
