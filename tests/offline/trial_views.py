"""What the trial bot shows: a page with buttons, and a form."""

from typing import Any

import discord
from discord import ui


def page(number: int) -> ui.LayoutView:
    """A page with buttons, as the real bot makes them: by custom_id only."""
    view = ui.LayoutView(timeout=None)
    box: ui.Container[Any] = ui.Container(ui.TextDisplay(f"# Page {number}\n**Bold** words of page {number}"))
    row: ui.ActionRow[Any] = ui.ActionRow()
    row.add_item(ui.Button(label="Next", custom_id=f"t:page:{number + 1}"))
    row.add_item(ui.Button(label="Off", custom_id="t:off", disabled=True))
    row.add_item(ui.Button(label="Source", url="https://example.org"))
    row.add_item(ui.Button(label="Whisper", custom_id="t:whisper"))
    row.add_item(ui.Button(label="Ask me", custom_id="t:form"))
    view.add_item(box.add_item(row))
    return view


class Form(ui.Modal, title="A note"):
    """A form with a field of several kinds."""

    note = ui.Label(text="Note", description="What you think", component=ui.TextInput(custom_id="note", max_length=20))
    day = ui.Label(
        text="Day",
        component=ui.Select(
            custom_id="day",
            options=[
                discord.SelectOption(label="Friday", value="5"),
                discord.SelectOption(label="Monday", value="1", default=True),
            ],
        ),
    )
