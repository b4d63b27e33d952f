"""Short names of whom an article names in full: "Dunmore" for Orla Dunmore, "Brennacht" for Brennacht Inc, letters for a body."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from credscore.evidence.first_names import MEN, WOMEN
from credscore.evidence.naming.run_words import BODY, OTHER, PARTICLES, PERSON

if TYPE_CHECKING:
    from credscore.evidence.naming.people import Mention

# what makes a short name a name in full: "Brennacht Inc", "Tarn Clinic"; "Brennacht Europe" is a part of Brennacht
_FORMS = frozenset(
    """Inc Corp Ltd Limited LLC PLC plc Co Company Corporation Group Holdings AG SA SE NV GmbH AB Pharmaceuticals Therapeutics Pharma Clinic University
    Hospital College Institute Department Council Bank Airlines Airways Motors Foundation Association Party Records Studios Communications""".split()
)
_PARTICLES = PARTICLES - MEN - WOMEN - {"al", "les", "ole"}  # not Ben Falk, Al Falk


def link_short_names(
    mentions: list[Mention],
    alias: dict[str, str],
    known: set[str],
    full: dict[str, list[tuple[int, str]]],
    full_name: Callable[[str, int], str | None],
) -> None:
    """Give short names the full ones, in place. alias : of bodies. known : people; some are added. full : a person's first and last word -> where
    each who has it is named. full_name : who is meant by one, at a place."""
    names = {m.name for m in mentions if m.kind == PERSON}
    bodies, met = _short_bodies(mentions)
    for m in mentions:
        if m.size == 3 and m.kind == PERSON:
            words = m.name.split()
            if (short := " ".join(words[1:])) in names and words[1].lower() not in _PARTICLES:
                m.name = short  # "Qualifier Orla Dunmore"
                known.add(short)
        elif m.size < 4 and m.kind == PERSON and m.name.partition(" ")[0].lower() in _PARTICLES:
            named = [name for _, name in full.get(m.name.rsplit(" ", 1)[-1], ()) if name.lower().endswith(f" {m.name.lower()}")]
            m.name = named[-1] if named else m.name  # "delos Falk", "Van der Falk"
        elif m.size == 1 and m.kind != BODY:
            found = full_name(m.name, m.start) if m.name in full else None
            if found and found not in known and found.split()[0] == m.name and met[m.name] < full[m.name][0][0]:
                found = None  # a firm, and a part of it
            if found:
                m.name, m.kind = found, PERSON
                known.add(found)
            elif m.kind == OTHER and len(bodies.get(m.name, ())) == 1:
                m.name, m.kind = next(iter(bodies[m.name])), BODY
        if m.name in alias:
            m.name, m.kind = alias[m.name], BODY


def _short_bodies(mentions: list[Mention]) -> tuple[dict[str, set[str]], dict[str, int]]:
    """The first words of bodies' names, with the bodies so called; names of one word, and where each first stands alone: "Brennacht", and
    then "Brennacht Europe", which is only a part of it."""
    bodies: dict[str, set[str]] = {}
    met: dict[str, int] = {}
    for m in mentions:
        if m.kind == BODY and 2 <= m.size <= 4:
            short, last = m.name.split()[0], m.name.split()[-1]
            bodies.setdefault(short, set()).add(m.name)
            if short in met and last.rstrip(".") not in _FORMS:
                bodies[short].add(short)
        elif m.size == 1:
            met.setdefault(m.name, m.start)
    return bodies, met
