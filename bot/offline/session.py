"""One chat: it takes lines, does them in turn, and remembers what was not as expected."""

from __future__ import annotations

import traceback
from typing import TextIO

from simcord import BackendError, InteractionResult, SetupError

from bot.offline import pressing, speaking
from bot.offline.checks import failure_of
from bot.offline.lines import Kind, Line, parse_check, parse_line
from bot.offline.options import Setup
from bot.offline.problems import Problem, there_are
from bot.offline.record import Record
from bot.offline.stage import Stage
from bot.offline.verbs import OTHER_VERBS, VERBS, Outcome
from bot.offline.watching import Watch
from bot.offline.wording import form_text
from bot.offline.world import World

_MISSING_PERMISSION, _MISSING_ACCESS = 50013, 50001


class Session:
    """The chat of one run, over a world whose bot has started."""

    def __init__(
        self,
        world: World,
        setup: Setup,
        *,
        speaker: str = "you",
        errors: TextIO,
        strict: bool = True,
    ) -> None:
        self.stage = Stage(world, speaker)
        self.ended = False
        self._simulation = world.simulation
        self._watch = Watch(world)
        self._setup = setup
        self._errors = errors
        self._strict = strict  # name the failing lines; a person at a terminal sees them anyway
        self._forms: dict[int, InteractionResult] = {}
        self.verdict: str | None = None
        self._last: Record | None = None
        self._refusal = ""
        self._count = 0
        self._failed = False
        self._faulty = False

    @property
    def status(self) -> int:
        """0 when all was as expected, 1 when some line was not, 2 when the program had a fault."""
        return 2 if self._faulty else int(self._failed)

    async def play(self, typed: str) -> Record | None:
        """Do one line; there is no record of checks, comments and the end."""
        self._count += 1
        self.verdict = None
        line = parse_line(typed)
        if line.kind is Kind.VERB and line.verb == "quit":
            self.ended = True
        elif line.kind is Kind.CHECK:
            self._judge(line, failure_of(parse_check(line.rest), self._last))
        elif line.kind is not Kind.NOTHING:
            return await self._record(line)
        return None

    def _judge(self, line: Line, failure: str | None) -> None:
        if line.error_expected:
            failure = None if failure else "it holds, and was expected not to"
        self.verdict = failure or ""
        if failure:
            self._fail(line, failure)

    def _fail(self, line: Line, why: str) -> None:
        self._failed = True
        if self._strict:
            print(f"line {self._count}: {line.typed}: {why}", file=self._errors, flush=True)

    # ------------------------------------------------------------ one line

    async def _record(self, line: Line) -> Record:
        record = Record(line.typed)
        await self._attempt(line, record)
        self._simulation.freeze()
        self._notice(record)
        self._last = record
        if record.error != line.error_expected:
            unexpected = f"error: {record.problem or self._refusal or 'the bot failed'}"
            self._fail(line, unexpected if record.error else "an error was expected")
        return record

    async def _attempt(self, line: Line, record: Record) -> None:
        try:
            await self._simulation.advance(self._setup.pace)
            self._take(await self._do(line), record)
        except Problem as problem:
            record.problem = str(problem)
        except BackendError as error:
            record.problem = self._sentence(error)
        except SetupError as error:
            record.problem = _first_sentence(error)
        except TimeoutError as error:
            record.problem = "The bot did not come to rest."
            self._report(error)
        except Exception as error:  # noqa: BLE001 - a fault ends one line, and the rest plays on
            record.problem = "A fault of the program kept this line from being done."
            self._report(error)

    async def _do(self, line: Line) -> Outcome:
        if line.kind is Kind.MESSAGE:
            await speaking.say(self.stage, line.rest)
            return None
        if line.kind is Kind.SLASH:
            return await speaking.slash(self.stage, line.rest)
        if line.verb == "fill":
            return await self._fill(line.rest)
        if line.verb == "delete":
            self._watch.spare(speaking.own_newest(self.stage))
        if line.verb == "help":
            return None
        if line.verb not in VERBS:
            verbs = (f":{each}" for each in (*VERBS, *OTHER_VERBS))
            raise Problem(f"There is no line :{line.verb}; {there_are('verbs', verbs)}")
        return await VERBS[line.verb](self.stage, line.rest)

    async def _fill(self, text: str) -> InteractionResult:
        form = self._forms.get(self.stage.user.id)
        if form is None:
            raise Problem(f"No form is open for {self.stage.user.name}.")
        result = await pressing.fill(self.stage, form, text)
        self._forms.pop(self.stage.user.id, None)
        return result

    def _take(self, outcome: Outcome, record: Record) -> None:
        if isinstance(outcome, list):
            record.choices = [{"name": each["name"], "value": each["value"]} for each in outcome]
        elif outcome is not None and (form := outcome.modal):
            self._forms[self.stage.user.id] = outcome
            record.form = {**form, "text": form_text(form, self.stage.world)}

    # ------------------------------------------------------------ what came of it

    def _notice(self, record: Record) -> None:
        stage = self.stage
        self._watch.report(record, stage.channel.id, stage.user.id)
        incidents = self._simulation.take_incidents()
        for fault in incidents.faults:
            self._report(fault)
        self._refusal = incidents.refusals[-1] if incidents.refusals else ""
        if self._refusal and not (record.replies or record.posted):
            record.problem = record.problem or self._refusal  # it could be told to nobody
        record.error = bool(record.problem or incidents.refusals or incidents.faults)
        record.speaker = stage.user.name
        record.place = stage.world.name_of(stage.channel)
        record.now = f"{self._simulation.now():%Y-%m-%dT%H:%M:%SZ}"

    def _report(self, fault: BaseException) -> None:
        self._faulty = True
        traceback.print_exception(fault, file=self._errors)
        self._errors.flush()

    def _sentence(self, error: BackendError) -> str:
        name, place = self.stage.user.name, self.stage.world.name_of(self.stage.channel)
        if error.code == _MISSING_PERMISSION:
            return f"{name} has no permission to do that in {place}."
        if error.code == _MISSING_ACCESS:
            return f"{name} cannot see {place}."
        return _first_sentence(error)


def _first_sentence(error: Exception) -> str:
    """Simcord's words without its advice for the authors of tests."""
    text = str(error).partition(" — ")[0].splitlines()[0].strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
