"""What happens to a document, and does not stand in it: "The report comes as …", "The findings were presented in Oslo", "The trial was paid for by …"."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.ranges import among, distinct, spread
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

_HAPPENS = """
    comes come came cost costs stands stood passed exists exist adds raises raised arrived prompted sparked went marks marked
""".split()
_FOLLOWS = ("follow", "follows", "followed")  # a study follows people
_LOOKS = ("study", "studies", "survey", "surveys", "trial", "trials", "research", "researchers", "poll", "polls", "authors")
_AT_ONCE = ("order", "petition")  # given and signed: what they say is told with a verb
_COMMANDS = ("notice", "order")
_VERBS = ("notice", "report", "order", "review", "study", "survey", "document", "record")
_PEOPLE = """
    people women men users patients customers buyers firms companies banks shops retailers readers parents teachers drivers farmers scientists
    doctors visitors owners makers sellers
""".split()
_AUTHORS, _CAME = ("researchers", "authors"), ("came", "come")  # "came to that conclusion"
_SHOWN, _PRINTED = ("presented", "unveiled"), ("reported", "published", "released")
# of the document, of the word in front of it and of those behind it
_HEADS = WordSets(_AUTHORS, _AT_ONCE, _LOOKS, ("accounts",), ("review", "verdict"), _COMMANDS, _VERBS)
_FRONT = WordSets(_PEOPLE)
_BEHIND = WordSets(_HAPPENS, _FOLLOWS, _CAME, ("for",), _SHOWN, _PRINTED, ("at",))
_WITHIN = 5  # words from a document to "presented"
# the results of a study, and where they are printed: "… have been published in the journal Napology"
_RESULTS = "results findings study studies research paper trial work analysis experiment experiments".split()
_JOURNALS = ("journal", "journals", "annals", "archives", "proceedings")
_INTO = ("in", "on", "by")
_PHRASE = 9  # words from "published" to "journal"
_AMONG = ("also", "just", "scheduled", "expected", "to")
_AUXILIARIES, _SUBJECT = 4, 10  # words in front of "published", and words of a sentence up to these
_WORTH = ("considered", "viewed", "regarded", "deemed", "treated")
_PAID = 9  # tokens from the start of a sentence to "funded"


def only_happens(ctx: Context, first: np.ndarray, head: np.ndarray) -> np.ndarray:
    """bool: of documents (tokens) that are the subjects of their sentences, those of which only is told what became of them, and words for
    documents that are verbs. first : the first tokens of the sentences."""
    if not head.size:
        return np.zeros(0, bool)
    key, after = ctx.tokens.key, ctx.behind(head)
    of = _HEADS.look_up(key[head])
    ends = np.minimum(ctx.sentences.first.take(ctx.sentences.of_token.take(head) + 1) - 1, len(ctx.tokens) - 1)
    there = np.minimum(head[:, None] + np.arange(1, _WITHIN + 1), ends[:, None])
    behind = _BEHIND.look_up(key[there])
    nxt = behind[:, 0] * (after > head)

    def head_is(number: int) -> np.ndarray:
        return (of >> number & 1) > 0

    def next_is(number: int) -> np.ndarray:
        return (nxt >> number & 1) > 0

    out = next_is(0) & ~(head_is(0) & next_is(2))
    out |= head_is(1) & ~ctx.verb[after]
    out |= next_is(1) & ~head_is(2)
    out |= head_is(3) & next_is(3)  # "Fuel accounts for a fifth"
    out |= head_is(4) & ((ctx.gap[after] & tk.COLON) > 0)
    out |= head_is(5) & (head == first)  # "Notice, too, how …"
    some = np.flatnonzero(head_is(6) & (head > first))
    out[some] |= _FRONT.look_up(key[ctx.before(head[some])]) > 0
    # "were presented in Oslo", "was reported at a congress"; but "was reported in the Lancet"
    shown = (behind >> 4 & 1) > 0
    shown[:, :-1] |= ((behind[:, :-1] >> 5 & 1) > 0) & ((behind[:, 1:] >> 6 & 1) > 0)
    some = np.flatnonzero(shown[:, 1:4].any(axis=1))
    out[some] |= ctx.in_class(after[some], "BE", "HAVE", "MODAL")
    return out | _weighed(ctx, head)


def _weighed(ctx: Context, head: np.ndarray) -> np.ndarray:
    """bool: documents of whose sentences one tells what such are worth: "Findings of congresses should be viewed as preliminary"."""
    at = ctx.where_are("preliminary")
    verb = ctx.before(at)
    verb = np.where(is_in(ctx.tokens.key[verb], ("as",)), ctx.before(verb), verb)
    at = at[is_in(ctx.tokens.key[verb], _WORTH)]
    return among(ctx.sentences.of_token[head], ctx.sentences.of_token[at])


def printed_in(ctx: Context) -> np.ndarray:
    """int64: sentences that tell which journal has a study: "The results will be published in the journal Napology", in order."""
    sents, key = ctx.sentences, ctx.tokens.key
    at = ctx.where_are("published")
    # "have just been | published"
    verb, been = ctx.before(at), np.zeros(len(at), bool)
    for _ in range(_AUXILIARIES):
        be = ctx.in_class(verb, "BE") | is_in(key[verb], ("be", "been"))
        been |= be
        verb = np.where(be | ctx.in_class(verb, "HAVE", "MODAL", "ADV") | is_in(key[verb], _AMONG), ctx.before(verb), verb)
    at, verb = at[been], verb[been]
    first = sents.first[sents.of_token[at]]
    near = (verb - first < _SUBJECT) & (verb >= first)
    at, verb, first = at[near], verb[near], first[near]
    if not at.size:
        return at
    inside, edge = spread(first, verb + 1)
    told = np.logical_or.reduceat(is_in(key[inside], _RESULTS), edge)
    told &= (ctx.any_in(first, verb + 1) & ctx.mask("WHO", "THAT", "BREAK", "NEG", "MEDIA")) == 0
    at = at[told]
    # "published online in May in the journal Napology", and no other clause in between
    journal, into, going = np.zeros(len(at), bool), np.zeros(len(at), bool), np.ones(len(at), bool)
    here = at
    for _ in range(_PHRASE):
        then = ctx.behind(here)
        place = is_in(key[then], _INTO)
        going &= (then > here) & ((ctx.gap[then] & STRONG) == 0)
        going &= place | ~ctx.in_class(then, "PREP", "WHO", "THAT", "AND", "BREAK", "BE", "HAVE", "PRON")
        into |= going & place
        journal |= going & into & (is_in(key[then], _JOURNALS) | ctx.in_class(then, "OUT_document"))
        here = then
    return np.asarray(distinct(sents.of_token[at[journal]]))


def paid_for(ctx: Context) -> np.ndarray:
    """bool (sentences,): those that tell near their start who paid for a study."""
    sents = ctx.sentences
    at = ctx.where_are("paid", "sponsored", "funding")
    own = tk.is_in(ctx.tokens.key[at], ("sponsored", "funding"))
    own |= tk.is_in(ctx.tokens.key[ctx.behind(at)], ("for", "by"))  # "paid for by"
    at = np.concatenate([at[own], tk.scattered(tk.is_in(ctx.tokens.key, ("funded",)))])
    # but "The study, funded by the guild, followed …", "the state-funded study followed …"
    at = at[(at - sents.first[sents.of_token[at]] <= _PAID) & ((ctx.gap[at] & (tk.COMMA | tk.HYPHEN)) == 0)]
    out = np.zeros(len(sents), bool)
    out[sents.of_token[at]] = True
    return out
