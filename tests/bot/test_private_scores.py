"""Whatever anybody does, a score of a quiz is shown to its reader alone, and no average gives one away."""

from __future__ import annotations

import asyncio
import re
from contextlib import AsyncExitStack
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.offline.record import Record
from bot.rendering.reply import base36
from tests.bot.chats import Chat, chatting, labels
from tests.bot.watching import THREE_HUNDRED

# How each of them answers the five questions on unit 1, of which C, C, D, C and D are right; nobody as somebody else.
# ann leads.
ANSWERS = {
    "cleo": "CCDCA",
    "dan": "CCDAA",
    "eve": "CCAAA",
    "finn": "CAAAA",
    "you": "ACDCD",
    "ben": "AADCD",
    "ann": "ADACD",
    "mod": "ACACA",
    "mod2": "AAAAA",
}
RIGHT = "CCDCD"
FOUR = ("cleo", "dan", "eve", "finn")
OUTCOME = re.compile(r"^\d\. (right|not right) \(", re.MULTILINE)
AVERAGE = re.compile(r"average: ([\d.]+) of 5, of (\d+) readers")
# What has the form of a score and is none: where somebody is in a quiz, counts, the plan.
NO_SCORE = re.compile(
    r"(?:Question|Unit|average:) [\d.]+ of \d+|\d+ of \d+ (?:have finished|readers)|§\S+:? \d+ of \d+"
)
SCORE = re.compile(r"\b[0-5](?: of | out of |/)5\b|\bcorrect\b.*")

spoken = st.sampled_from(tuple(ANSWERS))
QUIZZED = ":press pz|{verb}|{{{owner}}}|1-4-1|1|{{{owner}.answers}}|trump-kim-summit"
END = QUIZZED.format(verb="end", owner="own")
of_another = st.builds(QUIZZED.format, verb=st.sampled_from(("end", "answer", "next", "show")), owner=spoken)
pressed = st.builds(":press {}|1".format, st.sampled_from(("pz|begin", "pt|status", "pt|export", "pt|leave")))
quizzes = st.sampled_from(
    (
        ("!study join", "!study show", END),
        ("!study leave", "!study join", END),
        ("/study join", END, "/mydata export"),
        ("/study hide", END),
        (END,),
    )
)
others = st.sampled_from(
    (
        "!study status", "/study status", "!study pace", "!study catch-up", "/study agree", "/study questions",
        "!study export", "/study export", "/mydata show", "!mydata", "/mydata export", ":click Show me", "!audit",
        "!quiz", "/quiz", ":click Quiz", ":click Next question", ":click Show my score", ":click Another quiz",
        ":click Status", "!quote", "!study leave", "!study hide", "!study pause", "!study resume", ":time 12h",
    )
)  # fmt: skip
rare = st.sampled_from(
    ((":restart",), ("/mydata delete", ":click Delete everything", ":fill Type DELETE=DELETE"), ("/poll list",))
)
lines = st.one_of(quizzes, quizzes, st.tuples(of_another), st.tuples(pressed), st.tuples(others), rare)
# What is done by one is several lines, so that fewer are enough.
OFTEN = settings(THREE_HUNDRED, max_examples=180)


class Watch:
    """A study in which four have taken the quiz of its first unit, and a look at all that anybody is shown of that."""

    def __init__(self, chat: Chat) -> None:
        self.chat = chat
        self.averages: set[tuple[int, str]] = set()

    async def faults(self, speaker: str, said: str) -> list[str]:
        """Let somebody do something; return what is wrong with what it showed."""
        await self.chat.session.play(f":as {speaker}")
        record = await self.chat.session.play(self.filled(speaker, said))
        assert record is not None
        found = [one for text, private in self._shown(record) for one in self._faults(speaker, text, private=private)]
        return found + [
            f"averages {before} and {after} are too near"
            for before, after in pairwise([(0, ""), *sorted(self.averages)])
            if after[0] - before[0] < len(RIGHT)
        ]

    def filled(self, speaker: str, said: str) -> str:
        """A line with the ids and answers that it names."""
        for name, owner in {**{one: one for one in ANSWERS}, "own": speaker}.items():
            said = said.replace(f"{{{name}}}", base36(self.chat.session.stage.named("user", owner).id))
            said = said.replace(f"{{{name}.answers}}", ANSWERS[owner])
        return said

    def _shown(self, record: Record) -> list[tuple[str, bool]]:
        """All that a line showed, and whether to its speaker alone; with what stands in files."""
        messages = (*record.replies, *record.posted, *record.edited)
        shown = [(one.text, one.private) for one in messages]
        sight = self.chat.session.stage.simulation.sight
        files = [
            ((sight.file(file["url"]) or b"").decode(), one.private)
            for one in messages
            for file in one.message["attachments"]
            if not file["filename"].endswith(".png")
        ]
        return [*shown, *files, (str(record.form), True), (str(record.choices), True)]

    def _faults(self, speaker: str, text: str, *, private: bool) -> list[str]:
        self.averages |= {(int(readers), average) for average, readers in AVERAGE.findall(text)}
        given = [word == "right" for word in OUTCOME.findall(text)]
        right = sum(_outcome(speaker))
        if private and given == _outcome(speaker):
            text = text.replace(f"You have {right} of {len(RIGHT)}.", "")
        elif any(given == _outcome(one) for one in ANSWERS):
            return [f"{speaker} sees, or everybody does, who had right {given}"]
        if private:  # what is exported is the speaker's own
            text = text.replace(f'"correct": {right},', "").replace(f"- correct: {right}\n", "")
        return [f"{speaker} is shown {one}" for one in SCORE.findall(NO_SCORE.sub("", text))]


def _outcome(name: str) -> list[bool]:
    """Which answers somebody has right."""
    return [given == right for given, right in zip(ANSWERS[name], RIGHT, strict=True)]


async def take(chat: Chat, name: str) -> None:
    """Take the quiz by pressing what is shown, answer by answer."""
    (shown,) = (await chat.say(":click Quiz")).replies
    for number, letter in enumerate(ANSWERS[name], 1):
        await chat.say(f":click {labels(shown)['ABCD'.index(letter)]}")
        going_on = "Next question" if number < len(RIGHT) else "Show my score"
        (shown,) = (await chat.say(f":click {going_on}")).edited
    assert f"You have {sum(_outcome(name))} of 5." in shown.text


async def begun(stack: AsyncExitStack) -> Watch:
    """Four have taken the quiz: the first by pressing what is shown, answer by answer."""
    watch = Watch(await stack.enter_async_context(chatting(speaker="mod")))
    for line in ('/study start meets:"thu 19:00" leader:@ann', ":click Start"):
        assert not (await watch.chat.say(line)).error, line
    for name in FOUR:
        assert await watch.faults(name, "/study join") == []
        if name == FOUR[0]:
            await take(watch.chat, name)
        assert await watch.faults(name, END) == []
    return watch


def test_no_sequence_of_commands_shows_another_members_score() -> None:
    """A hundred and eighty things, done by everybody, in one world that remembers all before."""
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        watch = runner.run(begun(stack))

        @OFTEN
        @given(spoken, lines)
        def each(speaker: str, said: tuple[str, ...]) -> None:
            for one in said:
                assert runner.run(watch.faults(speaker, one)) == []

        each()
        # What they were kept from is there: each has their own score, and the group its average.
        for name in ANSWERS:
            for line in ("/study join", "/study show", END):
                assert runner.run(watch.faults(name, line)) == []
        assert watch.averages
        runner.run(stack.aclose())
