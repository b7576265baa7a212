"""The prompt of a chat at a terminal: history, and completion from the bot's own command tree."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterable

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory

from bot.offline.completion import suggestions
from bot.offline.stage import Stage


class LineCompleter(Completer):
    """Completes commands, options, verbs, people and places."""

    def __init__(self, stage: Stage, prefix: str = "!") -> None:
        self._stage = stage
        self._prefix = prefix

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """What may replace the word before the cursor."""
        typed = document.text_before_cursor
        word = typed.rpartition(" ")[2]
        return (Completion(each, -len(word)) for each in suggestions(typed, self._stage, self._prefix))


async def asked(stage: Stage, prefix: str = "!") -> AsyncGenerator[str, None]:
    """Each line that a person types, until the end of input; an interrupt only clears the line."""
    prompt: PromptSession[str] = PromptSession(
        history=InMemoryHistory(), completer=LineCompleter(stage, prefix), complete_while_typing=False
    )
    while True:
        try:
            yield await prompt.prompt_async(f"{stage.user.name} {stage.world.name_of(stage.channel)} › ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
