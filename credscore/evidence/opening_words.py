"""Plain words whose capital is owed to the start of their sentence ("Anglers said", "Oxidative stress", "Promoting bread"): they name nobody."""

from __future__ import annotations

import numpy as np

from credscore.evidence.endings import Endings
from credscore.evidence.ranges import among, distinct, maybe_among, spread
from credscore.evidence.words_in_place import Words
from credscore.text import tokens as tk
from credscore.text.sentences import Sentences
from credscore.text.tokens import Tokens, is_in

# words that often open a sentence, and that no other rule asks for: a name only where the article has them with a capital elsewhere
_WORDS = """
    absent ahead except fewer hardly less previous rather regardless such throughout unlike using whoever anybody elsewhere together scores
    afterward afterwards aside despite beside beyond upon plenty getting either part partial due plus twice same final actual overall blood
    brain breast bone heart skin cell cells gene genes genetic virus viruses tumor tumour cancer pain sleep weight diet vitamin protein hormone
    oxygen inflammation infection infections vaccine vaccines screening immune chronic acute severe mental physical medical surgical clinical
    cognitive psychological death deaths injury injuries disease diseases therapy testing debate debates ballot ballots history help information
    experience money income sales growth revenue revenues profit profits earnings exports imports inflation unemployment prices wages jobs tax
    taxes debt business businesses corporate career leadership industry production competition spending investment insurance manufacturing
    broadband security terror terrorist terrorism violence crime criminal drug drugs gun guns weapons violent racist racism illegal legal
    political presidential congressional economic social environmental nuclear digital electronic electrical wireless mobile online robotic
    growing mounting emerging accumulating anecdotal scientific preliminary compelling overwhelming
    magnetic pathway evidence signs estimates projections investigations improvements changes efforts problems advantages benefits complications
    majorities minorities demographics men boys girls parents teens children adults families infants candidates politicos celebrities immigrants
    migrants respondents participants recipients opponents proponents students student pupils patients delegates superdelegates households
    communities schools hospitals companies firms startups charities agencies clinics labs shops websites blogs labels ads advertisements
    auditions examples cellphones phones cars cameras gadgets devices games flights vehicles older younger newer bigger larger smaller greater
    higher lower better worse longer slower faster tougher weaker stronger early late prior recent senior junior rival fellow male female obese
    elderly adult white black rare new small large big strong weak typical normal regular similar separate existing major minor additional effective
    positive negative adverse key premature low high full short stop wait send keep use add let get lack end pull pause forget drop hours days
    weeks months decades smart young dried stunned caused armed geared combined increased reduced established developed designed based named
    called transplant transplants surgery disaster reminder target bargain scam slavery smoking drinking fasting exercise coffee tea wine fish
    meat sugar salt alcohol nicotine cannabis marijuana yoga acupuncture calcium statins aspirin antibiotics probiotics gunfire fraud corruption
    boffins mums dads moms mams grans nans grannies grandads granddads grandmas grandpas lads lasses chaps blokes gals kids tots toddlers babes
    wives husbands couples brides grooms widows nuns monks friars cabbies hippies roadies techies foodies squaddies rookies newbies geeks nerds
    yobs thugs crooks cops medics vets chefs cooks maids clerks guides guards
    confusion tension tensions anger fear fears tragedy racing hacker winemaker narrator inventor scammer biographer employees attempts
    indigenes natives devotees townsfolk youths pilgrims constituents cadres tribals militants insurgents bandits gunmen herdsmen cultists hoodlums touts
""".split()
# names that end like the plural of a word for somebody who does something
_NAMES = """
    akers anders ayers bayers bowers byers carruthers chalmers chambers childers conners connors danvers flanders flowers gathers jaegers landers
    masters meyers myers peters powers raiders rangers reuters rivers rogers rodgers rutgers sanders saunders sayers sellers smithers somers struthers
    summers travers vickers villiers waters walters winters withers wanderers rovers hearts lakers packers panthers steelers tigers dodgers yankees
    pacers chargers browers brothers others majors juniors seniors victors doors colors
    tories whigs greens giants saints wolves cubs bears lions eagles hawks bulls nets nuggets spurs jets colts rams dolphins falcons cardinals orioles
    mets reds blues springboks proteas wallabies villans toffees gunners canaries magpies hornets
""".split()
# participles that a comma sets off from the speaker; many a surname ends alike
_TELLING = """
    reacting responding speaking commenting testifying addressing replying adding explaining continuing concluding elaborating clarifying fuming
    answering writing tweeting posting briefing confirming reporting warning admitting recalling reflecting remarking noting lamenting complaining
    thanking apologising apologizing agreeing disagreeing denying announcing appealing pleading smiling laughing crying weeping sobbing sighing
    following interrupting intervening contributing presiding ruling welcoming returning asking arguing insisting summing
""".split()
_PEOPLE = Endings(("ers", "ors", "sts", "ians", "men", "eons"), least=5)
# "Hastily", "Oxidative stress"
_FORMS = Endings("ally ully vely usly ntly tely edly ngly arly rtly ibly ably ssly eply tive ical onal stic".split(), least=7)
_ING, _ED = Endings(("ing",)), Endings(("ed",), least=5)
_NEAR = 8  # words from the start of the sentence to what may attribute it
_SHORTEST = 3  # letters: "A:" and "Q:" are labels


def plain_openings(words: Words, openings: np.ndarray) -> np.ndarray:
    """Tokens at the start of a sentence that are no names, though they have a capital; int64.

    They are known as words or by their form; what the article writes with a capital elsewhere, too, is a name for all that. openings :
    where sentences begin, and what stands behind their list marks.
    """
    tokens, sentences, matches, leads, name = words.tokens, words.sentences, words.matches, words.leads, words.name
    at, hits = openings, matches.hits["attribution"].token
    if not len(at) or not len(hits):
        return np.zeros(0, np.int64)
    at = at[name.take(at)]
    at = at[tokens.upper.take(at) & ~tokens.all_upper.take(at) & (matches.outlet.take(at) == 0) & ~tokens.possessive.take(at)]
    after = np.minimum(at + 1, len(tokens) - 1)
    at = at[(~name.take(after) | leads.take(after)) & (tokens.end.take(at) - tokens.start.take(at) >= _SHORTEST)]
    # only what may be read as a source
    following = np.minimum(np.searchsorted(hits, at + 1), len(hits) - 1)
    hit = hits[following]
    at = at[(hit > at) & (hit - at <= _NEAR) & (sentences.of_token.take(hit) == sentences.of_token.take(at))]
    at = at[is_in(tokens.key[at], _WORDS) | _by_form(words, at)]
    # few: a look at their articles, for the same word with a capital
    article = distinct(sentences.article[sentences.of_token[at]])
    first, last = sentences.tokens_of(article)
    again, _ = spread(np.searchsorted(tokens.capital, first), np.searchsorted(tokens.capital, last))
    again = tokens.capital.take(again)
    again = again[maybe_among(tokens.key.take(again), tokens.key.take(at)) & ~leads.take(again)]
    return np.asarray(at[~among(word_in_article(tokens, sentences, at), word_in_article(tokens, sentences, again))])


def _by_form(words: Words, at: np.ndarray) -> np.ndarray:
    """bool: "Anglers", "Hastily", "Promoting the loaf", "Armed with a rod"; not "Rogers", "Kelly", "Boeing said"."""
    tokens = words.tokens
    people, form, ing, ed = (endings.end(words.buffer, tokens, at) for endings in (_PEOPLE, _FORMS, _ING, _ED))
    after = np.minimum(at + 1, len(tokens) - 1)
    close = (tokens.gap[after] == 0) & ~words.leads[after] & ~tokens.upper[after]
    object_ = words.in_class(after, "DEF", "DET", "POSS", "NUMBER")
    people |= _many(words, at, after) & close
    people &= ~is_in(tokens.key[at], _NAMES)
    # "Reacting, the owner, Ines Falk, said", "Reacting, Mr Falk said"; not "Fleming, the owner, said"
    set_off = ((tokens.gap[after] & 0xFF) == tk.COMMA) & ~words.leads[after] & is_in(tokens.key[at], _TELLING)
    set_off &= object_ | words.in_class(after, "TITLE", "PRON", "ROLE", "OFFICIAL")
    return np.asarray(people | form | ing & (close & object_ | set_off) | ed & close & words.in_class(after, "PREP"))


def _many(words: Words, at: np.ndarray, after: np.ndarray) -> np.ndarray:
    """bool: "Boffins say", "Mums have warned": the verb is that of a crowd, and the word ends like one. after : the tokens behind."""
    tokens, lexicon, word, data = words.tokens, words.lexicon, words.matches.word, words.buffer.data
    end = tokens.end[at]
    last = data[end - 2] | np.uint8(32)
    plural = (data[end - 1] == ord("s")) & (last != ord("s")) & (last != ord("u")) & (last != ord("i"))
    verb = np.where(is_in(tokens.key[after], ("have",)), np.minimum(after + 1, len(tokens) - 1), after)
    says = (lexicon.word_rule["attribution"][word[verb]] > 0) & ~tokens.upper[verb]
    return np.asarray(plural & says & (lexicon.base_form[word[verb]] | (verb > after)))


def word_in_article(tokens: Tokens, sentences: Sentences, at: np.ndarray) -> np.ndarray:
    """uint64: one number for each token's word and article."""
    article = sentences.article.take(sentences.of_token.take(at)).astype(np.uint64)
    return np.asarray(tokens.key[at] ^ (article * tk.MIX))
