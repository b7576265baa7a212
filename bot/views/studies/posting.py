"""What studies post by themselves, as messages."""

from __future__ import annotations

from bot.community.deliveries import Delivery
from bot.community.studies.studies import Studies
from bot.rendering.posts import Post
from bot.rendering.studies.units import opener, reminder, unit_title
from bot.views.desk import Desk
from content.errors import EntryNotFoundError

GONE = "that study is not there any more."


class StudyPosting:
    """Makes the message of whatever is due."""

    def __init__(self, desk: Desk, studies: Studies) -> None:
        self.desk = desk
        self.studies = studies

    async def compose(self, delivery: Delivery) -> Post:
        """Return what opens a unit, with a thread of its own, or what reminds of its meeting."""
        unit = await self.studies.unit(delivery.owner)
        study = await self.studies.found(unit.study) if unit else None
        if unit is None or study is None:
            raise EntryNotFoundError(GONE)
        library = self.desk.library_in(self.desk.servers.of(study.server), ())
        article = library.articles.get(study.article)
        opens = delivery.kind == "unit"
        reply = opener(article, unit, len(await self.studies.units(study.id))) if opens else reminder(article, unit)
        return Post(
            content="\n\n".join(reply.blocks),
            buttons=reply.buttons,
            title=unit_title(article, unit),
            silent=False,
            thread=opens,
        )
