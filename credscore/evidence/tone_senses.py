"""Words of private life, judgement and dealing in their plain senses: heart disease, "more likely than", an ex-minister.

Judged by the word right before or behind alone; where neither tells, the word counts for what its class says.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from credscore.evidence.capitals import in_name
from credscore.evidence.context import STRONG, Context
from credscore.evidence.hedges.sense_names import months_of_may
from credscore.evidence.ranges import distinct
from credscore.evidence.word_pairs import WordPairs
from credscore.text import tokens as tk

CLASSES = ("LOVE", "INTIMATE", "JUDGE", "DEALING")
# word: words behind it that make it plain
_BEHIND = """
    heart: disease diseases attack attacks failure rate rates rhythm surgery bypass transplant transplants valve valves muscle condition
        conditions problem problems defect defects health patients specialist specialists doctor doctors surgeon surgeons trouble function
        damage risk risks tissue cells association institute hospital foundation monitor lung drug drugs medication medications study studies
        stopped stops beats rests relaxes pumps operation operations murmur scan scans healthy
    likely: voters voter
    mood: disorder disorders swing swings stabilizer stabilizers stabiliser stabilisers changes
    tension: headache headaches
    secret: garden gardens service ballot ballots police agent agents
    pleaded: guilty not innocent
    snapped: up
    lies: ahead in on at behind within between
    pregnant: women mothers patients employees workers people or mice rats
    couple: of
    dating: back from to
    split: into between over on screen decision vote second
    baby: aspirin boomer boomers food formula brain brains teeth powder
    marriage: equality law laws act amendment licence license rate rates
    relationship: between among
    better: than
    bad: cholesterol debt debts weather
    good: cholesterol bacteria
    loved: ones one
    best: actress actor film director picture album song supporting foreign known available practice practices interest interests
        newcomer group band act artist artists single male female british international new urban rock pop screenplay original adapted
        animated documentary comedy drama musical play revival video score editing player players selling seller sellers
    lying: second third fourth in
    stormed: to into ahead back past
    wild: card cards mammals mammal animals animal birds bird boar boars pigs horses mustangs gorillas salmon flowers
    seriously: hurt injured ill wounded
    considered: a an the one to
    asking: price prices
    interested: parties party
    great: deal depression recession
    establishment: of
    quit: smoking smokers tobacco attempts attempt
    naturally: occurring occur occurs present produced produces found high low
    hard: drive drives disk disks disc discs hat hats copy copies cash currency court courts palate tissue candy liquor cider surface surfaces
    simple: majority sugar sugars carbohydrates
    pronounced: dead
    heated: to
    careless: driving
    prolific: burglar burglars thief thieves offender offenders shoplifter shoplifters
    source: of code material
    sources: of
    serious: injury injuries illness illnesses disease diseases crime crimes offence offences offense condition conditions infection infections harm
        adverse side burns assault fraud
    mixed: race doubles heritage martial
    fair: trade trading market share value
    every: day year week month night hour two three four five six eight other
    false: positive positives negative negatives alarm alarms
    significant: side
    popular: vote
    major: depression depressive league leagues
    comprehensive: cancer
    mock: debate debates trial trials exam exams draft election elections interview interviews
    sympathetic: nervous nerve nerves
    panic: disorder disorders attack attacks button buttons
    smear: test tests
    smart: phone phones device devices meter meters lighting home homes tv tvs speaker speakers watch watches grid grids card cards chip chips
        city cities technology technologies glasses camera cameras sensor sensors fabrics textiles pill pills thermostat thermostats lock locks
        appliances appliance contract contracts drugs motorway motorways
    bitter: chocolate melon melons lemon lemons orange oranges gourd almond almonds herbs greens ale taste tastes flavour flavor compounds
        compound substances
    sweet: spot potato potatoes corn sweetcorn pepper peppers peas cherries crude tooth basil paprika chestnuts wormwood shop shops taste tastes
    crushed: ice garlic pepper peppercorns biscuits tomatoes nuts chilli cumin seeds stone rock
    explosive: device devices charge charges material materials ordnance yield force
    planning: committee committees permission application applications officer officers department inspector inspectors inspectorate authority
        authorities law laws rules policy policies system consent process commission board director guidance documents
    poor: people countries nations farmers families households children communities neighbourhoods neighborhoods
    lame: duck
    radical: prostatectomy hysterectomy mastectomy
    sham: acupuncture treatment treatments surgery procedure procedures stimulation injection injections control group
    lifestyle: changes factors modifications interventions
    privately: held owned run insured educated
    surprise: visit visits guest guests party appearance attack inspection inspections
    """
# word: words in front of it that make it plain
_BEFORE = """
    likely: more less as equally least how so
    unlikely: more less as equally so
    relationship: causal linear
    mood: low
    needs: special basic medical
    need: the no
    best: personal second season career named won win
    secret: no top
    crushed: garlic cloves clove ginger peppercorns biscuits
    planning: town urban family financial estate retirement city meal
    manipulation: spinal
    socialist: democratic
    heart: resting coronary congenital
    marriage: sex gay
    baby: unborn
    silence: minute minutes
    source: ground open single heat power energy food light water income protein renewable primary
    sources: heat power energy food light water income protein renewable primary
    cry: rallying
    offer: on public share rights tender
    talks: peace trade nuclear climate arms
    deal: great good
    smear: pap
    smears: pap
    grave: mass
    significant: statistically clinically
    complex: apartment housing sports
    slam: grand poetry
    fair: trade book science art county state job
    """
# word: the only words in front of it that leave it its sense
_UNLESS = """
    heart: his her their my your our broken breaking
    alone: is was are were be been being all sat left leave leaves home live lives lived living stood slept eats ate dines dined died him her
    """
_DEALS = ("deal", "agreement")
_DONE = """
    signed signing sealed clinched inked struck concluded completed finalised finalized formalised formalized ratified extended reached
""".split()
_CLOSE = 7  # words between "signed" and the deal
# what rules do; "even if" behind it names a case and argues nothing: "The levy applies even if the mill is shut"
_RULES = """
    applies apply covers cover counts count must cannot can't owe owes pay pays payable liable due entitled exempt banned barred allowed required
    permitted valid illegal legal compulsory mandatory charged
""".split()
_CASES = ("if", "when", "after", "before", "where", "without", "outside")
_UP_TO = 7  # words from it to "even"
_OURS = ("i", "we", "he", "she", "they", "it", "there", "this", "that", "who")
_PARTNERS = ("wife", "husband", "partner", "boyfriend", "girlfriend", "fiance", "fiancee", "lover", "spouse", "flame")


def _pairs(text: str) -> WordPairs:
    """Words with their neighbours."""
    rows = [line.split(":") for line in text.replace("\n        ", " ").strip().split("\n")]
    return WordPairs((word.strip(), other) for word, near in rows for other in near.split())


@lru_cache(maxsize=1)
def _tables() -> tuple[WordPairs, ...]:
    return tuple(_pairs(text) for text in (_BEHIND, _BEFORE, _UNLESS))


def plain_words(ctx: Context) -> np.ndarray:
    """Tokens, in order, of words of CLASSES that say nothing of private life, of the writer's judgement or of dealings, and months of May,
    which are no possibility; int64."""
    behind, before, unless = _tables()
    key = ctx.tokens.key
    at = ctx.where_are(*dict.fromkeys((*behind.firsts, *before.firsts, *unless.firsts, "ex")))
    front, back = ctx.before(at), ctx.behind(at)
    plain = behind.hold(key.take(at), key.take(back)) & (back > at)
    plain |= before.hold(key.take(at), key.take(front)) & (front < at)
    plain &= ~(ctx.is_word(at, "likely") & ctx.is_word(back, "that"))  # "more likely that" is still a guess
    few = np.flatnonzero(ctx.is_word(at, *unless.firsts))
    kept = unless.hold(key[at[few]], key[front[few]]) & (front[few] < at[few])
    plain[few] |= ~kept
    # "ex-minister", but "his ex-wife"
    plain |= ctx.is_word(at, "ex") & ((ctx.gap.take(back) & tk.HYPHEN) > 0) & (back > at) & ~tk.is_in(key.take(back), _PARTNERS)
    ours = np.concatenate([at[plain], _capital(ctx), _signed(ctx), _cases(ctx), months_of_may(ctx)])
    return distinct(ours)


def _signed(ctx: Context) -> np.ndarray:
    """Words for deals that are done: "signed a deal in May", "the agreement was extended", and "this deal" further down."""
    deal, done = ctx.where_are(*_DEALS), ctx.where_are(*_DONE)
    if not deal.size or not done.size:
        return deal[:0]
    of, classes = ctx.sentences.of_token, ctx.matches.classes
    far = ctx.mask("MODAL", "NEG")
    front = ctx.before(done)
    sure = done[((classes[front] | classes[ctx.before(front)]) & far) == 0]  # "could have signed", "not yet signed"
    if not sure.size:
        return deal[:0]
    k = np.searchsorted(sure, deal)
    verb, next_verb = sure[np.maximum(k - 1, 0)], sure[np.minimum(k, len(sure) - 1)]
    signed = (k > 0) & (deal - verb <= _CLOSE) & (of[verb] == of[deal])
    signed |= (next_verb > deal) & (next_verb - deal <= _CLOSE) & (of[next_verb] == of[deal]) & ctx.is_word(next_verb - 1, "was", "were", "been")
    # further down it is known
    article = ctx.sentences.article[of[deal]]
    known = np.full(len(ctx.buffer), len(of))
    np.minimum.at(known, article[signed], deal[signed])
    later = (deal > known[article]) & ctx.is_word(ctx.before(deal), "the", "this", "that", "their", "its")
    return deal[signed | later]


def _cases(ctx: Context) -> np.ndarray:
    """The "even" of cases that a rule names: "The levy applies even if the mill is shut"; not "We must act, even if it hurts"."""
    even = ctx.where_are("even")
    even = even[tk.is_in(ctx.tokens.key[ctx.behind(even)], _CASES) & ~ctx.leads[even]]
    if not even.size:
        return even
    near = np.maximum(even[:, None] - np.arange(1, _UP_TO + 1), ctx.sentences.first[ctx.sentences.of_token[even]][:, None])
    whole = np.logical_and.accumulate((ctx.gap[np.minimum(near + 1, even[:, None])] & STRONG) == 0, axis=1)
    rule = whole & tk.is_in(ctx.tokens.key[near], _RULES)
    ours = tk.is_in(ctx.tokens.key[ctx.before(near)], _OURS)
    rule &= ~ours | ctx.leads[near]
    return even[rule.any(axis=1)]


def _capital(ctx: Context) -> np.ndarray:
    """Words of CLASSES that are parts of names."""
    at = ctx.tokens.capital
    at = at[ctx.in_class(at, *CLASSES)]
    return at[in_name(ctx, at)]
