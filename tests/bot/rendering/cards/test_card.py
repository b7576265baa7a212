"""Quote cards: what can be seen on them, and what can be read without seeing them."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.rendering.cards.alternatives import ALT_LIMIT
from bot.rendering.cards.canvas import MARGIN, WIDTH
from bot.rendering.cards.card import HEIGHT, quote_card
from bot.rendering.cards.errors import UnsupportedScriptError
from bot.rendering.cards.palette import ACCENT, QUIET, RULE, WORDS
from tests.bot.rendering.cards.conftest import MakeCard, drawn_box, opened

SENTENCES = [
    "A summit is the highest form of diplomacy, and it should be the end of a process, not its beginning.",
    "Officials made the case that a preventive war might be needed to stop the North Korean nuclear program.",
    "And yet, the president can still turn the offer into something useful, if he listens to his allies.",
    "There is no reason to think that the regime in Pyongyang will give up its weapons in one afternoon.",
    "Diplomacy takes time, patience and people, and the State Department has lost too many of them since.",
    "The realistic path forward is a sustained dialogue that covers the entirety of issues, large and small.",
    "As negotiations proceed, there is a chance for incremental progress, opening the path to a bigger one.",
]
SAFE = 40
LETTERS = st.sampled_from("aaaeeeiiimnorstWÉŞgjpyΩΆλБщЙ,.;!?—’…")
WORD = st.text(LETTERS, min_size=1, max_size=14) | st.text(LETTERS, min_size=60, max_size=140)
PHRASE = st.lists(WORD, min_size=1, max_size=110).map(" ".join)


def test_a_card_has_discord_s_usual_shape(card: MakeCard) -> None:
    picture = quote_card(card("“Diplomacy.”"))
    assert opened(picture).size == (picture.width, picture.height) == (1200, 675)
    assert picture.name == "quote.png"


def test_the_same_card_gives_the_same_bytes(card: MakeCard) -> None:
    once = quote_card(card("“Meetings between heads of state can help.”"))
    quote_card(card("“Something else, of another size.”"))
    assert quote_card(card("“Meetings between heads of state can help.”")) == once


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=PHRASE, speaker=PHRASE, source=PHRASE)
@example(words="W" * 900, speaker="W" * 900, source="W" * 900)
@example(words="i " * 900, speaker="i " * 900, source="i " * 900)
@example(words="i" * 599, speaker="i" * 119, source="i" * 110)
@example(words="É j " * 60, speaker="j", source="j")
@example(words=".", speaker="", source="")
def test_nothing_leaves_the_margins_or_runs_into_the_foot(
    card: MakeCard, words: str, speaker: str, source: str
) -> None:
    picture = quote_card(card(f"“{words}”", speaker=speaker, source=source))
    image = opened(picture)
    left, top, right, bottom = drawn_box(image) or (0, 0, 0, 0)
    assert SAFE <= left <= MARGIN
    assert top >= SAFE
    assert right <= WIDTH - MARGIN + 4
    assert bottom <= HEIGHT - SAFE
    rule = next(y for y in range(HEIGHT - 1, 0, -1) if image.getpixel((WIDTH - MARGIN - 1, y)) == RULE)
    assert drawn_box(image, (0, rule - 20, WIDTH, rule - 1)) is None
    assert len(picture.alt) <= ALT_LIMIT
    if picture.whole:
        assert set(f"“{words}” {speaker} {source}".split()) <= set(re.split(r"\s", picture.alt)) | {
            piece.rstrip(".") for piece in picture.alt.split()
        }


def test_the_alternative_text_has_every_word(card: MakeCard) -> None:
    picture = quote_card(card("“He follows though [sic] on it.”", speaker="Donald Trump, as quoted by Michael Fuchs"))
    assert picture.alt == (
        "Quote card: “He follows though [sic] on it.” — Donald Trump, as quoted by Michael Fuchs. "
        "§2 ¶6 · Opinion · Michael Fuchs, NBC News, 9 March 2018. Made by Pullquote."
    )
    assert picture.whole


def test_a_long_quote_is_cut_at_a_sentence_and_the_alternative_text_has_all_of_it(card: MakeCard) -> None:
    words = f"“{' '.join(SENTENCES)}”"
    picture = quote_card(card(words))
    assert not picture.whole
    assert words in picture.alt
    stopped = re.search(r"The picture stops after “(.+?)” and shows \[…\] for the rest\.", picture.alt)
    assert stopped
    assert any(sentence.endswith(stopped[1]) for sentence in SENTENCES)


def test_a_sentence_that_fits_nowhere_is_cut_at_a_word(card: MakeCard) -> None:
    words = "“If he believes that " + " and that ".join(sentence.rstrip(".") for sentence in SENTENCES) + ".”"
    picture = quote_card(card(words))
    assert words in picture.alt
    stopped = re.search(r"The picture stops after “(.+?)” and", picture.alt)
    assert stopped
    assert f"{stopped[1]} " in words or f"{stopped[1]}," in words


def test_what_is_too_long_for_alternative_text_too_is_said_to_be_shortened(card: MakeCard) -> None:
    picture = quote_card(card(f"“{' '.join(SENTENCES * 3)}”"))
    assert SENTENCES[3] in picture.alt
    assert "[…]” — Michael Fuchs." in picture.alt
    assert "Both the picture and this text are shortened at […]." in picture.alt


def test_long_names_are_shortened_and_said_whole(card: MakeCard) -> None:
    speaker = "The Right Honourable " + "Maximilian Alexander " * 10 + "Smith"
    picture = quote_card(card("“No.”", speaker=speaker))
    assert speaker in picture.alt
    assert "The picture shortens the names at […]." in picture.alt


def test_what_is_ours_is_told_apart_in_colour_besides_its_brackets(card: MakeCard) -> None:
    """The quotation marks hang in the margin, so that the words begin where everything else does."""
    image = opened(quote_card(card("“He follows though [sic]”", speaker="", source="", citation="")))
    quote = image.crop((0, 0, WIDTH, 480))
    colours = {colour for _, colour in quote.getcolors(100_000) or []}
    assert {WORDS, QUIET, ACCENT} <= colours
    hanging = image.crop((0, 0, MARGIN - 1, 480))
    assert {ACCENT} == {colour for _, colour in hanging.getcolors(1000) or []} & {WORDS, QUIET, ACCENT}


@pytest.mark.parametrize(
    ("part", "words"), [("words", "“שלום”"), ("speaker", "李明"), ("source", "نيوز"), ("words", "“Peace 🕊”")]
)
def test_a_script_that_the_fonts_lack_is_refused_wherever_it_stands(card: MakeCard, part: str, words: str) -> None:
    wanted = card(**{"words": "“Peace.”", part: words})
    with pytest.raises(UnsupportedScriptError):
        quote_card(wanted)


@pytest.mark.parametrize("words", ["«Мир»", "„Frieden“", "No marks", "‘Single’", '"Straight"', "“", ""])
def test_any_marks_or_none_will_do(card: MakeCard, words: str) -> None:
    assert quote_card(card(words)).whole
