# SPDX-License-Identifier: GPL-3.0-or-later
"""Forms: what two people do together, as recipes of steps; and what follows from the records they
shared.

Everything is a pure function of recipes and records. Nothing here knows a vault, a file, a clock,
or a language beyond the data in `content/`.

How it is used::

    known = forms.catalog().with_own({sha256: content})     # Malformed where one is no form
    between = forms.threads(known, [forms.Live(...), ...])  # all live records of both, any order

    between.get(thread_id)          # the canonical Thread, or None
    between.get_of(record_id)       # the thread that a record is in
    between.hanging_on(record_id)   # replies, say-backs, marks on a record
    list(between)                   # where something can follow: no single pages and replies
    between.releasable()            # ids of my sealed records whose keys may leave

    thread.items                    # in reading order; item.counts False: plain text
    thread.writable(spent)          # new steps for me: Writable(thread, step, re)
    thread.changeable()             # my choices that a new revision changes: Writable.revises
    thread.find("verdict", about)   # one of those by step, also "pass", "rest"; None: not allowed
    thread.ended, thread.complete(), thread.may_end(), thread.private_steps()
    forms.step_states(thread, local), forms.line(thread, local)    # what is shown

    forms.startable(known, between)                # forms that stand on their own
    forms.startable(known, between, on=record_id)  # what may be said about that record
    forms.with_topic(start, between, "money")      # the topic, or the thread that goes on

    forms.draw(forms.deck("de").cards, forms.Draw(seed=…, ceiling=2, away=…))  # three cards
    forms.read_as_they_might(text, hard=True)      # at most three suggestions, or none
    forms.reply_hints(text, "listen")              # the same about a reply, by what was asked for

A record that opens a thread has `form`, a new random `thread`, `step`, and `topic`, `re` (=
`start.on`) and `fields.role` where the `Start` has them. Every later one has `thread`
(canonical), `step`, and `re` as its `Writable` says. `form.asked(step, topic)` is the question
that the writer sees and `asked` keeps.
"""

from sharedjournal.forms.catalog import Catalog, catalog, parse_own
from sharedjournal.forms.deck import Card, Deck, Depth, Draw, card_of, deck, draw, ladder
from sharedjournal.forms.ideas import Idea, both_picked, ideas, picked, ready_words
from sharedjournal.forms.model import (
    OWN_KEYS,
    PASS,
    REST,
    WORDLESS,
    Condition,
    Form,
    Input,
    Step,
    StepWording,
    Wording,
    split_round,
)
from sharedjournal.forms.phrases import AskWords, CareWords, Phrases, phrases
from sharedjournal.forms.recipe import BadRecipe
from sharedjournal.forms.rules import Item, Live
from sharedjournal.forms.start import Start, resting, startable, with_topic
from sharedjournal.forms.states import Line, Local, Stand, StepState, line, step_states
from sharedjournal.forms.thread import Ending, Thread, Writable
from sharedjournal.forms.threads import Threads, threads
from sharedjournal.forms.vocabulary import Family, Vocabulary, vocabulary
from sharedjournal.forms.wording import fold
from sharedjournal.forms.wording_helper import (
    Hint,
    echo_hint,
    read_as_they_might,
    reply_hints,
)

__all__ = [
    "OWN_KEYS",
    "PASS",
    "REST",
    "WORDLESS",
    "AskWords",
    "BadRecipe",
    "Card",
    "CareWords",
    "Catalog",
    "Condition",
    "Deck",
    "Depth",
    "Draw",
    "Ending",
    "Family",
    "Form",
    "Hint",
    "Idea",
    "Input",
    "Item",
    "Line",
    "Live",
    "Local",
    "Phrases",
    "Stand",
    "Start",
    "Step",
    "StepState",
    "StepWording",
    "Thread",
    "Threads",
    "Vocabulary",
    "Wording",
    "Writable",
    "both_picked",
    "card_of",
    "catalog",
    "deck",
    "draw",
    "echo_hint",
    "fold",
    "ideas",
    "ladder",
    "line",
    "parse_own",
    "phrases",
    "picked",
    "read_as_they_might",
    "ready_words",
    "reply_hints",
    "resting",
    "split_round",
    "startable",
    "step_states",
    "threads",
    "vocabulary",
    "with_topic",
]
