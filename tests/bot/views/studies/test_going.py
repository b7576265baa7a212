"""What becomes of a study whose channel or server is gone."""

from __future__ import annotations

from tests.bot.views.studies.test_permission import studying


async def test_a_deleted_channel_ends_its_study_also_after_a_restart() -> None:
    async with studying() as chat:
        await chat.say(":in #general")
        await chat.say(":remove #reading")
        assert (await chat.say(":press pt|join|1")).error
        await chat.say(":restart")
        await chat.say(":as mod")
        assert "ended" in await chat.text("/study status")


async def test_a_server_that_was_left_takes_its_studies_along() -> None:
    """Its meetings are soon over: what cannot be posted is tried each hour until then."""
    async with studying(meets="mon, tue, wed, thu, fri 19:00") as chat:
        await chat.say(":server leave")
        await chat.say(":time 31d")
        await chat.say(":restart")
        await chat.say(":server join")
        await chat.say(":restart")
        assert "No study runs" in await chat.text("/study status")
        assert "Nothing is kept about you" in await chat.text("/mydata show")
