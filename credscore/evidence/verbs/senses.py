"""What verb cues mean by their words: which of them back their sentence, and which only tell whose mind or side it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from credscore.evidence.agent_nouns import agent_like
from credscore.evidence.context import Context
from credscore.evidence.shared_arrays import Shared
from credscore.evidence.source_types import ANONYMOUS, CARRY, DOCUMENT, MEDIA, NAMED, OFFICIAL, SOCIAL
from credscore.evidence.verbs.agreement import Forms, Subjects
from credscore.evidence.verbs.content_signs import ContentSigns
from credscore.evidence.verbs.cues import ACT, MENTAL, POST, SAY, STANCE, Cues
from credscore.evidence.verbs.idioms import in_idioms
from credscore.evidence.verbs.next_words import clause_behind, picture_behind, result_behind, speech_behind, talk_behind
from credscore.evidence.verbs.sources import Front, Sources
from credscore.evidence.verbs.usage import naming, plain_use, thing
from credscore.evidence.word_lists import ADDRESSES
from credscore.text import tokens as tk

# What nobody did: "has never confirmed", "has not announced". A refusal ("would not say") is another matter, and so is "neither confirmed nor denied"
_UNDONE = tuple(f"attribution/{verb}" for verb in "say announce note reveal confirm describe explain issue report post".split())
_RARELY = ("rarely", "seldom", "hardly", "never", "scarcely", "barely")
_WHENEVER = ("when", "whenever", "if", "why", "how", "before")
_ONLY = ("just", "only", "really", "clearly", "obviously", "secretly", "probably", "simply")
_PERHAPS = ("perhaps", "maybe", "presumably", "possibly")
_ASSUMED = """
    throne role office post title crown chair command control power powers presidency leadership mantle duties liability responsibility risk debt
    debts position identity name life
""".split()
_SEEMS = ("seem", "seems", "seemed", "appear", "appears", "appeared")
_RECKONS = "estimate estimates estimated estimating calculate calculated conclude concludes concluded determine determined".split()
# What a state of things does as well as somebody: "her reply underscores …", "it raises questions", "a day of rain, showing how …"
_THINGS = ("attribution/express", "attribution/insist", "attribution/suggest", "attribution/reveal", "attribution/find")
_TOLD_THAT = 5  # words from "telling" to "that"
_RECKONING = ("attribution/find", "attribution/predict", "attribution/claim", "attribution/describe")  # in these ways of work nobody speaks
_CALLS = ("attribution/continue", "attribution/colour", "attribution/add", "attribution/state")
_DEALS = ("attribution/promise", "attribution/demand", "attribution/deny", "attribution/speak")
_SHARES = ("post", "posts", "posted", "posting", "share", "shares", "shared", "sharing", "reposted")
_OPENLY = ("about", "of", "out", "openly", "candidly", "publicly", "exclusively", "highly")

# Verbs of knowing and feeling tell of a person more often than they quote one: they count only with "that" or a quotation.
_INNER = """
    know knows knew feel feels felt worry worries worried wonder wonders wondered understand understands understood
    realize realizes realized realise realised imagine imagines imagined see sees
""".split()
_UNDERSTANDS = ("understands", "understand", "understood")
_SPEAKS = ("speak", "speaks", "talk", "talks")
_WALKS, _WHERE = ("walks", "walked", "walk", "walking"), ("to", "into", "toward", "towards", "home", "inside", "and")


@dataclass(slots=True)
class Senses:
    """What m cues mean by their rules and words; bool (m,).

    finds : of finding and learning. learns_to : "learned to swim". mute : silence. calls : of going on and calling out, of saying only in
    company. idle : alone, nothing is said with them ("found a key", "delivered towels"). submits : of handing in. speaks : of talking.
    shows : what things do as well. it : "it" is the subject. plain : another sense ("released an album"). posting : a post of nothing that
    is told.
    """

    finds: np.ndarray
    learns_to: np.ndarray
    mute: np.ndarray
    calls: np.ndarray
    idle: np.ndarray
    submits: np.ndarray
    speaks: np.ndarray
    shows: np.ndarray
    it: np.ndarray
    plain: np.ndarray
    posting: np.ndarray


@dataclass(slots=True)
class Verdict:
    """bool (m,). tells : the cue is the verb of its source: evidence of whose mind or side it is. backs : he stands behind the sentence."""

    tells: np.ndarray
    backs: np.ndarray

    def drop(self, where: np.ndarray) -> None:
        """Neither where `where` holds."""
        self.tells &= ~where
        self.backs &= ~where


def judge(
    ctx: Context, sh: Shared, c: Cues, front: Front, source: Sources, subject: Subjects, form: Forms, signs: ContentSigns, tells: np.ndarray
) -> tuple[Senses, Verdict]:
    """What the cues mean, and which count. tells : bool (m,), the verbs of their sources."""
    plain, brush = plain_use(ctx, c.cue, c.end, c.rule)
    word = ctx.matches.word[np.maximum(source.first, 0)]
    sense = Senses(
        finds=c.among(ctx, "attribution/find", "attribution/learn"),
        learns_to=c.among(ctx, "attribution/learn") & c.to,
        mute=c.among(ctx, "attribution/no-reply"),
        calls=c.among(ctx, *_CALLS) & ~ctx.is_word(c.cue, "stated", "stating"),
        idle=plain & ~signs.told,
        submits=c.among(ctx, "attribution/submit"),
        speaks=c.among(ctx, "attribution/speak"),
        shows=c.among(ctx, *_THINGS),
        it=source.carried & (source.first >= 0) & (word == ctx.lexicon.ids["it"]),
        plain=plain,
        posting=_bare_posts(ctx, c, source, signs),
    )
    # "she added it was late", "he declared the weir was safe", not "she added milk", "he declared war"
    some = np.flatnonzero(sense.calls & ~signs.told & c.among(ctx, "attribution/add", "attribution/state", "attribution/colour"))
    some = some[~ctx.is_word(c.cue[some], "state")]  # "the city and state courts are"
    sense.calls[some[clause_behind(ctx, c.end[some])]] = False
    backs = tells & (c.kind != STANCE) & ~front.trying & ~(c.base & front.negated & form.did & ~signs.that & ~c.quote_after)
    verdict = Verdict(tells, backs)
    _judge_undone(ctx, c, front, source, form, signs, sense, verdict)
    _judge_rules(ctx, c, front, source, form, signs, sense, verdict)
    _judge_words(ctx, sh, c, front, source, signs, sense, verdict)
    verdict.tells &= ~brush
    idle = in_idioms(ctx, c.cue, c.end, front.last)
    verdict.tells[idle] = verdict.backs[idle] = False
    _judge_things(ctx, sh, c, source, signs, sense, verdict)
    _judge_crowds(ctx, c, source, subject, signs, verdict)
    verdict.backs &= ~sense.posting
    return sense, verdict


def _judge_undone(
    ctx: Context, c: Cues, front: Front, source: Sources, form: Forms, signs: ContentSigns, sense: Senses, verdict: Verdict
) -> None:
    """What somebody has not said is nobody's word; in place."""
    open_ = ~form.could | ctx.is_word(c.before, "never")  # "could not say", but "will never admit it"
    # "neither Falk nor Quist has commented"; what stands behind "but" ("… but has never confirmed it") is read later, if it is not idle
    first = np.maximum(source.first, 0)
    none = (source.first >= 0) & ctx.is_word(first, "neither") | (source.first > 0) & ctx.is_word(ctx.before(first), "neither", "nor")
    negated = front.negated | none & ~source.inverted
    some = np.flatnonzero(negated & open_ & ~(signs.told & ~signs.that) & (source.type != DOCUMENT))  # few
    some = some[ctx.lexicon.rules_among(_UNDONE)[c.rule[some]]]
    before, base, ing = c.before[some], c.base[some], c.ing[some]
    undone = ~ctx.is_word(before, "neither", "nor", "only", "just")
    undone &= ~base | form.did[some] | form.could[some]  # "had no comment"
    undone &= ~ing | ctx.is_word(before, "without")  # "isn't saying" is a refusal as well
    some = some[undone]
    verdict.backs[some] = False
    sense.idle[some] = True


def _judge_rules(
    ctx: Context, c: Cues, front: Front, source: Sources, form: Forms, signs: ContentSigns, sense: Senses, verdict: Verdict
) -> None:
    """Verbs of finding, reading, gathering, handing in, going on: they want company, unless their subject speaks for itself; in place."""
    alone = ~signs.told
    verdict.drop(sense.learns_to)
    guessed = ctx.is_word(c.cue, *_RECKONS)
    known = (source.type == DOCUMENT) | (source.type == MEDIA) | (source.type == OFFICIAL)
    bare = sense.finds & ~guessed & alone & ~known
    some = np.flatnonzero(bare)  # few
    bare[some] = ~(result_behind(ctx, c.end[some]) & ~front.passive[some])  # "found no difference between the groups"
    verdict.backs &= ~bare
    sense.idle |= bare
    read = c.among(ctx, "attribution/read")  # papers read so; people read them
    wrote = (source.type == DOCUMENT) | (source.type == SOCIAL)
    closed = signs.quote_left & ((c.after_gap & (tk.COMMA | tk.PERIOD)) > 0)  # "“…,” the statement read."
    verdict.backs &= ~read | (wrote & (c.quote_after | signs.colon | signs.that | source.inverted & c.quote_before | closed))
    gathers = c.among(ctx, "attribution/gather")  # outlets gather that it is so; crowds gather that night
    verdict.backs &= ~gathers | (source.type == MEDIA) & signs.that
    verdict.backs &= ~sense.submits | signs.told  # "submitted that it was void", not "submitted his papers"
    verdict.tells &= ~(read | gathers | sense.submits) | verdict.backs
    verdict.drop(sense.mute)
    # "offered a blunt defence", "delivered a speech": what they say is the noun behind them
    gives = c.among(ctx, "attribution/deliver") & (c.end - c.cue == 1)
    some = np.flatnonzero(gives)
    spoken_for = np.zeros(len(c), bool)
    spoken_for[some] = speech_behind(ctx, c.end[some], source.type[some] == DOCUMENT)
    verdict.tells &= ~(gives & ~spoken_for & alone)
    sense.idle |= gives & ~spoken_for & alone
    verdict.backs &= ~(sense.calls & alone & ~source.inverted)
    verdict.tells &= ~(form.carried_by & c.among(ctx, "attribution/claim") & alone)  # "went on to claim the title"
    some = np.flatnonzero(ctx.is_word(c.cue, "promising") & ctx.in_class(c.before, "BE", "ADV") & alone & ~c.to)
    verdict.tells[some[~ctx.in_class(c.next_token[some], "DET", "DEF", "PRON", "POSS")]] = False  # "the results are promising"
    # "quashed rumours", not "quashed the verdict"; "played down reports" answers them, "played down the risk" is a side taken
    some = np.flatnonzero(c.among(ctx, "attribution/quash", "attribution/parry"))  # few
    talk = talk_behind(ctx, c.end[some])
    verdict.tells[some] &= talk | (c.kind[some] == STANCE)
    verdict.backs[some] = verdict.tells[some] & talk & ~front.trying[some] & ~front.negated[some] & ~front.passive[some]
    # "walks back to his car" takes nothing back
    some = some[tk.is_in(ctx.tokens.key[c.cue[some]], _WALKS) & tk.is_in(ctx.tokens.key[c.next_token[some]], _WHERE)]
    verdict.tells[some] = False
    verdict.backs &= verdict.tells


def _judge_words(
    ctx: Context, sh: Shared, c: Cues, front: Front, source: Sources, signs: ContentSigns, sense: Senses, verdict: Verdict
) -> None:
    """Verbs of knowing and talking, words that name things, and those used in another sense; in place."""
    verdict.backs &= ~((c.kind == MENTAL) & sense.it)
    # "he's just hoping", "she seemed to think": what the writer reads in somebody's mind
    some = np.flatnonzero((c.kind == MENTAL) & ~(signs.told & ~signs.that) & verdict.backs & ((source.type == NAMED) | source.carried))
    group = front.group[some]
    going = ~signs.that[some] & c.ing[some] & (((ctx.matches.classes[ctx.before(c.cue[some])] | ctx.matches.classes[group]) & ctx.mask("BE")) != 0)
    going |= ~signs.that[some] & c.ing[some] & ctx.tokens.possessive[ctx.before(group)] & source.carried[some]
    hopes = ctx.is_word(c.cue[some], "hoping") & ~ctx.is_word(group, "were", "was", "had") & ~ctx.is_word(ctx.before(c.cue[some]), *_ONLY)
    going &= ~hopes  # "Quist is hoping to win" may have said so
    verdict.backs[some] = ~(going | ctx.is_word(group, *_SEEMS))
    # "whether the board knew that the mill was sold", "perhaps Quist thinks that it is over": asked or guessed, and nobody's word
    some = np.flatnonzero((c.kind == MENTAL) & verdict.tells & (source.first >= 0) & ~source.inverted)
    opens = np.maximum(source.first[some] - 1, 0)
    asked = ctx.is_word(opens, "whether", "if", *_PERHAPS) & ~ctx.leads[source.first[some]] | ctx.is_word(source.first[some], *_PERHAPS)
    # not "Perhaps, Quist believes, it is over", "perhaps understandably the board believes"
    word = np.where(ctx.is_word(opens, *_PERHAPS) & ~ctx.leads[source.first[some]], source.first[some], ctx.behind(np.maximum(source.first[some], 0)))
    adverb = ctx.ends_in(word, "ly") & ~ctx.tokens.upper[word]
    asked &= ctx.is_word(opens, "whether", "if") | ((ctx.gap[word] & tk.COMMA) == 0) & ~adverb
    verdict.backs[some[asked]] = False
    some = np.flatnonzero(verdict.backs & ~signs.that & ~c.quote_before & ~signs.quote_left)
    inner = ctx.is_word(c.cue[some], *_INNER)
    few = np.flatnonzero(inner & (source.type[some] == MEDIA))  # "BBC Wales understands two bids were made": outlets have no feelings
    inner[few] = ~(signs.told[some[few]] | clause_behind(ctx, c.end[some[few]])) | ~ctx.is_word(c.cue[some[few]], *_UNDERSTANDS)
    few = np.flatnonzero(ctx.is_word(c.cue[some], "fear", "fears", "feared") & ctx.is_word(c.next_token[some], "for"))
    own = (source.type[some[few]] == NAMED) | (source.type[some[few]] == CARRY)  # "Quist fears for her job", unlike "police fear for her safety"
    inner[few] = own & ctx.in_class(ctx.behind(c.next_token[some[few]]), "POSS")
    few = np.flatnonzero(inner & (source.type[some] == ANONYMOUS))  # "friends worry about her": to whom, if not to the writer
    inner[few] = ~(ctx.is_word(c.cue[some[few]], "worry", "worries") & ctx.is_word(c.next_token[some[few]], "about", "for"))
    verdict.backs[some] = ~inner
    some = np.flatnonzero(sense.speaks & ~signs.told & verdict.backs)
    # "addresses rumours that she left": about them, if not against them
    about = ctx.is_word(c.next_token[some], *_OPENLY)
    about |= ctx.is_word(c.cue[some], *ADDRESSES) & talk_behind(ctx, c.end[some])
    # "everyone is talking about it", "he has rarely spoken of it", "when she talks about money": what somebody does
    first = np.maximum(source.first[some], 0)
    does = c.ing[some] | ctx.is_word(c.before[some], *_RARELY) | ctx.is_word(np.maximum(first - 1, 0), *_WHENEVER) & ~ctx.leads[first]
    close = ctx.sentences.first[ctx.sentences.of_token[c.cue[some]] + 1]
    for step in (1, 2, 3):  # but "is talking about “a new weir”"
        at = c.end[some] + step
        does &= (at >= close) | ((ctx.gap[np.minimum(at, len(ctx.tokens) - 1)] & tk.DOUBLE) == 0)
    verdict.backs[some] = about & ~front.negated[some] & ~does
    # "She felt the slight keenly", "he felt a hand": no view; but "felt the plan was wrong", "felt the need to"
    some = np.flatnonzero(ctx.is_word(c.cue, "felt", "feel", "feels") & ~signs.told & ((c.next_class & ctx.mask("DEF", "DET", "POSS")) != 0))
    noun = ctx.behind(c.next_token[some])
    some = some[~clause_behind(ctx, c.end[some]) & ~ctx.is_word(ctx.behind(noun), "to", "that")]
    verdict.tells[some] = verdict.backs[some] = False
    # "assumed the throne", "assumes royal life"
    some = np.flatnonzero(ctx.is_word(c.cue, "assume", "assumes", "assumed", "assuming") & ~signs.told)
    near = np.minimum(c.end[some][:, None] + np.arange(4), len(ctx.tokens) - 1)
    some = some[tk.is_in(ctx.tokens.key[near], _ASSUMED).any(axis=1) & ~clause_behind(ctx, c.end[some])]
    verdict.tells[some] = verdict.backs[some] = False
    names = naming(ctx, sh, c.cue, c.end, source.first)
    title = names & c.quote_after & ctx.tokens.upper.take(c.next_token)  # "opened a play called “The Weir”": marks of a name
    verdict.backs &= ~(names | sense.plain) | signs.told & ~title


def _judge_things(ctx: Context, sh: Shared, c: Cues, source: Sources, signs: ContentSigns, sense: Senses, verdict: Verdict) -> None:
    """What a thing shows is nobody's word; in place."""
    alone = ~signs.told
    shown_by = sense.shows & alone
    some = np.flatnonzero(shown_by & ~sense.it)  # few, here and below: only they need a closer look
    shown_by[some] = thing(ctx, sh, source.first[some], source.last[some])
    shown_by |= sense.shows & ctx.tokens.upper.take(c.cue) & (source.type == NAMED) & alone  # "Harrow Weir Video Shows Ducks"
    shown_by[_gerunds(ctx, c, alone)] = True
    verdict.drop(shown_by)


def _gerunds(ctx: Context, c: Cues, alone: np.ndarray) -> np.ndarray:
    """Those of the cues that name a deed and tell of nobody's: "her part in opposing the weir", "the art of answering them", "left without
    confirming it". Whoever "answered by denying it", "lost no time in blaming Falk" or "attacked Falk for calling it a joke" spoke."""
    some = np.flatnonzero(c.ing & alone & ~ctx.leads.take(c.cue))
    some = some[(ctx.in_class(c.before[some], "PREP", "OF") | ctx.is_word(c.before[some], "without", "than")) & ((c.gap[some] & tk.COMMA) == 0)]
    spoken = ctx.is_word(c.before[some], "by", "through") | ctx.is_word(c.before[some], "for") & ctx.name[ctx.before(c.before[some])]
    # "made headlines for telling reporters that"
    near, same = ctx.around(c.end[some] - 1, 1, _TOLD_THAT + 1)
    told = (tk.is_in(ctx.tokens.key[near], ("that",)) & same).any(axis=1) & ctx.is_word(c.cue[some], "telling")
    spoken |= told & ctx.is_word(c.before[some], "for")
    spoken |= ctx.is_word(c.before[some], "in") & ((c.kind[some] == SAY) | (c.kind[some] == ACT)) & ~c.among(ctx, *_RECKONING)[some]
    return some[~spoken | (c.kind[some] == MENTAL) | (c.kind[some] == STANCE)]


def _judge_crowds(ctx: Context, c: Cues, source: Sources, subject: Subjects, signs: ContentSigns, verdict: Verdict) -> None:
    """Many a crowd promises or refuses; what it praises, blames or warns of is told of it; in place."""
    # "If someone says a good word, he …": nobody has said it
    some = np.flatnonzero(verdict.tells & subject.crowd & (source.first > 0) & ~source.inverted & ~(c.quote_before | c.quote_after))
    some = some[ctx.is_word(source.first[some] - 1, "if", "unless", "whenever") & ~ctx.leads[source.first[some]]]
    some = some[~ctx.is_word(ctx.before(source.first[some] - 1), "even")]  # "even if some question it"
    verdict.tells[some] = verdict.backs[some] = False
    # "It surprised bakers, most of whom had forecast a fall": told of them in passing
    # "the so-called experts at Tarn Hall have decided": the writer's scorn, and nobody's side
    some = np.flatnonzero((c.kind == STANCE) & verdict.tells & (source.first >= 2) & ~source.inverted)
    mocked = source.first[some] - ctx.is_word(source.first[some] - 1, "called")
    verdict.tells[some[(mocked < source.first[some]) & tk.is_in(ctx.tokens.key[mocked - 1], ("so",))]] = False
    guesses = (c.kind == MENTAL) | c.among(ctx, "attribution/predict")
    some = np.flatnonzero(guesses & verdict.backs & subject.crowd & ~source.inverted & (source.last > 0))
    whom = np.maximum(source.last[some] - 1, 0)
    whom = np.where(ctx.is_word(whom, "whom"), whom, source.last[some])
    whom = np.minimum(whom, len(ctx.tokens) - 1)
    verdict.backs[some[ctx.is_word(whom, "whom") & ctx.is_word(ctx.before(whom), "of")]] = False
    alone = subject.crowd & ~signs.told
    deals = alone & c.among(ctx, *_DEALS)
    some = np.flatnonzero(deals & (source.type == ANONYMOUS))  # "friends speak of a rift"
    deals[some] = ~(ctx.is_word(c.cue[some], *_SPEAKS) & ctx.is_word(c.next_token[some], "of"))
    verdict.backs &= ~deals
    # "a mediator described the talks as slow"
    some = np.flatnonzero(alone & (c.kind == ACT) & ~subject.able & verdict.backs)
    opens = ctx.leads[subject.low[some]] & ctx.in_class(subject.low[some], "DET")
    verdict.backs[some] = opens & agent_like(ctx, subject.head[some]) & ~c.ing[some] & ~ctx.is_word(c.cue[some], "called", "named")


def _bare_posts(ctx: Context, c: Cues, source: Sources, signs: ContentSigns) -> np.ndarray:
    """bool (m,): posts without a word of what they say, but for pictures: "posted a picture of the weir" is a post, whatever it shows."""
    tail = np.maximum(source.last, 0)
    after = (ctx.gap_after.take(np.minimum(tail, len(ctx.tokens))) & (tk.COLON | tk.DOUBLE)) > 0
    out = (c.kind == POST) & ~signs.told & ((c.after_gap & (tk.COMMA | tk.COLON)) == 0) & ~(source.inverted & after)
    some = np.flatnonzero(out & ctx.is_word(c.cue, *_SHARES))
    pictured = np.zeros(len(c), bool)
    pictured[some] = picture_behind(ctx, c.end[some])
    return out & ~pictured
