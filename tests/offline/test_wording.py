"""The words of messages and forms."""

from typing import Any

from bot.offline.wording import form_text, message_text
from tests.offline.test_plain import Names


def test_everything_a_reader_sees_is_there_in_order() -> None:
    message: dict[str, Any] = {
        "content": "**Hello** <@1>",
        "embeds": [
            {
                "author": {"name": "NBC"},
                "title": "*T*",
                "description": "D",
                "fields": [{"name": "N", "value": "`V`"}],
                "footer": {"text": "**F**"},
            }
        ],
        "components": [
            {
                "type": 17,
                "components": [
                    {
                        "type": 9,
                        "components": [{"type": 10, "content": "-# small"}],
                        "accessory": {"type": 11, "media": {"url": "x"}, "description": "A thumbnail"},
                    },
                    {"type": 12, "items": [{"media": {"url": "x"}, "description": "A picture"}]},
                    {"type": 1, "components": [{"type": 2, "label": "**Next**"}]},
                    {
                        "type": 1,
                        "components": [
                            {
                                "type": 3,
                                "placeholder": "Pick",
                                "options": [{"label": "A", "description": "B"}],
                            }
                        ],
                    },
                ],
            }
        ],
        "poll": {"question": {"text": "Which?"}, "answers": [{"poll_media": {"text": "One"}}]},
        "attachments": [
            {"filename": "a.png", "content_type": "image/png", "description": "A picture"},
            {"filename": "b.json", "content_type": "application/json"},
        ],
    }
    assert message_text(message, Names()).splitlines() == [
        "Hello @ann", "NBC", "T", "D", "N", "V", "**F**",
        "small", "A thumbnail", "A picture", "**Next**", "Pick", "A", "B",
        "Which?", "One", "b.json",
    ]  # fmt: skip


def test_a_form_shows_labels_hints_choices_and_what_is_filled_in() -> None:
    form = {
        "title": "A note",
        "components": [
            {"type": 10, "content": "**Read**"},
            {"type": 18, "label": "Note", "description": "Hint", "component": {"type": 4, "value": "old"}},
            {"type": 1, "components": [{"type": 4, "label": "Old style", "placeholder": "here"}]},
        ],
    }
    assert form_text(form, Names()) == "A note\nRead\nNote\nHint\nold\nOld style\nhere"
