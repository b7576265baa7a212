"""Everything that somebody might type, choose or forge, for the test of what every answer keeps."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import strategies as st

from bot.rendering.reply import VERBS
from bot.rendering.screens import SCREENS
from tests.bot.chats import shipped

COMMANDS = (
    "article", "library", "contents", "summary", "read", "next", "recommendations", "recs", "people", "timeline",
    "define", "author", "quote", "quotes", "question", "cite", "help", "about", "verify", "card",
    "search", "ask", "where", "settings", "audit", "excerpt", "schedule", "quiz",
    "note", "highlight", "margin", "preferences", "mydata", "study", "poll",
)  # fmt: skip
OPTIONS = {
    "article": ("article",), "contents": ("article",), "summary": ("section", "article"), "next": ("article",),
    "read": ("citation", "article"), "recommendations": ("article",), "people": ("name", "article"),
    "timeline": ("when", "article"), "define": ("term", "article"), "author": ("article",), "help": ("command",),
    "quote": ("which", "about", "by", "article"), "quotes": ("theme", "article"), "question": ("section", "article"),
    "ask": ("question", "article"), "search": ("words", "section", "article"),
    "verify": ("words", "article"), "card": ("which", "article"),
    "note": ("citation", "article"), "highlight": ("citation", "article"), "margin": ("citation", "article"),
    "preferences": (), "mydata": (), "study": (), "poll": ("on", "options", "article"),
    "cite": ("citation", "article"), "library": (), "about": (), "audit": (), "settings": (),
    "excerpt": (), "schedule": (), "quiz": ("section", "seed", "article"),
}  # fmt: skip
# What Discord hides from members, who then cannot even try.
FOR_MODERATORS = ("settings", "audit", "excerpt", "schedule")
# What Discord offers only by the commands inside, and what nobody could share.
INSIDE = {"note": "note list", "mydata": "mydata show", "study": "study status", "poll": "poll start"}
UNSHARED = {"quiz", "note", "highlight", "preferences", "mydata", "poll"}
FREE = ("words", "question", "seed", "options")  # what nobody could offer a list for
REQUIRED = {
    "cite": ("citation",),
    "margin": ("citation",),
    "verify": ("words",),
    "search": ("words",),
    "ask": ("question",),
}
HOSTILE = (
    "@everyone", "@here", "<@1>", "<@!2>", "<@&1>", "<#1>", "<t:1>", "</read:1>", "<:a:1>", "**", "__", "~~", "||", "`",
    "```", "\n> ", "\n>>> ", "\n# ", "\n-# ", "\n- ", "1. ", "[a](http://x.y)", "[sic]", "[…]", "\\", "> “I said so”",
    "**¶1** mine", "https://x.y/*_~@everyone", "\u202eevil\u202c", "אבג", "عربي", "😀", "👩‍👩‍👧", "e\u0301", "\x00",
    "\x1b[0m", "\t", "\n", "\u2028", "\u200b", '"', "“", "”", "„", "«", "»", "'", "article:", "share:", "share:true",
    "random:", "random:true", "citation:", "about:", "by:", "which:", "number:", "ARTICLE:fuchs", ":", "|",
)  # fmt: skip
MEANT = (
    "¶6", "§2", "§2.3", "6-8", "2:3", "p. 3", "paragraph", "section", "to", "…", "about", "by", "on", "allies", "trump",
    "Mattis", "the author", "photo op", "kim", "fuchs", "trump-kim-summit", "0", "1", "2", "12", "99", "-1", "9" * 30,
    "١", "²", "Ⅷ", "yes", "the danger",
)  # fmt: skip

letters = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
pieces = st.sampled_from(HOSTILE + HOSTILE + MEANT) | letters
mixed = st.builds(
    lambda parts, joint, times: (joint.join(parts) * times)[:4000],
    st.lists(pieces, max_size=8),
    st.sampled_from((" ", " ", "")),
    st.sampled_from((1, 1, 1, 1, 1, 4000)),
)
arguments = st.sampled_from(MEANT) | mixed | mixed
names = st.sampled_from((*COMMANDS, *COMMANDS, *map(str.upper, COMMANDS))) | letters
texts = st.sampled_from(("fuchs", "Summit", shipped().library.default.slug)) | arguments

Action = Callable[[Any], Awaitable[object]]


def _spoken(way: str, name: str, sign: str, words: str) -> Action | None:
    content = f"{sign}{name} {words}"[:4000].strip()
    return lambda play: getattr(play, way)(content or "!")


# What brings the author's words, so that there is something to hold them to.
readers = st.builds(
    _spoken,
    st.just("message"),
    st.sampled_from(("read", "quote", "quotes", "next")),
    st.just("!"),
    st.sampled_from(MEANT),
)
messages = st.one_of(
    st.builds(_spoken, st.just("message"), names, st.just("!"), arguments),
    st.builds(_spoken, st.just("message"), names, st.just("!"), arguments),
    st.builds(_spoken, st.just("mention"), names, st.just(""), arguments),
    st.builds(_spoken, st.just("direct_message"), names, st.sampled_from(("", "!")), arguments),
)


@st.composite
def slashes(draw: st.DrawFn) -> Action:
    """A slash command with some of its options."""
    name = draw(st.sampled_from(sorted(OPTIONS.keys() - set(FOR_MODERATORS))))
    chosen = draw(st.lists(st.sampled_from(OPTIONS[name]), unique=True)) if OPTIONS[name] else []
    # Discord sends no command without what it requires.
    chosen = list(dict.fromkeys((*REQUIRED.get(name, ()), *chosen)))
    options: dict[str, Any] = {
        option: draw((texts if option == "article" else arguments).filter(bool)) for option in chosen
    }
    if name not in UNSHARED and draw(st.booleans()):
        options["share"] = draw(st.booleans())
    if name == "recommendations" and draw(st.booleans()):
        options["number"] = draw(st.integers(1 - 2**53, 2**53 - 1) | st.integers(0, 13))
    return lambda play: play.slash(INSIDE.get(name, name), options)


@st.composite
def completions(draw: st.DrawFn) -> Action:
    """A half-written option."""
    name, option = draw(
        st.sampled_from(
            [(name, option) for name, options in OPTIONS.items() for option in options if option not in FREE]
        )
    )
    typed = draw(arguments)
    return lambda play: play.complete(INSIDE.get(name, name), option, typed)


@st.composite
def presses(draw: st.DrawFn) -> Action:
    """A button of ours: a page of the text, or anything else that can be shown."""
    article = shipped().library.default
    verb = draw(st.sampled_from(sorted(VERBS)))
    owner = draw(st.sampled_from(("", "0", "b293b94y3uo2", "zzz")))
    numbers = sorted(draw(st.lists(st.integers(1, article.last), min_size=2, max_size=2)))
    first, last = (article.paragraph(number).id for number in numbers)
    page = f"page|{article.slug}|{article.version}|{first}-{last}.{draw(st.integers(0, 2))}"
    quote = f"quote|{article.slug}|{article.version}|{draw(st.sampled_from(article.quotes)).id}"
    other = f"{draw(st.sampled_from(sorted(SCREENS)))}|{article.slug}||{draw(st.integers(0, 20))}"
    screen = draw(st.sampled_from((page, page, quote, other)))
    return lambda play: play.press(f"pq|{verb}|{owner}|{screen}")


@st.composite
def forgeries(draw: st.DrawFn) -> Action:
    """A button that nobody made, with anything in any part of its state."""
    article = shipped().library.default
    verb = draw(st.sampled_from((*VERBS, "", "x")))
    owner = draw(st.sampled_from(("", "-1", "¹")) | letters)
    kind = draw(st.sampled_from((*SCREENS, "pick", "draw", "quit")))
    slug = draw(st.sampled_from((article.slug, article.slug, "", "gone")))
    version = draw(st.sampled_from((article.version, "", "000000")))
    custom_id = f"pq|{verb}|{owner}|{kind}|{slug}|{version}|{draw(arguments)}"[:100]
    return lambda play: play.press(custom_id)


actions = st.one_of(messages, messages, readers, slashes(), completions(), presses(), forgeries())
