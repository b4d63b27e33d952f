"""Which hedges mark doubt about what their sentence states and so set its flag. The others stay evidence, but they measure, name a thing,
concede, ask, tell of a talk without its content, or are a speaker's manner of speaking."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import Context
from credscore.evidence.hedges.around import earlier
from credscore.evidence.ranges import spread
from credscore.evidence.word_lists import PICTURES, QUESTION_WORDS
from credscore.text import fold
from credscore.text import tokens as tk
from credscore.text.tokens import WordSets, is_in

FLAGGING = ("epistemic", "doxastic", "reportive", "rumour")
_SPOKEN = ("hedge/may", "hedge/would-seem", "hedge/allegedly", "hedge/rumour")
_VERBS = (
    "suggest",
    "suggests",
    "suggestion",
    "suggestions",
    "suspects",
    "indicate",
    "indicates",
    "presumptive",
    "expects",
    "alleged",
    "speculate",
    "assumed",
    "probably",
    "guess",
    "suppose",
    "i",
    "thought",
    "claimed",
    "expected",
)
_ACCUSED = tuple("terror terrorism murder usual other two three four five prime main foreign these those".split())
_OFFICE = ("office", "control", "power", "command", "responsibility", "duties")
_ABILITIES = (
    "no",
    "read",
    "write",
    "afford",
    "apply",
    "opt",
    "register",
    "enrol",
    "recite",
    "spell",
    "remember",
    "recall",
    "understand",
    "sense",
    "barely",
)
_SPELT = ("doom", "disaster", "trouble")
_ALOUD = ("to", "into", "word", "words", "back")  # "one of them whispered to her neighbour", "not a whispered word"
_ROSE = tuple("appeared started began starts took went goes surfaced persisted persist broke traced wrong".split())
_MET = tuple(
    "address addressed addressing calm calmed calming quash quashed quashing quell quelled silence silenced settle settled dismiss dismissed "
    "dispel dispelled dispels scotch scotched squash squashed laughed shut shuts studies study ended slam slammed slams".split()
)
_UNTRUE = ("wrong", "false", "untrue", "baseless", "unfounded", "nonsense")
_OF = ("that", "about", "of", "has", "linked", "over", "around", "for", "on", "via", "too", "is", "suggests")
_SEEN = (*PICTURES, "footage", "meme", "memes", "recording")

_SEEK = ("looking", "searching", "seeking", "hunting", "look", "search", "find")
_RANKS = tuple("most least best worst biggest greatest largest strongest strangest oddest saddest hardest toughest oldest".split())


def marks_doubt(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray, quoted: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """bool: which hedges make their sentence a hedged one. first, last : tokens [first, last).

    The narrator's own, and of a speaker's only those about whether something is so ("may", "appears", "could be", "likely"), not his manner
    of speaking ("I think", "probably", "maybe"). Each check is asked about the hedges that it can tell something of, which are few.
    """
    if not len(first):
        return np.zeros(0, bool)
    rules = ctx.lexicon.rules_among
    spoken = rules(_SPOKEN).take(rule) | _weighed(ctx, first, negated)
    out = ctx.lexicon.rules_of(*FLAGGING).take(rule) & (~quoted | spoken)
    for check, where in (
        (_spoken_lightly, out),
        (_of_ability, out & ctx.is_word(first, "could")),
        (_in_question, out & rules(("hedge/may",)).take(rule)),
        (_of_a_kind, out & rules(("hedge/may",)).take(rule)),
        (_bare_talk, out & rules(("hedge/rumour",)).take(rule)),
        (_gap_told, out & (rules(("hedge/unclear",)).take(rule) | ctx.is_word(first, "guess"))),
        (_other_verb, out & ctx.is_word(first, *_VERBS)),
        (_conceding, out & rules(("hedge/may",)).take(rule)),
    ):
        some = np.flatnonzero(where)
        if some.size:
            out[some[check(ctx, first[some], last[some], rule[some])]] = False
    return out


def _weighed(ctx: Context, first: np.ndarray, negated: np.ndarray) -> np.ndarray:
    """A speaker's words that weigh chances: "could be", "likely", "possibly", "potentially", "it looks like they …"; not "couldn't possibly"."""
    be = ctx.is_word(first, "could") & ctx.is_word(ctx.behind(first), "be")
    at = np.flatnonzero(ctx.is_word(first, "it", "looks", "sounds"))  # few
    verb = np.where(ctx.is_word(first[at], "it"), ctx.behind(first[at]), first[at])
    like = ctx.behind(verb)
    after = ctx.behind(like)
    be[at] |= ctx.is_word(like, "like") & ctx.in_class(after, "PRON", "PRON1", "IT", "YOU") & (after > like)
    at = np.flatnonzero(ctx.is_word(first, "potentially"))  # "could potentially help"; "a potentially costly flood" is of that kind
    modal = ctx.in_class(ctx.before(first[at]), "MODAL", "BE") | ctx.in_class(ctx.behind(first[at]), "MODAL", "BE")
    be[at] |= modal & ~is_in(ctx.tokens.key[ctx.before(first[at])], ("may", "might"))  # one doubt, and "may" tells it
    return be | ctx.is_word(first, "likely", "unlikely") | (ctx.is_word(first, "possibly") & ~negated)


def _spoken_lightly(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Words that measure, name a thing or are polite instead of doubting."""
    before, after = ctx.before(first), ctx.behind(first)
    # "a possible suspect", "potential buyers" name a thing; "it is possible that" doubts a statement
    light = ctx.is_word(first, "potential")
    light |= ctx.is_word(first, "possible") & ~ctx.in_class(before, "BE", "ADV", "IT")
    # "foul play was not immediately suspected", "no fire is suspected"
    doubted = np.flatnonzero(ctx.is_word(first, "suspected", "feared", "presumed"))
    light[doubted] |= earlier(ctx, first[doubted], ("no", "not", "never", "wasn't", "isn't"), 1, 4)
    # "military might"
    light |= (ctx.is_word(first, "might") & ~(ctx.is_word(after, "last") & ~ctx.in_class(ctx.behind(after), "TIME"))) & (
        ctx.in_class(after, "AND", "PREP", "OF", "TIME", "BREAK") | ((ctx.gap_after.take(first + 1) & (tk.COMMA | tk.PERIOD)) > 0)
    )
    # "the honeymoon is rumoured to be in [...]": what is doubted was cut off
    sentence = ctx.sentences.of_token[first]
    end = ctx.sentences.end.take(sentence)
    light |= (
        (ctx.buffer.data.take(end - 1) == ord("]"))
        & ((ctx.buffer.data[end - 2] == ord(".")) | (ctx.buffer.data[end - 2] == fold.ELLIPSIS))
        & (ctx.sentences.first.take(sentence + 1) - last <= 2)
    )
    # "perhaps the best weir", "perhaps most important": a rank put softly
    rank = np.where(ctx.in_class(after, "DEF", "POSS"), ctx.behind(after), after)
    light |= ctx.is_word(first, "perhaps", "maybe") & is_in(ctx.tokens.key.take(rank), _RANKS) & ~ctx.is_word(ctx.behind(rank), "of")
    # "arguably the finest weir", "arguably one of its worst": a judgement put softly
    light |= ctx.is_word(first, "arguably") & (
        ctx.in_class(after, "DEF", "POSS") | is_in(ctx.tokens.key[after], ("one", *_RANKS))
    )
    light |= ctx.is_word(first, "evidently")  # it goes by what is plain to see
    # "is supposed to call"
    light |= ctx.is_word(first, "supposed") & ctx.is_word(after, "to") & ~ctx.is_word(ctx.behind(after), "have")
    # "You may also like", "one may ask", "we might add": a courtesy; "I may leave" is not
    polite = ctx.is_word(before, "you", "one") | ctx.is_word(before, "i", "we") & ~ctx.is_word(first, "may")
    polite |= ctx.is_word(before, "i", "we") & ctx.is_word(after, "never", "add", "say", "ask", "note")
    # "pregnant women may want to ask a nurse": advice
    third = ctx.in_class(before, "PRON", "IT") | ctx.name.take(before) | ctx.tokens.upper.take(before) & ~ctx.leads.take(before)
    polite |= ctx.is_word(after, "want", "wish", "prefer") & ctx.is_word(ctx.behind(after), "to") & ~third
    light |= ctx.lexicon.rules_among(("hedge/may",))[rule] & polite
    return light


_WHO, _BEFORE, _HOW, _ANYONE, _NONE, _SO, _THAT, _BEST, _HOPE, _AS, _ALL, _MONEY = (1 << k for k in range(12))
_ABLE = WordSets(
    ("who", "before", "if", "until"),
    ("before", "until"),
    ("how", "asked", "wish", "wished", "wishes", "easily"),
    ("anyone", "anybody", "nobody"),
    ("none",),
    ("so",),
    ("that",),
    ("best", "most", "least", "worst"),
    ("hope", "hopes", "hoped", "hoping"),
    ("as",),
    ("anything", "everything", "whatever"),
    ("money",),
)


def _of_ability(ctx: Context, could: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """could of ability, choice or purpose, and of what did not happen: "aides who could leak", "before they could leave", "if he could"."""
    # "could no longer pay", "residents could opt out", "seven in ten could read"
    after = ctx.behind(could)
    able = is_in(ctx.tokens.key[after], _ABILITIES)
    # "could spell the end", "could spell doom"
    doom = ctx.behind(after)
    closes = (ctx.gap_after[doom + 1] & (tk.PERIOD | tk.COMMA)) > 0
    # not "the pupil could spell trouble at four", "he could spell doom"
    closes &= ~ctx.in_class(ctx.before(could), "PRON", "PRON1", "WHO") & ~ctx.name[ctx.before(could)]
    ends = ctx.is_word(doom, *_SPELT) & (closes | is_in(ctx.tokens.key[ctx.behind(doom)], ("for", "in", "if")))
    ends |= ctx.in_class(doom, "DET", "DEF")
    able &= ~ctx.is_word(after, "spell") | ~ends
    able &= ~(ctx.is_word(after, "opt") & ctx.is_word(ctx.behind(after), "to"))  # "Harrow could opt to keep the mill"
    near = could[:, None] - np.arange(1, 14)  # (n, 13) the words in front, nearest first
    begin = ctx.sentences.first[ctx.sentences.of_token[could]][:, None]
    seen = _ABLE.look_up(ctx.tokens.key.take(np.maximum(near, 0)))
    seen[near < begin] = 0

    def any_of(bit: int, low: int, high: int) -> np.ndarray:
        return np.asarray(((seen[:, low - 1 : high] & bit) > 0).any(axis=1))

    able |= any_of(_WHO, 1, 4) | any_of(_HOW, 1, 3)
    # "before the last of them could leave"; not "before the flood, a loss that could …"
    row, back = np.nonzero(seen[:, 4:9] & _BEFORE)
    at = could[row] - 5 - back
    inside, edge = spread(at + 1, could[row] + 1)
    apart = np.logical_or.reduceat((ctx.gap[inside] & (tk.COMMA | tk.COLON)) > 0, edge) if row.size else row > 0
    able[row[~apart | ctx.leads[at]]] = True
    # "anyone on the same street could open it", "none of whom could row"
    subject = near >= ctx.segment(ctx.before(could))[:, None]
    able |= ((seen[:, :9] & _ANYONE > 0) & subject[:, :9]).any(axis=1) | any_of(_NONE, 2, 3)
    # "so that things of some value could be collected"
    able |= ((seen[:, 1:] & _SO > 0) & (seen[:, :-1] & _THAT > 0)).any(axis=1)
    # "they closed the gate so they could mend it"
    row, back = np.nonzero(seen[:, 1:2] & _SO)
    at = could[row] - 2 - back
    able[row[((ctx.gap[at] & tk.COMMA) == 0) & ~ctx.leads[at] & ctx.in_class(at + 1, "PRON", "IT", "PRON1")]] = True
    # "so the guards could rest"
    row, back = np.nonzero(seen[:, 2:5] & _SO)
    at = could[row] - 3 - back
    det = ctx.in_class(at + 1, "DET", "DEF", "POSS") & ~ctx.is_word(at + 1, "this", "that", "these", "those")
    able[row[((ctx.gap[at] | ctx.gap[at + 1]) & tk.COMMA == 0) & ~ctx.leads[at] & det]] = True
    # "as plain as I could make it", "everything he could want", "all that money could buy"
    able |= any_of(_AS, 2, 3) & any_of(_AS, 4, 7) & ~any_of(_THAT, 1, 1) | any_of(_ALL, 1, 4)
    able |= any_of(_MONEY, 1, 1) & is_in(ctx.tokens.key[after], ("buy",))
    # "she hoped that the two could agree"; "rules that they hope could end it" doubts
    able |= any_of(_HOPE, 2, 8)
    # "the best that they could get"
    row, back = np.nonzero(seen[:, 1:7] & _BEST)
    at = could[row] - 2 - back
    able[row[ctx.in_class(ctx.before(at), "DEF") & ctx.in_class(at + 1, "THAT", "PRON", "PRON1", "POSS")]] = True
    return able


def _in_question(ctx: Context, may: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "who might step in", "what the others might say", "What may be stranger is …": the doubt is in the question, not in what is stated."""
    sentence = ctx.sentences.of_token[may]
    begin, end = ctx.sentences.first[sentence], ctx.sentences.first[sentence + 1]
    open_question = (may - begin <= 3) & ((ctx.gap_after[end] & tk.QUESTION) > 0)
    might = ctx.is_word(may, "might")
    asked = might & earlier(ctx, may, ("who", "whom", "where"), 1, 3)
    # "how long the flood might last", "look for a pump that might help", "any leak that might do harm"
    asked |= might & earlier(ctx, may, ("how",), 1, 8) & ~is_in(ctx.tokens.key[begin], ("how",))
    sought = might & ctx.is_word(ctx.before(may), "that")
    asked |= sought & (earlier(ctx, may, ("any", "anything", "kind"), 2, 4) | earlier(ctx, may, _SEEK, 3, 7))
    asked |= earlier(ctx, may, ("what",), 1, 3) & ~ctx.is_word(ctx.behind(may), "have")  # "what may have been a shot" is doubted
    return asked & ~open_question


def _of_a_kind(ctx: Context, may: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "anyone who may have seen the boat", "wherever mice may be": all of whom or of which it is so, not whether."""
    before, after = ctx.before(may), ctx.behind(may)
    # "whatever he may say", "flawed as he may be, …"
    whatever = earlier(ctx, may, ("whatever", "whoever", "wherever", "whichever", "however"), 1, 4)
    # "no matter how old the weir may be"
    matter = np.flatnonzero(earlier(ctx, may, ("matter",), 2, 9))
    whatever[matter] |= earlier(ctx, may[matter], ("no",), 3, 10)
    further = ctx.before(before)
    as_is = is_in(ctx.tokens.key[further], ("as",)) & ((ctx.gap[further] & tk.COMMA) == 0) & ~ctx.leads[further]
    as_is &= is_in(ctx.tokens.key[after], ("be", "seem", "appear", "sound")) & ((ctx.gap_after[after + 1] & (tk.COMMA | tk.PERIOD)) > 0)
    return whatever | as_is | (ctx.is_word(before, "who") & ((ctx.gap[before] & tk.COMMA) == 0))


def _bare_talk(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Talk that is told of without what it says ("the rumour started on Sunday", "she calmed the chatter", a clip that does the rounds), and
    whispers that are a voice."""
    after, key = ctx.behind(last - 1), ctx.tokens.key
    noun = ctx.is_word(first, "rumour", "rumours", "rumor", "rumors", "whispers", "chatter", "speculation", "gossip") & (last - first <= 2)
    after = np.where(ctx.in_class(after, "HAVE"), ctx.behind(after), after)  # "the rumours had started in May"
    told = is_in(key[ctx.behind(after)], ("that", "of", "about"))
    bare = noun & (is_in(key[after], _ROSE) & ~told | earlier(ctx, first, _MET, 1, 4))
    # "the truth about the rumour.", "the rumour was wrong": one that is known from before
    known = noun & ctx.is_word(ctx.before(first), "the", "this", "that", "these", "those") & ~ctx.leads[first]
    untrue = ctx.is_word(after, "was", "were") & is_in(key[ctx.behind(after)], _UNTRUE)
    bare |= known & (((ctx.gap_after[last] & tk.TERMINAL) > 0) | untrue)
    idle = ctx.is_word(first, "chatter") & ~is_in(key[after], _OF) & ~earlier(ctx, first, ("there",), 1, 5)
    bare |= is_in(key[last - 1], ("wagging",)) & is_in(key[last - 2], ("tongues",))  # "set tongues wagging"
    rounds = is_in(key[last - 1], ("rounds",)) & earlier(ctx, first, _SEEN, 1, 12)
    voice = ctx.is_word(first, "murmured", "whispered")
    spoken = (voice | ctx.is_word(first, "whispers")) & _spoke(ctx, first) | voice & is_in(key[ctx.behind(first)], _ALOUD)
    return bare | idle | rounds | spoken


def _spoke(ctx: Context, verb: np.ndarray) -> np.ndarray:
    """bool: which verbs stand right behind quoted words and their speaker, or have "he" or "she" for a subject."""
    before = ctx.before(verb)
    person = ctx.is_word(before, "he", "she")
    return person | ((ctx.gap[before] | ctx.gap[ctx.before(before)]) & (tk.DOUBLE | tk.SINGLE) > 0)


def _gap_told(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "It is not clear who paid": it is stated that something is not known, none of it is stated with a doubt. "It is unclear whether …" is."""
    begin = ctx.sentences.first[ctx.sentences.of_token[first]]
    key = ctx.tokens.key
    after = ctx.behind(last - 1)
    # "she was not sure", "not known for its weir", "does not clear it", "a time of uncertainty"
    knows = is_in(key[last - 1], ("sure", "known", "certain")) & ~is_in(key[after], ("whether", "if", "that"))
    knows |= ctx.is_word(first, "uncertainty") | is_in(key[ctx.before(first)], ("do", "does", "did"))
    # "an unclear future", "a more uncertain outlook": what is said to be so; "is unclear whether" and "remains unclear" are not so
    named = ctx.is_word(first, "unclear", "uncertain") & (ctx.gap_after[last] == 0) & (after > first)
    named &= ~ctx.in_class(after, "BREAK", "THAT", "PREP", "AND", "BE", "HAVE", "MODAL", "PRON", "IT", "ADV", "TIME")
    named &= ~is_in(key[after], ("whether", "if", "how", "exactly", "just"))
    return knows | named | is_in(key[after], QUESTION_WORDS) | is_in(key[begin], QUESTION_WORDS) | earlier(ctx, first, ("what", "who"), 1, 6)


def _other_verb(ctx: Context, first: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Words that are verbs of advice, plan or accusation, or nouns: "suggests calling", "the suggestion", "two suspects", "expects to spend"."""
    before, after = ctx.before(first), ctx.behind(last - 1)
    advises = ctx.is_word(first, "suggest", "suggests") & (ctx.lexicon.ing_form[ctx.matches.word[after]] | ctx.ends_in(after, "ing"))
    likened = ctx.is_word(first, "suggests") & earlier(ctx, first, ("as",), 1, 6)
    noun = ctx.is_word(first, "suggestion", "suggestions", "presumptive")
    accused = ctx.in_class(after, "BE", "HAVE", "MODAL", "PREP", "AND")
    noun |= ctx.is_word(first, "suspects") & (accused | is_in(ctx.tokens.key[before], _ACCUSED))
    # "figures indicate that 30 mills closed": what they are read to say; "everything indicates that" is a guess
    noun |= ctx.is_word(first, "indicate", "indicates") & ~is_in(ctx.tokens.key[before], ("everything", "signs", "signals"))
    plan = ctx.is_word(first, "expects") & ctx.is_word(after, "to")
    # "the editor alleged that …": somebody does; "the alleged theft"
    accuses = ctx.is_word(first, "alleged") & (ctx.is_word(after, "that") | ctx.verb[first] & ~ctx.leads[first])
    silent = ctx.is_word(first, "speculate") & earlier(
        ctx, first, ("declined", "declines", "refused", "refuses", "decline", "refuse"), 1, 2
    )
    you = ctx.is_word(first, "probably") & earlier(ctx, first, ("you", "you've", "you'll", "you're"), 1, 2)  # "you have probably seen it"
    you |= ctx.is_word(first, "probably") & (ctx.is_word(after, "you", "your"))
    opinion = ctx.is_word(first, "i") & ctx.is_word(last - 1, "think", "believe")  # "I think that's a disgrace": an opinion, not a doubt
    opinion |= ctx.is_word(first, "suppose") & ctx.is_word(before, "i", "we")
    # "nobody has thought to ask", "a viewer who claimed to be a medium", "it now expected to make a loss": their own thought, word and plan
    active = ctx.is_word(first, "thought") & ctx.in_class(before, "HAVE")
    active |= ctx.is_word(first, "claimed") & ~ctx.in_class(before, "BE")
    subject = np.where(ctx.is_word(before, "now", "also", "still"), ctx.before(before), before)
    active |= ctx.is_word(first, "expected") & ctx.in_class(subject, "PRON", "IT", "PRON1") & (subject < first)
    active &= ~ctx.tokens.possessive[subject]  # "it's expected to"
    active |= ctx.is_word(first, "assumed") & (ctx.in_class(after, "POSS") | is_in(ctx.tokens.key[after], _OFFICE))
    return advises | likened | noun | plan | accuses | silent | you | opinion | active


def _conceding(ctx: Context, may: np.ndarray, last: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """ "may be fun to watch, but …" concedes, it does not doubt."""
    out = np.zeros(len(may), bool)
    but = ctx.where_are("but")
    if not but.size:
        return out
    after = but[np.minimum(np.searchsorted(but, may), len(but) - 1)]
    of_token = ctx.sentences.of_token
    some = np.flatnonzero((after > may) & (after - may <= 25) & (of_token[after] == of_token[may]))
    may, after = may[some], after[some]
    near = after[:, None] + np.arange(2, 6)
    here = np.minimum(near, len(ctx.tokens) - 1)
    verb = ctx.in_class(here, "BE", "HAVE", "DO", "MODAL") | ctx.verb[here]
    clause = (verb & (near == here) & (of_token[here] == of_token[may][:, None])).any(axis=1)
    # "may not be the first but it is the best"; "may not be old but new" is still in doubt
    # "may be the first, or the last, but not the best": the doubt goes on
    comma = ((ctx.gap[after] & tk.COMMA) > 0) & ~ctx.is_word(ctx.behind(after), "not")
    out[some] = comma | (ctx.is_word(ctx.behind(may), "not") & clause)
    # "may have been hired, but that no arrest had been made" goes on reporting
    out[some] &= ~ctx.is_word(ctx.behind(after), "that") & ~ctx.is_word(ctx.behind(may), "have")
    return out
