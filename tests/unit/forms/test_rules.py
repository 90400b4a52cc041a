# SPDX-License-Identifier: GPL-3.0-or-later
"""The six rules of forms, each with the cases that a property test would rarely hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sharedjournal import forms
from unit.forms import builders
from unit.forms.builders import live, rid, tid

if TYPE_CHECKING:
    from sharedjournal.domain.ids import RecordId

CATALOG = builders.full_catalog()


def threads(*lives: forms.Live) -> forms.Threads:
    """What follows from these records."""
    return forms.threads(CATALOG, lives)


def thread(*lives: forms.Live, number: int = 1) -> forms.Thread:
    """The thread of that number."""
    found = threads(*lives).get(tid(number))
    assert found is not None
    return found


def counting(found: forms.Thread) -> set[RecordId]:
    """Ids of the records that count."""
    return {item.live.record.id for item in found.items if item.counts}


def offered(found: forms.Thread) -> list[str]:
    """Keys of the steps that I may write."""
    return [w.step.key for w in found.writable()]


def page(number: int = 50, *, mine: bool = True, edited: int = 0) -> forms.Live:
    """A page to hang something on."""
    return live(number, "page", mine=mine, thread=number, form="page@1", edited=edited)


# Rule 1: canonical threads


def test_crossed_openings_are_one_thread() -> None:
    """Two openings with equal form and topic become the thread with the lowest id."""
    found = threads(
        live(1, "invite", thread=7, form="two-views@1", topic="money"),
        live(2, "invite", thread=5, form="two-views@1", topic="money", mine=False),
        live(3, "invite", thread=6, form="two-views@1", topic="tea", mine=False),
    )

    assert tid(5) == found.canonical(tid(7))
    assert found.get(tid(7)) is found.get(tid(5))
    one = found.get(tid(5))
    assert one is not None
    assert one.opener is False
    assert {rid(1), rid(2)} == counting(one)
    assert {tid(5)} == {w.thread for w in one.writable()}
    assert tid(6) == found.canonical(tid(6))


def test_two_openings_of_one_person_are_one_thread() -> None:
    """Also those of one person merge; what is written once counts once, the first in the file."""
    one = thread(
        live(1, "invite", thread=2, form="two-views@1", place=8),
        live(2, "invite", thread=1, form="two-views@1", place=4),
    )

    assert {rid(2)} == counting(one)
    assert ["rest", "pass"] == [w.step.key for k in ("rest", "pass") if (w := one.find(k))]


def test_forms_without_merge_stay_apart() -> None:
    """Promises with the same topic are two promises."""
    found = threads(
        live(1, "offer", thread=1, form="promise@1", topic="tea"),
        live(2, "offer", thread=2, form="promise@1", topic="tea"),
    )

    assert [tid(1), tid(2)] == [t.id for t in found]
    assert found.find(CATALOG.forms["promise@1"], "tea") is None


def test_what_hangs_on_one_record_is_one_thread() -> None:
    """The topic of a form that hangs on a record is that record: two marks are one shelf place."""
    old = page()
    one = thread(
        old,
        live(1, "keep", thread=3, form="keep@1", re=old, topic="ignored"),
        live(2, "keep", thread=1, form="keep@1", re=old, mine=False),
    )

    assert {rid(1), rid(2)} == counting(one)
    assert (rid(50), old.hash) == one.on
    assert one.topic is None


def test_a_thread_whose_opening_is_gone_writes_nothing_new() -> None:
    """Its records are pages; seals in it still release."""
    found = threads(
        live(1, None, thread=None, gone=True),
        live(2, "memory", sealed=True),
        live(3, "memory", sealed=True, mine=False),
    )
    one = found.get(tid(1))

    assert one is not None
    assert (None, None) == (one.form, one.opener)
    assert (False, ()) == (one.may_end(), one.writable())
    assert set() == counting(one)
    assert frozenset({rid(2)}) == found.releasable()


@pytest.mark.parametrize(
    "opening",
    [
        live(1, "answer", form="promise@1"),
        live(1, "zzz", form="promise@1"),
        live(1, "offer", form="promise@1", sealed=True),
        live(1, "hurt", form="repair@1"),
        live(1, "hurt", form="repair@1", role="nobody"),
        live(1, "hurt", form="repair@1", role="mender"),
        live(1, "outside", form="two-views@1"),
        live(1, "check-in", form="check-in@1", choice="all"),
        live(1, "reply", form="reply@1"),
        live(1, "reply", form="reply@1", re=77),
        live(1, "reply", form="reply@1", re=50),
        live(1, "truer", form="amend@1", re=51),
        live(1, "not-managed", form="not-managed@1", re=50),
        live(1, "noticed", form="noticed@1", re=52),
    ],
    ids=lambda found: f"{found.record.form} {found.record.step}",
)
def test_what_may_not_open_opens_nothing(opening: forms.Live) -> None:
    """A step, role, choice, seal or record that the recipe does not have there."""
    one = thread(
        opening, page(50), page(51, mine=False), live(52, "offer", mine=False, thread=None)
    )

    assert one.form is None
    assert opening.record.form == one.form_name
    assert set() == counting(one)


def test_what_hangs_on_a_step_of_a_form() -> None:
    """I noticed: only on a promise, and only on the other's."""
    offer = live(1, "offer", form="promise@1", mine=False, thread=1)
    answer = live(2, "answer", re=offer, choice="yes", mine=True, thread=1)
    notice = live(3, "noticed", form="noticed@1", re=offer, thread=2)
    of_answer = live(4, "noticed", form="noticed@1", re=answer, mine=False, thread=3)
    found = threads(offer, answer, notice, of_answer)

    assert [tid(2)] == [t.id for t in found.hanging_on(rid(1))]
    assert () == found.hanging_on(rid(2))
    assert () == found.hanging_on(rid(99))


def test_one_thread_id_claimed_twice() -> None:
    """Nobody writes that; both vaults take the claim with the lower record id."""
    lower, higher = live(1, "offer", form="promise@1"), live(2, "page", form="page@1", mine=False)
    found = [threads(lower, higher), threads(higher, lower)]

    assert ["promise@1"] * 2 == [t.form_name for each in found if (t := each.get(tid(1)))]
    assert [["promise@1"]] * 2 == [[t.form_name for t in each] for each in found]


def test_an_opening_of_something_else_in_the_same_thread() -> None:
    """It opens nothing there, and its record is plain text."""
    one = thread(
        live(1, "answer", form="question@1", topic="tea", sealed=True),
        live(2, "answer", form="question@1", topic="sea", sealed=True, mine=False),
    )

    assert ("tea", {rid(1)}) == (one.topic, counting(one))


# Rule 2: writable


def test_conditions_open_steps() -> None:
    """Each step waits for all that it needs, and for nothing else."""
    lives = [live(1, "invite", form="two-views@1")]
    assert [] == offered(thread(*lives))

    lives.append(live(2, "invite", mine=False))
    assert ["view"] == offered(thread(*lives))

    lives.append(live(3, "view", sealed=True))
    assert [] == offered(thread(*lives))
    assert () == thread(*lives).private_steps()

    lives.append(live(4, "view", sealed=True, mine=False, readable=False))
    assert [] == offered(thread(*lives))
    assert not thread(*lives).complete()
    assert ["outside"] == [step.key for step in thread(*lives).private_steps()]

    lives[-1] = live(4, "view", sealed=True, mine=False, readable=True)
    assert [("heard", (rid(4), lives[-1].hash))] == [
        (w.step.key, w.re) for w in thread(*lives).writable()
    ]


def test_a_spent_seal_is_not_written_again() -> None:
    """Once its key was in a file, a sealed answer that was taken back is not given anew."""
    one = thread(live(1, "answer", form="question@1", sealed=True, mine=False))

    assert ["answer"] == offered(one)
    assert () == one.writable({"answer"})
    assert one.find("answer") is not None
    assert one.find("answer", spent={"answer"}) is None


def said_back(*choices: str) -> list[forms.Live]:
    """My page, what the other heard, and my verdicts, one after the other."""
    own = page(50)
    lives = [own]
    for number, choice in enumerate(choices, 1):
        opens = "say-back@1" if number == 1 else None
        lives.append(live(number, "heard", mine=False, re=own, form=opens))
        if choice:
            lives.append(live(number + 10, "verdict", re=number, choice=choice))
    return lives


@pytest.mark.parametrize(
    ("choices", "mine", "theirs"),
    [
        (("",), ["verdict"], []),
        (("nearly",), [], ["heard"]),
        (("thats-it",), [], []),
        (("nearly", ""), ["verdict"], []),
        (("nearly", "thats-it"), [], []),
        (("nearly", "not-yet"), [], []),
        (("nearly", "nearly", "nearly"), [], []),
    ],
)
def test_say_back_has_two_rounds(
    choices: tuple[str, ...], mine: list[str], theirs: list[str]
) -> None:
    """Until *That's it*, twice at most, and not again before the writer has answered."""
    one = thread(*said_back(*choices))

    assert mine == offered(one)
    assert theirs == [w.step.key for w in one._new(mine=False)]
    assert bool(mine or theirs) != one.complete()
    assert len(choices) < 3 or rid(3) not in counting(one)


def test_a_choice_counts_for_the_line_that_it_names() -> None:
    """After an edit it is about an earlier version and stops nothing; it can be renewed."""
    lives = said_back("thats-it")
    lives[1] = live(1, "heard", mine=False, re=50, form="say-back@1", edited=1)
    one = thread(*lives)

    assert [True] == [i.about_earlier for i in one.items if i.live.record.step == "verdict"]
    assert ["heard"] == [w.step.key for w in one._new(mine=False)]
    (change,) = one.changeable()
    assert (rid(11), (rid(1), lives[1].hash)) == (change.revises, change.re)
    assert change == one.find("verdict")
    assert change == one.find("verdict", rid(1))
    assert one.find("verdict", rid(2)) is None


def test_a_choice_about_nothing_here_holds_nothing() -> None:
    """A choice that names a record which is not here is no ground for anything."""
    one = thread(
        live(1, "plan", form="plan@1"),
        live(2, "agree", re=99, choice="yes", mine=False),
    )

    assert [] == offered(one)
    assert [(False, True)] == [(i.counts, i.answers_missing) for i in one.items[1:]]


def test_a_choice_that_names_no_line_counts() -> None:
    """A choice of a step that answers no record has no line to be about."""
    one = thread(live(1, "low", form="low-tide@1"), live(2, "lift", choice="lifted"))

    assert "closed" == one.ended


def test_a_choice_beside_a_record_follows_its_line() -> None:
    """Where such a choice names a line all the same, it is about that line only."""
    low = live(1, "low", form="low-tide@1")
    lift = live(2, "lift", choice="lifted", re=low)
    edited = live(1, "low", form="low-tide@1", edited=1)

    assert "closed" == thread(low, lift).ended
    one = thread(edited, lift)
    assert one.ended is None
    assert [(rid(1), edited.hash)] == [w.re for w in one.changeable()]
    gone = thread(low, live(2, "lift", choice="lifted", re=9))
    assert [(rid(9), builders.digest((9, 0)))] == [w.re for w in gone.changeable()]
    assert [None] == [w.re for w in thread(live(1, "check-in", form="check-in@1")).changeable()]


@pytest.mark.parametrize(("word", "ended"), [("pass", "passed"), ("rest", "resting")])
@pytest.mark.parametrize("mine", [True, False])
def test_pass_and_rest_end_it_for_both(word: str, ended: str, mine: bool) -> None:
    """They end what is writable and make nothing written invalid."""
    lives = [
        live(1, "offer", form="promise@1", mine=False),
        live(2, "answer", re=1, choice="yes"),
        live(3, word, mine=mine),
    ]
    one = thread(*lives)

    assert ended == one.ended
    assert {rid(1), rid(2), rid(3)} == counting(one)
    assert () == (*one.writable(), *one.changeable(), *one.private_steps())
    assert (None, False) == (one.find("pass"), one.may_end())
    assert one.set_aside(mine=mine)
    assert not one.set_aside(mine=not mine)


def test_pass_wins_over_rest_and_an_end_over_both() -> None:
    """One word for how a thread ended."""
    low = live(1, "low", form="low-tide@1")
    both = [live(2, "rest"), live(3, "pass")]

    assert "passed" == thread(low, *both).ended
    assert "closed" == thread(low, *both, live(4, "lift", choice="lifted")).ended


def test_a_sealed_pass_is_no_pass() -> None:
    """Pass has no words, so nothing to seal."""
    assert thread(live(1, "offer", form="promise@1"), live(2, "pass", sealed=True)).ended is None


def test_in_a_form_about_one_person_only_that_person_ends_it() -> None:
    """The other sets it aside for themselves."""
    mine = thread(live(1, "low", form="low-tide@1"), live(2, "rest", mine=False))
    theirs = thread(live(1, "low", form="low-tide@1", mine=False), live(2, "rest"))
    own = thread(live(1, "low", form="low-tide@1"), live(2, "rest"))

    assert (None, ["lift"]) == (mine.ended, offered(mine))
    assert (None, False) == (theirs.ended, theirs.may_end())
    assert "resting" == own.ended


def test_closes_both_takes_both() -> None:
    """An ending is reached when both have chosen one."""
    lives = [live(n, "invite", form="two-views@1", mine=n == 1, thread=n) for n in (1, 2)]
    lives += [live(n, "view", sealed=True, mine=n == 3, readable=True) for n in (3, 4)]
    lives += [live(5, "heard", re=4), live(6, "heard", re=3, mine=False)]
    lives += [live(7, "verdict", re=6, choice="nearly")]
    lives += [live(8, "verdict", re=5, choice="nearly", mine=False)]
    lives += [live(n, "overlap", sealed=True, mine=n == 9, readable=True) for n in (9, 10)]
    assert {"ending", "heard"} == set(offered(thread(*lives)))

    lives.append(live(11, "ending", choice="rest"))
    assert thread(*lives).ended is None
    lives.append(live(12, "ending", choice="different", mine=False))
    assert "closed" == thread(*lives).ended


def test_roles() -> None:
    """The opener's first step says who is who; each writes the steps of their role."""
    first = live(1, "apology", form="repair@1", role="mender")
    one = thread(first)
    other = thread(live(1, "apology", form="repair@1", role="mender", mine=False))

    assert ("mender", "hurt") == (one.role(mine=True), one.role(mine=False))
    assert ["self-check"] == [step.key for step in one.private_steps()]
    assert ["hurt", "answer"] == offered(other)
    assert thread(live(1, "zzz")).role(mine=True) is None
    assert thread(live(1, "offer", form="promise@1")).role(mine=True) is None


def test_any_number_of_times() -> None:
    """A step without end may be written again and again; the thread is complete all the same."""
    lives = [live(1, "space", form="beside@1")] + [live(n, "page") for n in (2, 3, 4)]
    one = thread(*lives)

    assert ["page", "date"] == offered(one)
    assert {rid(n) for n in (1, 2, 3, 4)} == counting(one)
    assert one.complete()
    assert (rid(2), rid(3), rid(4)) == tuple(x.record.id for x in one.counted("page", mine=True))
    assert () == one.counted("page", mine=False)


def test_answers_are_once_for_each_record() -> None:
    """Of two answers to one record the first in the file counts; another record has its own."""
    lives = [live(1, "space", form="beside@1"), live(2, "date"), live(3, "date")]
    lives += [
        live(4, "date-ok", re=2, choice="yes", mine=False, place=9),
        live(5, "date-ok", re=2, choice="no", mine=False, place=8),
        live(6, "date-ok", re=3, choice="no", mine=False, place=7),
        live(7, "date-ok", re=2, choice="no"),
        live(8, "date-ok", choice="no", mine=False),
    ]

    assert {rid(n) for n in (1, 2, 3, 5, 6)} == counting(thread(*lives))


# Rule 3: releasable


def test_keys_leave_for_the_same_step_of_the_same_thread() -> None:
    """Crossed questions are one thread; another step or topic is not."""
    mine = live(1, "answer", form="question@1", topic="tea", sealed=True, thread=1)
    same = live(2, "answer", form="question@1", topic="tea", sealed=True, thread=2, mine=False)
    other = live(3, "answer", form="question@1", topic="sea", sealed=True, thread=3, mine=False)

    assert frozenset() == threads(mine).releasable()
    assert frozenset() == threads(mine, other).releasable()
    assert frozenset({rid(1)}) == threads(mine, same).releasable()
    assert frozenset() == threads(mine, live(4, "other", sealed=True, mine=False)).releasable()


def test_any_sealed_answer_counts_for_keys() -> None:
    """Rule 4 does not apply: also a record that is plain text lets my key leave."""
    mine = live(1, "answer", form="question@1", sealed=True)
    theirs = live(2, "answer", form="zzz@9", sealed=True, mine=False)

    assert frozenset({rid(1)}) == threads(mine, theirs).releasable()


def test_what_is_not_live_releases_nothing() -> None:
    """Gone, from before a restore, or not sealed."""
    mine = live(1, "answer", form="question@1", sealed=True)

    assert frozenset() == threads(mine, live(2, "answer", mine=False)).releasable()
    old = live(2, "answer", mine=False, sealed=True, counts=False)
    assert frozenset() == threads(mine, old).releasable()


@pytest.mark.parametrize("word", ["pass", "rest"])
def test_pass_never_releases_and_never_stops_a_key(word: str) -> None:
    """Without the other's answer nothing leaves; with it a pass makes no difference."""
    mine = live(1, "answer", form="question@1", sealed=True)
    theirs = live(2, "answer", sealed=True, mine=False)

    assert frozenset() == threads(mine, live(3, word, mine=False)).releasable()
    assert frozenset({rid(1)}) == threads(mine, theirs, live(3, word, mine=False)).releasable()


# Rule 4: plain text


@pytest.mark.parametrize(
    "record",
    [
        live(2, "answer", re=1, choice="yes", mine=False),
        live(2, "answer", re=1, choice="maybe"),
        live(2, "answer", re=1),
        live(2, "answer", choice="yes"),
        live(2, "answer", re=1, choice="yes", sealed=True),
        live(2, "answer", re=1, choice="yes", form="promise@1"),
        live(2, "offer"),
        live(2, "zzz"),
        live(2, "answer", re=1, choice="yes", counts=False),
    ],
)
def test_what_the_recipe_does_not_have_is_plain_text(record: forms.Live) -> None:
    """It is shown in its thread, and counts for nothing."""
    one = thread(live(1, "offer", form="promise@1", mine=False), record)

    assert {rid(1)} == counting(one)
    assert {rid(1), rid(2)} == {item.live.record.id for item in one.items}
    assert ["answer"] == offered(one)


def test_nothing_is_answered_before_both_seals_are_in() -> None:
    """A say-back of a view that nobody else answered yet is plain text."""
    lives = [live(n, "invite", form="two-views@1", mine=n == 1, thread=n) for n in (1, 2)]
    lives += [live(3, "view", sealed=True), live(4, "heard", re=3, mine=False)]

    assert rid(4) not in counting(thread(*lives))
    assert rid(4) in counting(thread(*lives, live(5, "view", sealed=True, mine=False)))


def test_of_two_sealed_answers_the_lower_id_counts() -> None:
    """Where merged threads leave two, the place in the file does not matter."""
    one = thread(
        live(2, "answer", form="question@1", sealed=True, thread=1, place=1),
        live(1, "answer", form="question@1", sealed=True, thread=2, place=2),
    )

    assert {rid(1)} == counting(one)


def test_a_private_step_never_counts() -> None:
    """A page that never travels cannot have come by file."""
    first = live(1, "apology", form="repair@1", role="mender")

    assert {rid(1)} == counting(thread(first, live(2, "self-check")))


def test_a_choice_may_stay_empty_where_the_recipe_says_so() -> None:
    """The check-in asks how much there is to give, and takes no answer for one."""
    assert {rid(1)} == counting(thread(live(1, "check-in", form="check-in@1")))
    assert {rid(1)} == counting(thread(live(1, "check-in", form="check-in@1", choice="some")))


def test_records_without_a_thread_are_in_none() -> None:
    """A page of another program, and what is gone."""
    found = threads(live(1, None), live(2, None, gone=True))

    assert (None, None, None) == (found.get_of(rid(1)), found.get_of(rid(2)), found.get_of(rid(3)))
    assert (True, False) == (found.live(rid(1)) is not None, found.live(rid(2)) is not None)
    assert found.get(tid(1)) is None


def test_single_pages_and_replies_are_in_no_list() -> None:
    """Nothing can follow them; they are found by the record that they are about."""
    old = page(50, mine=False)
    found = threads(
        old,
        live(1, "reply", form="reply@1", re=old),
        live(2, "zzz", thread=2),
        live(3, "page", thread=3, form="page@1"),
        live(4, "page", thread=3, form="page@1"),
        live(5, "offer", thread=4, form="promise@1"),
    )

    assert [tid(4)] == [t.id for t in found]
    assert [tid(1)] == [t.id for t in found.hanging_on(rid(50))]
    assert [tid(1)] == [t.id for t in found.hanging_on(rid(50))]


def test_what_hung_on_a_record_that_is_gone_is_pages() -> None:
    """A say-back of a page that was taken back goes no further."""
    lives = said_back("nearly")[1:]
    one = thread(*lives)

    assert one.form is None
    assert [True, False] == [item.answers_missing for item in one.items]


def test_where_a_record_stands() -> None:
    """By the canonical thread and the step; nothing is worked out for it."""
    known = threads(
        live(1, "answer", form="question@1", topic="tea", thread=7),
        live(2, "answer", form="question@1", topic="tea", thread=3, sealed=True),
        live(3, "answer", form="question@1", topic="tea", thread=5, sealed=True, mine=False),
        live(4, None, thread=None),
    )

    assert (tid(3), "answer") == known.place(rid(2)) == known.place(rid(3))
    assert (tid(7), "answer") == known.place(rid(1))
    assert known.place(rid(4)) is None
    assert known.place(rid(5)) is None
