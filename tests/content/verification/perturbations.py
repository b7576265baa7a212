"""Thousands of quotations, right and wrong ones, made from some texts with a seed: what each should be found to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from content.article import Article, Paragraph
from content.verification.verdict import Kind
from content.verification.verifier import LONGEST

CONDITION = re.compile(
    r",? (?:only )?(?:if|unless|when|while|because|without|although|provided|but|before|after|or) ", re.IGNORECASE
)
NEGATION = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|cannot|scarcely|hardly|without|unless|unlikely) |n['’]t\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|would|can|could|should|must|has|have|had|may|might|do|does)(?= \w)")
NUMBER = re.compile(r"\d+")
NAME = re.compile(r"(?<=\w )(?:[A-Z][a-z]{2,})(?= )")
SWAPS = [
    "never",
    "policy",
    "largest",
    "quietly",
    "houses",
    "their",
    "against",
    "accept",
    "weak",
    "1999",
    "Canada",
    "once",
]
NAMES = ["Obama", "Putin", "Canada", "Merkel", "Berlin"]
PASTED_NAMES = ["— {}", "- {}", "~ {}", "\n— {}", "\n- {}", "({})"]


@dataclass(frozen=True)
class Case:
    """Words, where to look, and what verification must say of them."""

    words: str
    expected: Kind
    how: str
    article: Article | None = None
    cut: bool = False
    name_is_right: bool | None = None


@dataclass(frozen=True)
class Sentence:
    """A sentence of a body."""

    article: Article
    paragraph: Paragraph
    text: str


def sentences(article: Article) -> list[Sentence]:
    """Return the sentences of an article's body that are long enough to be changed."""
    found = [Sentence(article, one, one.text[s.start : s.end]) for one in article.paragraphs for s in one.sentences]
    return [one for one in found if len(one.text.split()) >= 7]


def cases(articles: Sequence[Article], foreign: Sequence[str], seed: int, wanted: int) -> list[Case]:
    """Return at least so many cases."""
    random = Random(seed)
    taken = plain("\n".join(text for article in articles for text in all_texts(article)))
    pool = [one for article in articles for one in sampled(sentences(article), 120, random)]
    made: list[Case] = [*foreign_cases(articles, foreign, random), *short_cases(articles, random)]
    while len(made) < wanted:
        for sentence in pool:
            for make in MAKERS:
                made += (one for one in make(sentence, random) if is_sound(one, taken))
    return made


def sampled(found: Sequence[Sentence], most: int, random: Random) -> list[Sentence]:
    """Return so many of the sentences, or all."""
    return random.sample(found, min(len(found), most))


def plain(text: str) -> str:
    """Return a text as a naive reader compares it: an independent check of the labels."""
    marked = re.sub(r"[‘’]", "'", re.sub(r"[“”\"*>]", "", text))
    return " ".join(re.sub(r"[‒–—―-]+", "-", marked).split()).lower()


def all_texts(article: Article) -> Iterator[str]:
    """Yield the body and what stands beside it, pull quotes apart."""
    yield " ".join(one.text for one in article.paragraphs)
    yield from filter(None, (article.title, article.dek, article.author_bio, *article.footnotes.values()))
    if article.image:
        yield from filter(None, (article.image.caption, article.image.credit))


def is_sound(case: Case, taken: str) -> bool:
    """Say whether an altered quote is not by accident a right one, and all are short enough to be checked."""
    if len(case.words) > LONGEST:
        return False
    if case.expected == "altered" and case.how not in {"case changed", "comma changed"}:
        return plain(case.words).rstrip(".,") not in taken
    return True


# ---------------------------------------------------------------- right ones


def whole(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield the sentence, several sentences, and two paragraphs."""
    yield Case(sentence.text, "verbatim", "whole sentence")
    yield Case(sentence.paragraph.text, "verbatim", "whole paragraph")
    if sentence.paragraph.number < sentence.article.last:
        following = sentence.article.paragraph(sentence.paragraph.number + 1)
        join = random.choice(["\n", "\n\n", " "])
        yield Case(f"{sentence.paragraph.text}{join}{following.first_sentence}", "verbatim", "across paragraphs")


def clipped(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield stretches of the sentence, and all that stands before or behind a condition in it."""
    words = sentence.text.split(" ")
    length = random.randint(5, max(5, len(words) - 1))
    start = random.randint(0, len(words) - length)
    clip = " ".join(words[start : start + length])
    if length < len(words):
        yield Case(clip, "verbatim", "clip", cut=has_letters(sentence.text.replace(clip, "", 1)))
    for found in CONDITION.finditer(sentence.text):
        before, behind = sentence.text[: found.start()], sentence.text[found.start() :].lstrip(", ")
        for part, how in ((before, "condition dropped"), (behind, "lead-in dropped")):
            if len(part.split()) >= 5:
                yield Case(random.choice([part, part + ".", f"“{part}”"]), "verbatim", how, cut=True)


def has_letters(text: str) -> bool:
    """Say whether anything that counts was left out."""
    return any(map(str.isalnum, text))


def forgiven(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield the sentence with what does not count, one thing at a time and several at once."""
    for change, how in FORGIVABLE:
        changed = change(sentence.text, random)
        if changed != sentence.text:
            yield Case(changed, "verbatim", how)
    text = sentence.text
    for change, _ in sorted(random.sample(FORGIVABLE, 3), key=FORGIVABLE.index):
        text = change(text, random)
    yield Case(text, "verbatim", "several forgiven")
    yield from omitted(sentence, random)


def omitted(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield an honest ellipsis and honest brackets."""
    words = sentence.text.split(" ")
    if len(words) < 14:
        return
    first, last = random.randint(4, len(words) - 9), 0
    last = random.randint(first + 4, len(words) - 4)
    sign = random.choice(["…", "...", "[…]", "[...]", "(…)"])
    if all(map(has_letters, (words[first], words[first - 1], words[last], words[last - 1]))):
        yield Case(" ".join([*words[:first], sign, *words[last:]]), "verbatim", "ellipsis")
    gone = words[first : first + 2]
    if not NEGATION.search(" ".join(gone) + " ") and all(word.isalpha() for word in gone):
        yield Case(" ".join([*words[:first], "[something]", *words[first + 2 :]]), "verbatim", "bracket for words")
        yield Case(" ".join([*words[:first], "[of course]", *words[first:]]), "verbatim", "bracket added")


def named(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield the sentence with the right name, and with a wrong one."""
    author = sentence.article.author
    for name, right in ((author, True), (author.split()[-1], True), ("Barack Obama", False), ("Ada Fox", False)):
        shape = random.choice(PASTED_NAMES)
        quoted = f"“{sentence.text}”" if shape[0] != "\n" or random.random() < 0.5 else sentence.text
        yield Case(f"{quoted} {shape.format(name)}", "verbatim", "name behind", name_is_right=right)
        verb = random.choice([":", " said:", " writes,", " wrote:"])
        yield Case(f"{name}{verb} “{sentence.text}”", "verbatim", "name before", name_is_right=right)


def straight(text: str, _: Random) -> str:
    return text.translate(str.maketrans("‘’“”", "''\"\""))


def curly(text: str, _: Random) -> str:
    return re.sub(r'"([^"]*)"', r"“\1”", text).replace("'", "’")


def dashes(text: str, random: Random) -> str:
    return text.replace(" — ", random.choice([" - ", " -- ", "—", " – "]))


def spaces(text: str, random: Random) -> str:
    words = text.split(" ")
    words[random.randrange(len(words))] += random.choice(["\n", "  ", "\t", "\u00a0"])
    return random.choice([" ", " ", "\n"]).join(words).strip()


def final_stop(text: str, _: Random) -> str:
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text


def first_letter(text: str, _: Random) -> str:
    return text[:1].swapcase() + text[1:]


def quote_lines(text: str, random: Random) -> str:
    sign = random.choice(["> ", ">>> "])
    return "\n".join(
        (sign if not number or sign == "> " else "") + line for number, line in enumerate(text.split("\n"))
    )


def emphasis(text: str, random: Random) -> str:
    sign = random.choice(["*", "**", "***", "`", "||", "~~", "__", "_"])
    return f"{sign}{text}{sign}"


def one_word_bold(text: str, random: Random) -> str:
    words = text.split(" ")
    at = random.randrange(len(words))
    words[at] = f"**{words[at]}**"
    return " ".join(words)


def in_marks(text: str, random: Random) -> str:
    start, end = random.choice(["“”", '""', "«»", "‘’", "„“", "''"])
    return f"{start}{text}{end}"


def sic(text: str, random: Random) -> str:
    words = text.split(" ")
    at = random.randrange(1, len(words)) if len(words) > 1 else 1
    return " ".join([*words[:at], "[sic]", *words[at:]])


def outer_ellipsis(text: str, random: Random) -> str:
    return random.choice([f"… {text}", f"{text} [...]", f"[…] {text} […]"])


def cited(text: str, random: Random) -> str:
    return text + random.choice([" (§2 ¶6)", " (¶6)", " [¶7]", "\n§2 ¶7 · Opinion · Somebody, 9 March 2018"])


FORGIVABLE: list[tuple[Callable[[str, Random], str], str]] = [
    (straight, "straight marks"),
    (curly, "curly marks"),
    (dashes, "dashes"),
    (spaces, "white space"),
    (final_stop, "final stop"),
    (first_letter, "first letter"),
    (quote_lines, "quote lines"),
    (emphasis, "emphasis"),
    (one_word_bold, "bold word"),
    (in_marks, "in marks"),
    (sic, "sic"),
    (outer_ellipsis, "outer ellipsis"),
    (cited, "citation"),
]


# ---------------------------------------------------------------- wrong ones


def altered(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield the sentence, or a clip of it, changed in one thing, some in a forgivable dress too."""
    text = sentence.text
    if random.random() < 0.4:
        words = text.split(" ")
        length = random.randint(7, max(7, len(words)))
        start = random.randint(0, max(0, len(words) - length))
        text = " ".join(words[start : start + length])
    for change, how in CHANGES:
        changed = change(text, random)
        if changed == text:
            continue
        if random.random() < 0.4:
            changed = random.choice([straight, in_marks, spaces, quote_lines, emphasis, cited])(changed, random)
        case = Case(changed, "altered", how)
        yield case
        if random.random() < 0.1:
            yield replace(case, words=f"“{case.words}”\n— {sentence.article.author}")


def inner(text: str, random: Random) -> tuple[list[str], int]:
    """Return the words, and the number of one that is neither first nor last."""
    words = text.split(" ")
    return words, random.randrange(1, len(words) - 1)


def swapped(text: str, random: Random) -> str:
    words, at = inner(text, random)
    mark = re.sub(r"\w|['’]", "", words[at])
    if not words[at].strip(mark).isalpha():
        return text
    words[at] = random.choice(SWAPS) + (mark if words[at].endswith(mark) else "")
    return " ".join(words)


def with_negation(text: str, random: Random) -> str:
    found = list(AUXILIARY.finditer(text))
    if not found:
        return text
    end = random.choice(found).end()
    return f"{text[:end]} {random.choice(['not', 'never'])}{text[end:]}"


def without_negation(text: str, random: Random) -> str:
    found = [one for one in NEGATION.finditer(text) if has_letters(text[: one.start()])]
    if not found:
        return text
    one = random.choice(found)
    return text[: one.start()] + text[one.end() :]


def other_number(text: str, random: Random) -> str:
    found = list(NUMBER.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    return f"{text[: one.start()]}{int(one[0]) + random.randint(1, 9)}{text[one.end() :]}"


def other_name(text: str, random: Random) -> str:
    found = list(NAME.finditer(text))
    if not found:
        return text
    one = random.choice(found)
    return f"{text[: one.start()]}{random.choice([name for name in NAMES if name != one[0]])}{text[one.end() :]}"


def other_order(text: str, random: Random) -> str:
    words, at = inner(text, random)
    length = random.randint(1, 3)
    one, two = words[at : at + length], words[at + length : at + 2 * length]
    if not two or not all(map(has_letters, (*one, *two))) or plain(" ".join(one)) == plain(" ".join(two)):
        return text
    return " ".join([*words[:at], *two, *one, *words[at + 2 * length :]])


def comma(text: str, random: Random) -> str:
    found = [one.start() for one in re.finditer(",(?= )", text)]
    if found and random.random() < 0.5:
        at = random.choice(found)
        return text[:at] + text[at + 1 :]
    words, at = inner(text, random)
    return " ".join([*words[:at], words[at] + ",", *words[at + 1 :]]) if words[at].isalpha() else text


def letter_case(text: str, random: Random) -> str:
    words, at = inner(text, random)
    words[at] = words[at].swapcase()
    return " ".join(words)


def dropped(text: str, random: Random) -> str:
    words, at = inner(text, random)
    return " ".join([*words[:at], *words[at + 1 :]]) if words[at].isalnum() else text


def inserted(text: str, random: Random) -> str:
    words, at = inner(text, random)
    return " ".join([*words[:at], random.choice(SWAPS), *words[at:]])


def stingy_ellipsis(text: str, random: Random) -> str:
    words, at = inner(text, random)
    if at < 3 or at > len(words) - 4 or not all(map(has_letters, words[at - 2 : at + 2])):
        return text
    return " ".join([*words[: at - 2], "…", words[at], "…", *words[at + 2 :]])


CHANGES: list[tuple[Callable[[str, Random], str], str]] = [
    (swapped, "word swapped"),
    (with_negation, "negation added"),
    (without_negation, "negation removed"),
    (other_number, "number changed"),
    (other_name, "name changed"),
    (other_order, "order changed"),
    (comma, "comma changed"),
    (letter_case, "case changed"),
    (dropped, "word dropped"),
    (inserted, "word added"),
    (stingy_ellipsis, "dishonest ellipsis"),
]


def merged(sentence: Sentence, random: Random) -> Iterator[Case]:
    """Yield one quote made of two sentences of the same text that do not follow each other."""
    all_of_them = sentences(sentence.article)
    other = random.choice(all_of_them)
    if abs(other.paragraph.number - sentence.paragraph.number) < 2:
        return
    one, two = sentence.text.split(" "), other.text.split(" ")
    first, last = one[: max(4, len(one) // 2)], two[-max(4, len(two) // 2) :]
    yield Case(" ".join([*first, *last]), "altered", "merged halves")
    yield Case(f"{sentence.text} {other.text}", "altered", "merged sentences")
    yield Case(f"{' '.join(first)} … {' '.join(last)}", "altered", "ellipsis too wide")


def foreign_cases(articles: Sequence[Article], foreign: Sequence[str], random: Random) -> Iterator[Case]:
    """Yield what stands nowhere: sentences of other pens, and of one text when only another is searched."""
    for text in foreign:
        yield Case(text, "unknown", "foreign")
        yield Case(random.choice([in_marks, quote_lines, emphasis])(text, random), "unknown", "foreign")
        name = random.choice(articles).author
        yield Case(f"“{text}”\n— {name}", "unknown", "foreign with a name")
    for article in articles:
        for other in articles:
            if other is not article:
                for one in sampled(sentences(other), 40, random):
                    yield Case(one.text, "unknown", "of another text", article)


def short_cases(articles: Sequence[Article], random: Random) -> Iterator[Case]:
    """Yield one, two and three words."""
    whole_text = plain(" ".join(text for article in articles for text in all_texts(article)))
    for article in articles:
        for one in sentences(article)[:60]:
            words = one.text.split(" ")
            at = random.randrange(len(words) - 3)
            yield Case(" ".join(words[at : at + random.randint(1, 2)]), "short", "one or two words")
            three = words[at : at + 3]
            if all(word.isalpha() for word in three):
                times = len(re.findall(rf"(?<!\w){plain(' '.join(three))}(?!\w)", whole_text))
                if times == 1:
                    yield Case(" ".join(three), "verbatim", "three words, once", cut=True)
                elif times > 1:
                    yield Case(" ".join(three), "short", "three words, often")


MAKERS = (whole, clipped, forgiven, named, altered, merged)
