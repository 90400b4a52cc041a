# SPDX-License-Identifier: GPL-3.0-or-later
"""The wording helper: what it notices, and above all what it leaves alone."""

from __future__ import annotations

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sharedjournal.forms.wording_helper import echo_hint, read_as_they_might, reply_hints

# What is said, and which rules fire on it where the words are about something hard.
FIRES = [
    ("You make me worried when you drive like that.", "W1"),
    ("You made me feel so stupid in front of them.", "W1"),
    ("You keep making me feel guilty about it.", "W1"),
    ("You’re making me angry with this.", "W1"),
    ("You made me feel like an idiot.", "W1"),
    ("I feel that you do not want to be here.", "W2"),
    ("I felt like he was laughing at me.", "W2"),
    ("I feel as if nobody in this house listens.", "W2"),
    ("I feel as though no one wants this but me.", "W2"),
    ("I feel like you are somewhere else.", "W2"),
    ("You never ask how my day was.", "W3"),
    ("You’re always on your phone at dinner.", "W3"),
    ("You just never say sorry.", "W3"),
    ("You interrupt me every single time.", "W3"),
    ("You look at that screen all the time.", "W3"),
    ("You are so selfish.", "W4"),
    ("You're such a liar.", "W4"),
    ("You are being ridiculous.", "W4"),
    ("You're acting like a spoiled child.", "W4"),
    ("You are just lazy, that is all.", "W4"),
    ("You don't even care about us.", "W5"),
    ("You only wanted to hurt me.", "W5"),
    ("You did that on purpose.", "W5"),
    ("You think I'm a burden.", "W5"),
    ("You obviously regret all of this.", "W5"),
    ("You should call before you bring people home.", "W6"),
    ("You have to stop buying these things.", "W6"),
    ("You must talk to her before Sunday.", "W6"),
    ("You'd better be there this time.", "W6"),
    ("You are just like your mother.", "W7"),
    ("Other husbands help in the kitchen.", "W7"),
    ("Anyone else would have left by now.", "W7"),
    ("Why can't you be more like my brother?", "W7"),
    ("Oh, grow up.", "W8"),
    ("Oh please, not that story again.", "W8"),
    ("What is wrong with you?", "W8"),
    ("Spare me the speech.", "W8"),
    ("Just get over it.", "W8"),
    ("And another thing, the car was empty.", "W10"),
    ("While we're at it, the bins are still full.", "W10"),
    ("Don't get me started on the holidays.", "W10"),
    ("I feel so ignored at your family's table.", "W11"),
    ("I felt betrayed when I read it.", "W11"),
    ("I'm feeling taken for granted.", "W11"),
    ("I feel completely rejected.", "W11"),
    ("You never listen, you are so selfish, and you should be ashamed.", "W3 W4 W6"),
]
# What nothing is said about, however hard it is.
SILENT = [
    # Praise, and what a you did well.
    "You make me happy.",
    "You make me feel safe.",
    "You make me want to be kinder.",
    "You made me a cake.",
    "You always make me laugh.",
    "You have always been there for me.",
    "I love that you never give up.",
    "I feel like you really understood me.",
    "Good for you, I'm proud.",
    # Feelings, anger, grief, swearing.
    "I am furious.",
    "I hate this. I hate all of it.",
    "I feel like crying.",
    "I felt like a fool.",
    "I feel as if we have drifted.",
    "Damn it, this hurts like hell.",
    "I feel hurt and lonely and I do not know what to do.",
    "I am so angry that I cannot look at you.",
    # Blame for something that was done; facts.
    "You lied about the money.",
    "You read my diary.",
    "You said seven and came at ten.",
    "You forgot my birthday.",
    "You kissed her and told me that I imagined it.",
    "You did not come to the funeral.",
    # Refusals, limits, leaving.
    "No.",
    "I will not do that again.",
    "If you read my letters again, I will leave.",
    "I am leaving on Friday.",
    "I do not want to be touched now.",
    # Words that only look like something.
    "You never have to explain it.",
    "Never mind the dishes.",
    "When you go out I always leave the light on.",
    "You look tired.",
    "You are cold, take my coat.",
    "You should know that I love you.",
    "You must be exhausted.",
    "You shouldn't have to carry this alone.",
    "When you have to work on Sundays I miss you.",
    "I worry that you don't care any more.",
    "Did you do that on purpose?",
    "You don't care for mushrooms.",
    "Where did you grow up?",
    "I cannot get over it yet.",
    "I got used to it and I felt used to the quiet.",
    # About oneself.
    "I am so lazy and selfish today.",
    "I always forget, and I should know better.",
    # Quoted words of somebody else.
    'She said "you are so selfish" and I laughed.',
    "> You never listen.\nI read this line of yours again.",
    "He wrote “you make me sick” on the wall.",
    # Other languages.
    "Du machst mich immer traurig, wenn du so bist.",
    "Tu ne m'écoutes jamais et tu es toujours en retard.",
    "",
    "   \n",
]
# Fear, force, despair: not a word, whatever else stands there.
SAFETY = [
    "You always make me feel stupid and I am afraid of you.",
    "You never stop, you hit me and you are so selfish.",
    "You should not have threatened me.",
    "I feel trapped and ignored.",
    "You always go through my phone.",
    "I feel unsafe. You make me sad.",
    "You made me feel guilty until I was forced to say yes.",
    "You are always tracking me.",
    "I feel like it is abuse.",
    "You always won't let me see my sister.",
    "You make me so sad that I want to die.",
    "I feel rejected and I hurt myself again.",
    "You are so selfish, you took my keys.",
    "I walk on eggshells and you never notice.",
    "You grabbed me. You never say sorry.",
    "I feel so controlled, you always decide.",
    "You scare me when you always shout.",
    "You never believe me and I think about suicide.",
]
REPAIR = [
    ("I'm sorry if you were hurt.", "W9"),
    ("I am sorry, but I was tired.", "W9"),
    ("Sorry you took it that way.", "W9"),
    ("Mistakes were made on both sides.", "W9"),
    ("I apologise if it came across badly.", "W9"),
    ("I'm sorry. I shouted.", ""),
    ("I did it, and I am sorry for it.", ""),
    ("I shouted, and it frightened the dog.", ""),
]
REPLIES = [
    ("listen", "Have you tried talking to him?", "F1"),
    ("listen", "You should just quit.", "F1"),
    ("comfort", "Why don't you call her?", "F1"),
    ("say-back", "If I were you I would wait.", "F1"),
    ("comfort", "At least you still have your work.", "F2"),
    ("listen", "It could be worse.", "F2"),
    ("listen", "Everything happens for a reason.", "F2"),
    ("comfort", "Don't cry. She is in a better place.", "F2"),
    ("listen", "Cheer up, you'll be fine.", "F2"),
    ("listen", "Same here, my week was terrible.", "F3"),
    ("comfort", "When I lost my job I slept for a month.", "F3"),
    ("celebrate", "I've been there, it wears off.", "F3"),
    ("celebrate", "That's nice.", "F4"),
    ("celebrate", "But what about the travelling?", "F4"),
    ("celebrate", "Are you sure you can do it?", "F4"),
    ("celebrate", "Let's wait and see.", "F4"),
    ("celebrate", "Nice. But won't that be more work?", "F4"),
    (None, "Have you tried yoga?", "F1"),
    ("listen", "Have you tried yoga? At least it helps. ", "F1 F2"),
    ("listen", "That sounds so lonely.", ""),
    ("listen", "I can see why that hurt. I am here.", ""),
    ("listen", "You shouldn't have to carry this alone.", ""),
    ("listen", "You could have told me at any hour, and you still can.", ""),
    ("comfort", "I'm on your side. Tonight I could cook.", ""),
    ("comfort", "Don't worry about the dishes, I will do them.", ""),
    ("comfort", "Let me take at least an hour of it off you.", ""),
    ("listen", "What stays with me is how long you waited. I had the same once.", ""),
    ("celebrate", "I love that you did not give up. What was the best part? Cake tonight.", ""),
    ("celebrate", "That's great. I love how long you worked for it.", ""),
    ("think", "Have you tried asking her? You should do it.", ""),
    ("listen", "You should have told me that you are afraid of him.", ""),
    ("unheard-of", "Have you tried yoga?", ""),
]


def rules(hints: object) -> str:
    """The rules that fired, in order."""
    return " ".join(hint.rule for hint in hints)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "expected"), FIRES)
def test_what_it_notices(text: str, expected: str) -> None:
    """One suggestion a rule, about the sentence that it is in."""
    found = read_as_they_might(text, hard=True)

    assert expected.split() == sorted(rules(found).split())
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)


@pytest.mark.parametrize("text", SILENT)
def test_what_it_leaves_alone(text: str) -> None:
    """Anger, blame for a deed, refusals, praise, quotes, other languages."""
    assert () == read_as_they_might(text, hard=True, repair=True)


@pytest.mark.parametrize("text", SAFETY)
def test_silent_where_somebody_may_be_afraid(text: str) -> None:
    """Nothing is said, not even why; in a reply neither."""
    assert () == read_as_they_might(text, hard=True, repair=True)
    assert () == reply_hints(text, "listen")
    assert echo_hint(text + " one two three four", text + " one two three four") is None


@pytest.mark.parametrize(("text", "expected"), REPAIR)
def test_an_apology(text: str, expected: str) -> None:
    """Without *if* and *but*; and only where it is one."""
    assert expected == rules(read_as_they_might(text, repair=True))
    assert "" == rules(read_as_they_might(text))


@pytest.mark.parametrize(("ask", "text", "expected"), REPLIES)
def test_a_reply(ask: str | None, text: str, expected: str) -> None:
    """By what was asked for: no advice where listening was, no damper on good news."""
    assert expected == rules(reply_hints(text, ask))


def test_outside_of_hard_places() -> None:
    """Only what is about the form of a feeling or a name; the rest is nobody's business."""
    text = "You never ask. You should. You are so selfish. I feel ignored."

    assert ["W4", "W11"] == [hint.rule for hint in read_as_they_might(text)]


def test_three_at_most_the_most_useful_first() -> None:
    """However much there is."""
    text = "You make me sad. You never ask. You are so mean. Grow up. You should go. I feel used."

    assert ["W1", "W3", "W4"] == [hint.rule for hint in read_as_they_might(text, hard=True)]


def test_where_it_is() -> None:
    """The place of the sentence in the text as it was typed, signs and all."""
    text = "İt was “fine”.\n You’re so selfish!  Really."
    (hint,) = read_as_they_might(text)

    assert "You’re so selfish!" == text[hint.start : hint.end]


def test_in_the_language_of_the_screen() -> None:
    """English words, a German screen; another language gets English."""
    english, german, other = (
        read_as_they_might("You are so selfish.", lang=lang)[0].text
        for lang in ("en-GB", "de-CH", "../de")
    )

    assert english.startswith("That is a word for who they are.")
    assert german.startswith("Das ist ein Wort dafür")
    assert english == other


def test_a_copied_sentence() -> None:
    """More than eight words in a row that are the writer's own get one hint, in any language."""
    original = "I waited at the station for two hours and nobody came, not even you."
    copied = "I heard: waited at the station for two hours and NOBODY came."
    found = echo_hint(copied, original)

    assert found is not None
    assert ("E1", "Try it in your words.") == (found.rule, found.text)
    assert "waited at the station for two hours and NOBODY" == copied[found.start : found.end]
    assert echo_hint("You waited at the station for two hours.", original) is None
    assert echo_hint("", original) is None


@pytest.mark.parametrize("lang", ["en", "de"])
def test_every_rule_has_its_sentence(lang: str) -> None:
    """One sentence or two, in a friendly voice: it may, it could, if you like."""
    folder = resources.files("sharedjournal.forms").joinpath("content")
    english = tomllib.loads(folder.joinpath("en", "hints.toml").read_text(encoding="utf-8"))
    said = tomllib.loads(folder.joinpath(lang, "hints.toml").read_text(encoding="utf-8"))["say"]

    assert {rule["id"] for rule in english["rule"]} | {"E1"} == said.keys()
    harsh = re.compile(r"\b(should|must|wrong|toxic|aggressive|falsch|sollte|muss)\b|[%]", re.I)
    assert [] == [text for text in said.values() if harsh.search(text)]


def test_patterns_run_in_any_engine() -> None:
    """No look-around and no reference back, so nothing can run away on a long text."""
    text = (
        resources.files("sharedjournal.forms")
        .joinpath("content", "en", "hints.toml")
        .read_text(encoding="utf-8")
    )

    assert re.search(r"\(\?|\\[1-9]", text) is None


@given(st.text(max_size=300), st.sampled_from(["listen", "celebrate", "think"]))
def test_any_text_at_all(text: str, ask: str) -> None:
    """It never fails, and every place is in the text."""
    for hint in (*read_as_they_might(text, hard=True, repair=True), *reply_hints(text, ask)):
        assert 0 <= hint.start < hint.end <= len(text)
