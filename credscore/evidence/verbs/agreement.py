"""Whether a verb cue agrees with the source phrase as its subject: who it is (a person, a crowd, nobody, the writer), how the verb is put."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.words import FOLK
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, OFFICIAL, VAGUE
from credscore.evidence.verbs.crowds import plural
from credscore.evidence.verbs.cues import MENTAL, POST, STANCE, Cues
from credscore.evidence.verbs.futures import will_say
from credscore.evidence.verbs.sources import Front, Sources
from credscore.evidence.word_lists import SPEAKER_CLASSES
from credscore.text import tokens as tk

_SPEAKERS = (*SPEAKER_CLASSES, "NATION")
# verbs whose base form is no noun as well
_SAY = ("say", "deny", "insist", "believe", "confirm", "maintain", "argue", "admit", "think", "warn", "accuse", "acknowledge", "concede", "reckon")
# what opens a sentence before a bare verb without being its subject ("Did Tesco deny it?", "Let Reed say it", "You'd think")
_GOVERNS = ("did does do can could should would will may might must let make made help helped watch hear see have had has how why "
            "please always never just also i you we they i'd you'd we'd they'd he'd she'd").split()

_NOT_YET = "if whether unless until till when once before hope hopes hoping wish wishes so where how".split()
_SKILL = ("your", "only", "via", "email", "online", "phone")
_SKILL_WITHIN = 4  # words behind "can confirm"


@dataclass(slots=True)
class Subjects:
    """What the source phrases of m cues are as subjects, bool unless told; arrays of length m.

    low, head : int64, the phrase's first token and that of its head. able : it can speak. crowd : nobody in particular, or nobody named.
    many : it takes the base form ("critics say"). first_person : the writer. nobody : "no one at the mill".
    """

    low: np.ndarray
    head: np.ndarray
    able: np.ndarray
    crowd: np.ndarray
    many: np.ndarray
    first_person: np.ndarray
    nobody: np.ndarray


@dataclass(slots=True)
class Forms:
    """How m verbs are put; bool (m,). infinitive : behind "to". carried_by : "went on to say". modal : behind a modal verb. did : with "do".
    could : with a modal verb somewhere in its group."""

    infinitive: np.ndarray
    carried_by: np.ndarray
    modal: np.ndarray
    did: np.ndarray
    could: np.ndarray


def see_subjects(ctx: Context, sh: Shared, c: Cues, front: Front, source: Sources) -> Subjects:
    n = sh.n
    # where there is no phrase, the verb itself: the first word of the buffer may be another article's
    last = np.where(source.last > 0, np.minimum(source.last - 1, n - 1), c.cue)
    several = plural(ctx, last)
    several |= ctx.in_class(last, "WHO") | ctx.is_word(last, "both") & ~ctx.in_class(ctx.before(last), "MODAL")  # not "will both say"
    low, high = np.maximum(source.first, 0), np.maximum(source.last, 0)
    named = ctx.name.take(last)
    some = np.flatnonzero(named & ~several & (high - low >= 2))
    several[some] = (ctx.any_in(low[some], high[some]) & ctx.mask("AND")) != 0  # "Ottoline Pruss and Hettie Vosk say"
    # "analysts at Brennacht Capital say"
    head = np.minimum(np.maximum(np.minimum(sh.preps.ahead(low + 1), high) - 1, 0), n - 1)
    some = np.flatnonzero((source.type == NAMED) & ~several)
    some = some[~ctx.name.take(head.take(some))]
    several[some] = plural(ctx, head[some])
    able = named | several | ctx.in_class(last, *_SPEAKERS)
    # "Falk on Sunday tweeted a sketch"
    some = np.flatnonzero((source.type == NAMED) & ~able & (head < last))
    able[some] = ctx.name[head[some]] & ctx.in_class(last[some], "TIME", "MONTHDAY")
    some = np.flatnonzero((source.type == ANONYMOUS) & ~able)
    person = ctx.any_in(low[some], head[some] + 1) & ctx.mask("ROLE", "ANON", "PALS", "ONE")  # "a source close to the dressing room"
    able[some] = (person != 0) | ctx.is_word(head[some], *FOLK)
    able[some] |= agent_like(ctx, last[some]) | agent_like(ctx, head[some])  # "a rigger": by the form of the word
    crowd = (source.type == VAGUE) | (source.type == ANONYMOUS)
    many = several | crowd | (source.type == OFFICIAL) | (source.type == DOCUMENT) | (source.type == MEDIA)
    # "Penmoor Council say", "Tesco deny it": one body, taken for its people, as British papers do
    some = np.flatnonzero(((source.type == NAMED) | (source.type == CARRY)) & c.base & ~many & (source.first >= 0) & (c.before == last) & ~source.inverted)
    some = some[named[some] & (head[some] == last[some]) | ctx.in_class(last[some], "ORG") & ctx.is_word(low[some], "the") & (last[some] == low[some] + 1)]
    some = some[ctx.is_word(c.cue[some], *_SAY) & ((ctx.gap[c.cue[some]] & STRONG) == 0)]
    many[some[_opens_clause(ctx, low[some])]] = True
    first_person = ctx.in_class(np.minimum(low, n - 1), "PRON1") & (source.last - source.first == 1)
    # "the town we call home", "the only one I found"
    some = np.flatnonzero(ctx.in_class(last, "PRON1") & (source.last - source.first >= 2) & (front.group == source.last))
    some = some[~source.inverted[some] & (ctx.is_word(last[some], "we") | ctx.is_word(last[some], "i") & ctx.tokens.upper[last[some]])]
    first_person[some] = True
    # "no one at the mill said": nobody did
    held = np.maximum(front.first, 0)
    nobody = (front.first >= 0) & ~source.inverted & ctx.is_word(held, "no", "not", "nobody", "none")
    some = np.flatnonzero(nobody)
    nobody[some] = ctx.is_word(held[some], "nobody", "none") | ctx.is_word(ctx.behind(held[some]), "one", "body")
    # "obviously nobody voted", "of course no one has asked"
    end = np.maximum(front.head_last - 1, 0)
    some = np.flatnonzero((front.first >= 0) & ~source.inverted & (end > held) & ctx.is_word(end, "nobody", "none", "one"))
    nobody[some] |= ctx.is_word(end[some], "nobody", "none") | ctx.is_word(ctx.before(end[some]), "no")
    return Subjects(low, head, able, crowd, many, first_person, nobody)


def _opens_clause(ctx: Context, low: np.ndarray) -> np.ndarray:
    """Phrases before which nothing stands that could govern a bare verb ("let Tesco say", "that Tesco confirm", "Did Tesco deny")."""
    before = ctx.before(low)
    low = np.where(ctx.tokens.upper[before] & (ctx.gap[low] == 0), before, low)  # "Police Scotland", "South Western Railway"
    before = ctx.before(low)
    out = ctx.leads[low] | ((ctx.gap[low] & STRONG) != 0) | ctx.is_word(before, "but", "and", "as", "while", "although", "because", "whereas")
    return out & (ctx.tokens.upper[low] | ctx.is_word(low, "the")) & ~tk.is_in(ctx.tokens.key[low], _GOVERNS)


def see_forms(ctx: Context, c: Cues, front: Front) -> Forms:
    infinitive = ctx.is_word(c.before, "to") & ~ctx.leads.take(c.cue)
    carried_by = infinitive & (front.group < c.cue)  # "went on to say"
    modal = ctx.in_class(c.before, "MODAL") & ~ctx.leads[c.cue]
    held_up = ctx.any_in(np.minimum(front.group, c.cue), c.cue)  # the words between the halves of a verb
    did, could = (held_up & ctx.mask("DO")) != 0, (held_up & ctx.mask("MODAL")) != 0  # "did recently describe"
    return Forms(infinitive & ~carried_by, carried_by, modal, did, could)


def _unchanged(ctx: Context, c: Cues, front: Front, source: Sources, form: Forms) -> np.ndarray:
    """bool (m,): "Vosk Bank forecast that sales would fall", "has forecast a fall": a verb whose past is its base form. Not "the weather forecast that
    he heard", "Falk will forecast", "the forecast growth"."""
    some = np.flatnonzero(c.base & ctx.is_word(c.cue, "forecast") & (source.first >= 0) & ~source.inverted & ~form.modal & ~form.infinitive)
    group = np.minimum(front.group[some], c.cue[some])
    done = ctx.is_word(group, "has", "had")  # of "have" the number of its subject tells
    before = c.before[some]
    told = ctx.in_class(c.next_token[some], "THAT") & (c.next_token[some] == c.end[some]) & (c.gap[some] == 0) & ctx.name[before]
    told &= ~ctx.tokens.possessive[before]
    out = np.zeros(len(c), bool)
    out[some] = done | told
    return out


def predicates(ctx: Context, c: Cues, front: Front, source: Sources, subject: Subjects, form: Forms) -> np.ndarray:
    """bool (m,): the cues that are the verb of their source, not "to say", "a boat was named" or "nobody said"."""
    pronoun = ctx.in_class(c.before, "PRON", "PRON1") & ~ctx.leads.take(c.cue)
    finite = ~c.base | form.carried_by | subject.many | pronoun | c.quote_before | (form.did & ~front.negated)
    finite |= _unchanged(ctx, c, front, source, form)
    would = form.modal & c.among(ctx, "attribution/support", "attribution/oppose")  # "Quist would back the plan"
    some = np.flatnonzero(form.modal & c.tells & (source.type == VAGUE))  # "bakers will tell you that …"
    you = c.next_token[some]
    would[some] |= ctx.is_word(c.before[some], "will") & ctx.is_word(you, "you") & ~ctx.in_class(ctx.behind(you), "BREAK", "WHO", "PREP")
    # "Quist would say only that", "had no comment"
    some = np.flatnonzero(c.base & ~c.ing & ctx.is_word(c.cue, "say", "comment"))
    group = ctx.any_in(front.group[some], c.cue[some])
    only = ctx.is_word(c.cue[some], "say") & form.could[some] & ~front.negated[some]
    only &= ctx.is_word(c.next_token[some], "only") | ctx.is_word(c.before[some], "only")
    would[some] |= only | ctx.is_word(c.cue[some], "comment") & front.negated[some] & ((group & ctx.mask("HAVE")) != 0)
    # "Harrow Rovers can confirm that", "the club can now confirm": what it does therewith
    some = np.flatnonzero(c.base & form.could & ~front.negated & ctx.is_word(c.cue, "confirm"))
    some = some[ctx.is_word(front.group[some], "can") & ~ctx.is_word(c.next_token[some], "if", "whether", "what", "who", "how")]
    low = np.maximum(source.first[some], 0)
    can = (source.type[some] == NAMED) | (source.type[some] == OFFICIAL)
    can &= ~ctx.is_word(low, "only") & ~ctx.is_word(ctx.before(low), "only") & ~ctx.in_class(ctx.before(front.group[some]), "WHO")
    # "if the club can confirm it", "the bank can confirm your balance by email": nobody has; "but police can confirm that"
    front_of = ctx.before(low)
    front_of = np.where(ctx.tokens.upper[front_of] & (ctx.gap[low] == 0) & (ctx.matches.classes[front_of] == 0), ctx.before(front_of), front_of)
    asks = tk.is_in(ctx.tokens.key[front_of], _NOT_YET) | ctx.is_word(front_of, "as") & tk.is_in(ctx.tokens.key[ctx.before(front_of)], ("soon",))
    asks &= ~ctx.leads[low] & ((ctx.gap[low] & tk.COMMA) == 0)
    asks |= ctx.in_class(low, "PRON1", "PRON") & tk.is_in(ctx.tokens.key[ctx.behind(low)], _NOT_YET)  # "I hope Falk"
    at = c.next_token[some]
    told = ctx.is_word(at, "that")
    for _ in range(_SKILL_WITHIN):
        asks |= tk.is_in(ctx.tokens.key[at], _SKILL) & ~told
        at = ctx.behind(at)
    can |= source.carried[some] & (ctx.any_in(low, np.maximum(source.last[some], low)) & ctx.mask("ORG", "OFFICIAL") > 0)
    would[some] |= can & ~asks
    planned, coming = will_say(ctx, c, front, source.type)
    would |= coming
    out = (source.type > 0) & ~(c.base & (form.infinitive | planned & ~coming | form.modal & ~would) & ~c.quote_before) & (finite | would)
    out &= ~(front.passive & ~c.ing & ~source.inverted & (c.kind != POST))
    out &= ~(subject.first_person | subject.nobody)
    # "four rowers accused of theft": by somebody else; but "the rowers whom Quist accused of theft"
    some = np.flatnonzero(ctx.is_word(c.next_token, "of") & ctx.is_word(c.cue, "accused") & out)
    out[some] = ctx.in_class(ctx.before(np.maximum(source.first[some], 0)), "WHO")
    # "the mill, said to be old": nobody's words, nor are those in "far more than the sum widely expected"
    some = np.flatnonzero(c.to & out)
    some = some[ctx.is_word(ctx.behind(c.next_token[some]), "be", "have")]
    out[some[ctx.is_word(c.cue[some], "said", "reported", "believed", "thought")]] = False
    some = np.flatnonzero(((c.kind == MENTAL) | (c.kind == STANCE)) & out & ~ctx.leads.take(c.cue))
    some = some[ctx.is_word(c.before[some], "widely", "commonly", "universally", "popularly", "broadly")]
    out[some[~ctx.in_class(ctx.before(c.before[some]), "HAVE")]] = False
    return out
