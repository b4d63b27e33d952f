"""Who was studied and what came of it, where a sentence of a study is about them: "Both groups yawned", "The effect was small"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.documents.paper_events import only_happens
from credscore.evidence.ranges import spread
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_LEADS = 6  # words of a sentence up to its subject
# who was studied, and what came of it, where they are what a sentence is about
GROUPS = """
    patients women men children adults mice rats group groups babies infants mothers smokers drinkers eaters users walkers sleepers kids teens
    teenagers adolescents girls boys students pupils monkeys animals dogs individuals people survivors couples parents fathers participant those
    athletes veterans seniors runners
""".split()
OUTCOMES = """
    difference differences effect effects benefit benefits improvement improvements reduction reductions result results associations
    correlation pattern findings risk rate rates levels level symptoms scores score survival mortality incidence odds
""".split()
# what else they do, in the news of the day; and such as are of a study wherever they open a sentence
_DEEDS = """
    sued protested marched rejected criticized criticised campaigned arrested killed announced certified mocked queued fled gathered occupied voted
    rallied demanded accused rescued evacuated charged banned opposed lined demonstrated chanted boycotted signed condemned welcomed surprised
    celebrated petitioned jailed convicted protest strike police court away
""".split()
_TREATED = ("mice", "rats", "monkeys", "participant", "those", "individuals")
_GIVEN = ("on", "with", "without", "given", "taking", "receiving", "assigned", "treated", "who")
_COUNTED = "the these those all both half most no neither each either two three four only".split()
_ARMS = "control placebo treatment intervention comparison experimental test drug study exercise dose first second third other latter same".split()
# what is measured outside of studies, too: there no noun stands in front but those of bodies and tests
_ANYWHERE = ("rate", "rates", "level", "levels", "score", "scores", "benefit", "benefits", "risk", "result", "results")
_OF_BODIES = """
    survival mortality death infection dropout response recovery success relapse cholesterol glucose sugar hormone stress pain cancer heart anxiety
    depression test trial study pressure average mean overall early main key similar other same new lower higher better worse positive negative
    absolute relative health
""".split()
_FOUND_SO = """
    seen found observed noted measured similar same small large modest significant consistent limited clear strong weak significantly different
    comparable mixed
""".split()
_WHOLE = ("all", "both", "half", "only", "but", "quarter", "third", "quarters", "thirds")  # "both the groups"


def are_topics(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: which of the words `at` are what their sentences are about: "All of the women had …", "Those on tea slept"."""
    lead, behind = ctx.sentences.first[ctx.sentences.of_token[at]], ctx.behind(at)
    ok = (at - lead <= _LEADS) & ~ctx.tokens.possessive[at] & ~ctx.name[at]
    some = np.flatnonzero(ok)
    some = some[is_in(ctx.tokens.key[at[some]], ("those",))]
    then = behind[some]
    ok[some] = ctx.ends_in(then, "ng") | ctx.in_class(then, "WHO", "PREP") | is_in(ctx.tokens.key[then], ("given", "treated", "assigned"))
    some = np.flatnonzero(ok)
    front = ctx.any_in(lead[some], at[some])
    stop = ctx.mask("BE", "HAVE", "MODAL", "DO", "PRON", "IT", "WHO", "THAT", "PREP", "BREAK")
    some = some[(front & stop) == 0]
    ok[:] = False
    # not "Falk presented the results", "his patients"
    inside = np.maximum(at[some][:, None] - np.arange(_LEADS), lead[some][:, None])
    prior = ctx.before(inside)
    begins = ctx.in_class(inside, "DEF", "DET", "POSS", "NUMBER") & (inside > lead[some][:, None]) & ((ctx.gap[inside] & tk.COMMA) == 0)
    begins &= ~(ctx.in_class(prior, "OF", "AND", "ADV", "NUMBER", "DEF") | is_in(ctx.tokens.key[prior], _WHOLE))
    begins |= ctx.in_class(inside, "POSS") & ~is_in(ctx.tokens.key[inside], ("their", "its"))
    ok[some] = ~begins.any(axis=1)
    some = np.flatnonzero(ok & is_in(ctx.tokens.key[at], ("results", "findings")))
    ok[some] = ~only_happens(ctx, lead[some], at[some])
    some = np.flatnonzero(ok)
    ok[some] = _of_a_study(ctx, lead[some], at[some])
    return ok


def _of_a_study(ctx: Context, lead: np.ndarray, at: np.ndarray) -> np.ndarray:
    """bool: which of the people and outcomes that sentences are about (`at`) are those of a study by the words around them: "Both groups
    yawned", not "Rights groups sued"; "The effect was small", not "The effect was magical"."""
    key, behind, prior = ctx.tokens.key, ctx.behind(at), ctx.before(at)
    group = is_in(key[at], GROUPS)
    arms = is_in(key[at], ("group", "groups"))
    inside = np.maximum(at[:, None] - np.arange(1, _LEADS + 1), lead[:, None])
    front = np.where(at[:, None] > lead[:, None], key[inside], 0)
    counted = is_in(front, _COUNTED).any(axis=1)
    ok = group & ~arms & (counted | is_in(key[at], _TREATED) | is_in(key[behind], _GIVEN))
    own = is_in(key[prior], _ARMS) & (at > lead)
    ok |= is_in(key[at], ("groups",)) & (own | is_in(key[prior], _COUNTED) & (at > lead)) | is_in(key[at], ("group",)) & own
    plain = (at == lead) | ctx.in_class(prior, "DEF", "DET", "POSS", "NUMBER", "ADV", "AND", "NEG", "SCIENCE") | is_in(key[prior], _COUNTED)
    plain |= is_in(key[prior], _OF_BODIES) | ~is_in(key[at], _ANYWHERE)
    # what outcomes are: seen, small, larger
    what = np.where(ctx.in_class(ctx.behind(behind), "ADV", "NEG"), ctx.behind(ctx.behind(behind)), ctx.behind(behind))
    so = ~ctx.in_class(behind, "BE") | ctx.ends_in(what, "er", "st") | is_in(key[what], _FOUND_SO) | ctx.tokens.digit[what]
    ok |= ~group & plain & so
    some = np.flatnonzero(ok)
    if some.size:
        within, edge = spread(at[some], ctx.sentences.first[ctx.sentences.of_token[at[some]] + 1])
        judged = ctx.in_class(within, "BE") & is_in(key[ctx.behind(within)], ("a", "an"))  # "was a disaster"
        ok[some] = ~np.logical_or.reduceat(judged | is_in(key[within], _DEEDS), edge)
    return np.asarray(ok)
