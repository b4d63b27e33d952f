"""The order in which sources are settled: what stands before what, and what an article would say otherwise."""

from __future__ import annotations

import pytest
from evidence_tools import stands_behind

from credscore.evidence.resolving import resolve


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        # what has a type of its own hands it on
        ("take_unnamed", "inherit", "A party chieftain, who craved anonymity to speak freely, told reporters that she would leave. He said it was late."),
        ("take_users", "inherit", "Posts on X were harsh. One user wrote that it was over. She added that it was late."),
        ("said_before", "inherit", "A Rourke friend said that she was well. The Rourke friend said she would rest."),
        ("nameless_household", "inherit", "Dana Quist wept, her nanny said."),
        ("unknown_trades", "inherit", "“It was cold,” said the barman."),
        ("by_their_place", "inherit", "“It leaked,” said the Tarn fan."),
        ("unnamed_again", "inherit", "A boy of ten was chased by the dog. “It was huge,” the boy said."),
        ("nobody_named", "inherit", "The caller said a kettle had been left on."),
        ("retold_reports", "inherit", "Quell will go, the Harrow Gazette reports. The paper says a fee was agreed. It adds that he has packed."),
        ("by_their_place", "unnamed_again", "The Ward 7 nurse said the weir was cold. “It leaks,” she said. The 36-year-old said nobody came."),
        # what asks what was handed on
        ("inherit", "behind_changed", "We will call her “Ruth”. She says the ward is cold."),
        ("inherit", "written_in_papers", "“The oven smokes,” a foreman wrote in an email on 4 May, seen by this newspaper."),
        ("inherit", "borrow_subjects", "It was late, the insiders said. In May, Tarn Foods opened a mill. It issued a warning, saying sales fell."),
        ("take_changed", "behind_changed", "Ruth (not her real name) left the mill. Ruth said it was cold. She said nobody came."),
        # outlets are known by what they learn, and the article's own among them
        ("by_what_they_learn", "take_outlets", "Falk is to leave, Starlane has learned. “We want him,” Ottoline Pruss told Starlane."),
        ("take_outlets", "own_outlets", "“It is over,” an insider tells Starlane."),
        ("own_outlets", "same_unnamed", "An insider told Starlane exclusively that they had parted. The insider said he wept."),
        # a suit is what a subject without a name says; who is named below is heard by no court
        ("borrow_subjects", "take_suits", "A former baker is suing the chain, claiming she was fired for a joke."),
        ("take_delayed", "take_heard", "A rower told a court that he fell.\n\nTeodor Brandt, 41, said the weir was wet."),
    ],
)
def test_steps_that_may_not_change_places(first: str, then: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    names = list(resolve.STEPS)
    assert names.index(first) < names.index(then)
    right = stands_behind(text)
    readings = []
    for moved, other, behind in ((first, then, 1), (then, first, 0)):
        order = [name for name in names if name != moved]
        order.insert(order.index(other) + behind, moved)
        with monkeypatch.context() as patch:
            patch.setattr(resolve, "STEPS", {name: resolve.STEPS[name] for name in order})
            readings.append(stands_behind(text))
    assert readings != [right, right]
