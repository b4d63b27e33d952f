"""People by what they belong to: "a senior Democrat", "a Londoner", "one Catholic", "two Germans". A capital, and no name."""

from __future__ import annotations

import numpy as np

from credscore.evidence.context import STRONG, Context
from credscore.evidence.kinds.phrase_heads import Findings, Phrases
from credscore.evidence.source_types import ANONYMOUS
from credscore.evidence.word_lists import NUMBERS
from credscore.text import tokens as tk
from credscore.text.tokens import is_in

_PARTY = "democrat republican conservative liberal labourite tory communist socialist green brexiteer remainer trumper marxist marine dem".split()
_FAITH = """
    catholic protestant muslim christian jew hindu sikh buddhist anglican methodist baptist quaker mormon presbyterian lutheran evangelical sunni shiite
    alawite druze copt yazidi
""".split()
_TOWN = """
    londoner parisian berliner dubliner glaswegian liverpudlian bristolian mancunian scouser geordie brummie cockney cornishman yorker
    yorkshireman yorkshirewoman
    aberdonian edinburgher mumbaikar delhiite lagosian nairobian neapolitan roman venetian milanese viennese sydneysider melburnian bostonian chicagoan
    angeleno texan californian floridian hawaiian virginian georgian alaskan minnesotan oregonian philadelphian torontonian montrealer
""".split()
_NATION = """
    american briton englishman englishwoman scot scotsman scotswoman welshman welshwoman irishman irishwoman frenchman frenchwoman dutchman dutchwoman
    german italian spaniard portuguese austrian swiss belgian dane swede norwegian finn icelander pole czech slovak hungarian romanian bulgarian serb
    croat bosnian albanian slovene slovenian greek turk kurd cypriot maltese russian ukrainian belarusian moldovan estonian latvian lithuanian armenian
    azeri kazakh uzbek afghan afghani pakistani indian bangladeshi nepali nepalese bhutanese tibetan chinese japanese korean taiwanese vietnamese thai
    cambodian burmese filipino filipina indonesian malaysian singaporean australian aussie zealander fijian samoan tongan canadian mexican brazilian
    argentine argentinian chilean peruvian colombian venezuelan bolivian ecuadorian cuban haitian jamaican trinidadian egyptian libyan tunisian algerian
    moroccan sudanese ethiopian eritrean somali kenyan ugandan tanzanian rwandan congolese nigerian ghanaian ivorian senegalese malian zambian
    zimbabwean angolan namibian iraqi iranian syrian lebanese jordanian palestinian israeli saudi yemeni omani emirati qatari kuwaiti european african
    asian igbo yoruba hausa fulani zulu xhosa
""".split()
_ONE = (*_PARTY, *_FAITH, *_TOWN, *_NATION)
_BY_VOWEL = "tories frenchmen englishmen scotsmen irishmen welshmen dutchmen".split()
_MANY = (*(word + "s" for word in _ONE if not word.endswith(("shman", "hwoman", "tchman", "scotsman", "ese", "ss"))), *_BY_VOWEL)
# part of such a word, in front of the noun itself
_WITH = "new south north west east northern southern house senate british american african liberal lib".split()
_LONGEST = 5


def put_members(ctx: Context, p: Phrases, found: Findings) -> None:
    """ "A senior House Democrat", "one elderly New Yorker", "two Germans"; not "a tearful Falk", "a German Falk"."""
    key = ctx.tokens.key
    lead = p.begins("DET", "NUMBER") | is_in(key.take(p.first), NUMBERS)
    few = np.flatnonzero(lead & p.named_end & (p.head_end - p.first >= 2) & (p.head_end - p.first <= _LONGEST))
    first, tail = p.first[few], p.tail[few]
    one = is_in(key[first], ("a", "an", "one", "another"))
    member = np.where(one, is_in(key[tail], _ONE), is_in(key[tail], _MANY)) & ctx.tokens.upper[tail] & ~ctx.tokens.possessive[tail]
    few, first, tail = few[member], first[member], tail[member]
    # other capitals in front are of what he belongs to: "a New Yorker", not "a Bo German"
    front = tail - 1
    plain = (front == first) | ~ctx.name[front] | is_in(key[front], (*_WITH, *_ONE)) | ctx.tokens.all_upper[front] | _second(ctx, front)
    behind = ctx.behind(tail)
    apart = (behind == tail) | ~ctx.name[behind] | ctx.leads[behind] | ((ctx.gap[behind] & STRONG) > 0)
    # "Ines Falk, a Democrat, said", "A lifelong Democrat, Falk said": he has a name
    front, after = ctx.before(first), np.minimum(p.last[few], len(ctx.tokens) - 1)
    apart &= ~(((ctx.gap[first] & tk.COMMA) > 0) & (ctx.name[front] | ctx.tokens.digit[front]))
    apart &= ~(((ctx.gap[after] & tk.COMMA) > 0) & ctx.name[after] & ~ctx.leads[after])
    further = ctx.next_bar(after)  # "A lifelong Democrat who votes here, Falk said"
    further = np.minimum(further, len(ctx.tokens) - 1)
    apart &= ~(ctx.in_class(after, "WHO") & ((ctx.gap[further] & tk.COMMA) > 0) & ctx.name[further] & ctx.verb[ctx.behind(further)])
    found.put(few[plain & apart], ANONYMOUS)


def _second(ctx: Context, at: np.ndarray) -> np.ndarray:
    """bool: words with a hyphen between them and the next: "a German-born American"."""
    return np.asarray((ctx.gap[ctx.behind(at)] & tk.HYPHEN) > 0)
