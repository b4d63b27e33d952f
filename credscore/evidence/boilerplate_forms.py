"""The forms of page furniture: what each rule looks like, its examples, and the words that spare a sentence the pattern."""

# ruff: noqa: E501 - a pattern cut into pieces is harder to check than a long line
from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from credscore.evidence.lazy import LazyPattern, lazy
from credscore.evidence.sentence_text import holds_any
from credscore.text.tokens import WordSets

_N = r"[A-Z][\w'.-]+(?: (?:[A-Z][\w'.-]+|de|van|von|der|al|bin|and|&))*"
_TELLS = r"s?:(?=\D*\b(?i:is|are|was|were|has|have|will|to)\b\D*$)"  # "Source: Quist has quit", "Sources: Quist to quit": no credit
_CREDITED = rf"(?:Photo|Image|Picture|Credit|Source(?!{_TELLS})|Pic|Photograph|Illustration)s?(?: by| credit| courtesy of|:)"
# what is wished to the dead
_FAREWELL = (
    r"^\W*(?:(?:may (?:(?:his|her|their|our|your)\b[^.!?\"]{0,40}?) )?rest in (?:perfect |eternal |everlasting |continued )?(?:peace|power|paradise)(?=,|\W*$)|inn?a lill?ah\w*"
    r"|hamba(?:ni)? kahle|lala(?:ni)? (?:ngoxolo|kahle)|robalang? (?:ka|sentle)|ar dheis d|suaimhneas s|solas na bhf|om shanti)[^.!?:\"]{0,60}\W*$"
)
# what a call for witnesses or a host's sign-off is made of
_HINTS = r"(?:(?:it|them|this|any|their|your|all|the|an?|relevant|further|dashcam|cctv|mobile|phone) )*(?:message|tips?|information|details|comments?|footage|videos?|photos?|images?|pictures|e-?mails?|clips?|sightings?|suspicions|suspicious|anything|what they)\b"
_POLICE = r"(?:police|officers?|detectives?|investigators?|sheriff|crime|gardaí|authorities)\b"
_CALL = (
    r"(?:(?:call|phone|ring|contact|e-?mail|text|message|write to|notify|reach|get in touch|come forward|make contact)\b(?! (?:it|him|her|this|that|them|leaks|faults|home|for)\b)"
    rf"|(?:submit|send|leave|upload|report) {_HINTS}|(?:submit|send|upload) (?:it|them) to|(?:speak (?:to|with)|report (?:it |this |them )?to) (?:[a-z]+ )?{_POLICE})"
)
# whom to call, or where
_REACHED = r"(?=[^!?]*(?:[Pp]olice|[Oo]fficer|[Dd]et(?:ective|\b)|[Ss]heriff|[Gg]arda|PSNI|FBI|[Cc]rime|[Tt]rooper|[Ii]nvestigat|inquiry|\d{3}|[Ss]tation|[Mm]arshal|[Dd]epartment|[Hh]otline|[Tt]ip|e-?mail|online|@|come forward|[Uu]nit\b|team|in touch| (?:us|me)\b))"
_HOUSE = rf"(?:{_N} (?:\d{{1,2}} )?)?(?:News|Radio|Media|FM|TV|Television|Broadcasting|Network|Podcast|Today|Tonight|[A-Z]{{2,5}}\d?)\b"
_ZONE = r"(?:gmt|utc|bst|ist|wet|west|cet|cest|eet|eest|msk|[ecmp][sd]?t|ak[sd]t|hst|ast|adt|nst|sast|cat|wat|eat|pkt|npt|mmt|ict|wib|hkt|sgt|myt|pht|jst|kst|a[ecw][sd]t|nz[sd]t|local time)"
_CLOCK = rf"\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?,? ?\(?(?:{_ZONE}\)?)?"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_WHOLE = r"(?!(?<=[a-z])[a-z])"  # behind the last word of a form: "Share the page", not "Share their grief"
# the other half of boilerplate/service: how hosts sign off and hand over; who made it, where and when it is on
_SIGNED_OFF = lazy(
    rf"^\W*(?:[Tt]his is (?:{_N},? (?:from|on|for|with) {_HOUSE}|{_HOUSE}|{_N},? {_HOUSE})[^.!?,\"]{{0,30}}|For {_HOUSE}[^.!?\"]{{0,20}}, (?:I'm|I am|this is) {_N}(?:,? in {_N}|, {_N})?|(?<![\"'“‘*])I'm (?:your host,? |(?=[A-Z]\w+ [A-Z]\w+(?:\W*$|,? (?:and|for|in|with|from) [A-Z]))){_N}(?:,? (?:for|in|with|from|and (?:this is|that's|you|here)) [^.!?\"]{{3,40}})?|[Rr]eporting (?:live )?(?:from|in|for) {_N}(?:, {_N})*,? (?:I'm |this is |for )?{_HOUSE}[^.!?\"]{{0,20}}|[Rr]eporting (?:live )?(?:from|in|for) {_N}, (?:I'm |this is ){_N}|{_N}, {_HOUSE}(?:, {_N})?|(?:[Oo]ur (?:\w+ ){{0,2}}(?:correspondent|reporter|colleague)(?: {_N})?|[Tt]he (?:BBC|CBC|ABC)'s {_N}|(?=\S+ [A-Z])(?![^.]*\b(?:News|Times|Post|Press|Journal|Mail|Bank|Agency|Street|Bloomberg|Council|University) (?:has|reports)){_N}) (?:reports(?: from {_N}| for {_N})?|(?:has|with) (?:more|the (?:story|details|latest))|explains)|(?:[Ss]tay tuned|[Cc]oming up|[Mm]ore(?: on (?:that|this))?|[Bb]ack|[Aa]ll that|[Tt]hat's) (?:\w+ ){{0,3}}(?:after|in) (?:the|this|a|our) (?:short )?(?:break|moment|minute))[^\w:]*$"
    rf"|^\W*(?:(?i:executive )?(?:[Pp]roduced|[Dd]irected|[Hh]osted|[Pp]resented|[Mm]usic|[Ii]llustrations?|[Pp]hotography|[Rr]esearch|[Ss]ound(?: design)?|[Mm]ixed|[Ee]ngineered|[Tt]ranslated|[Tt]ranscribed|[Ff]act[- ]checked|[Aa]dapted|[Cc]ompiled|[Vv]ideo|[Gg]raphics?|[Ee]diting|[Dd]esign(?:ed)?)(?: and [a-z]+)? by (?:{_N}|,|and|&| )+|Starring (?:{_N}|,|and|&| )+|[\[(]\d{{1,2}}:\d\d(?::\d\d)?[\])] ?(?![^!?]*\.\W*$)[^.!?\"]{{2,50}}|(?:Referee|Ref|Attendance|Att|Venue|Booked|Sent off|Scorers?|Man of the [Mm]atch|Running time|Runtime|Cert(?:ificate)?|Rated|Price|RRP|Funeral|Visitation|Viewing|Calling hours|Tickets|Doors|Address|Opening hours|Hours|Phone|Bookings)\.?:(?![^!?]*\b(?:said|says|told|has|have|is|are|was|were|will|not|me|us|to (?!\d))\b)(?= ?[^a-z ]| (?:from|noon|midday|one|two|free|none|open|daily|by|on|at|see|all|call)\b)(?! (?:{_N} (?:got|get|for)|[^.!?]* (?:paid|that))\b)[^!?\"]{{2,120}}|(?:Starring|Cast|Dir|Director|Producer)\.?: ?(?:{_N}|,|and|&|\(|\)|;|/| )+)\W*$"
)
# how hosts and guests greet and thank each other, behind their names in a transcript or whom they speak to
_GREETED = (
    r"^[\W_]*(?:(?-i:[A-Z])[\w.'-]*(?: \(?[\w.'-]+\)?){0,5}: ?)?(?:(?:good (?:morning|afternoon|evening|night)|hello|hi(?: \w+)?)\b(?:[,!.]| (?:and|to|from|everyone|everybody|all|again)\b|\W*$)"
    r"[^?:\"]{0,100}|welcome (?:back )?to [^?:\"]{2,60}?(?:,? an? (?:[\w-]+ )?(?:column|newsletter|digest|show|podcast|series|programme|program)\b[^?:\"]{0,100})?"
    r"|(?:good night,? (?:and )?)?(?:thanks?|thank you)(?:,? (?:you|so|very|much|again|\w+,|(?-i:[A-Z])\w+))*,? for (?:having (?:me|us)|joining (?:us|me)|being (?:here|with us)|coming (?:on|in)|watching|listening|tuning in|your time"
    r"|(?:talking|speaking) (?:to|with) (?:us|me))(?: (?:on|here|today|tonight|again|back|this \w+|and \w+|the \w+))*"
    r"|(?:(?:it(?:'s| is)|(?-i:[A-Z])[\w.'-]*(?: [\w.'-]+){0,3}(?:, [\w.'-]+){0,2},) )?(?:(?:so|very|a) )?(?:great|good|nice|lovely|pleasure) to (?:have|see|be) (?:you|here|back|with)\b"
    r"(?: (?:with|us|you|here|back|on|the|show|programme|program|podcast|again|tonight|today|this|morning|evening))*)\W*$"
)
# Forms that open a sentence; nothing where all forms of a rule stand anywhere in it.
RULES: tuple[tuple[str, str, LazyPattern | None], ...] = tuple(
    (name, kind, lazy(pattern, flags) if pattern else None)
    for name, kind, pattern, flags in (
        ("boilerplate/embed", "embed", r"^\s*</?[a-z][^<>]*>(?:\W*</?[a-z][^<>]*>)*\W*$|^\W*(?:view this post on|a post shared by|view more on instagram|(?:(?:[#@]\w+|https?:\S+|pic\.twitter\.com/\S+)\s+)*— .{0,60}\(@\w+\)|pic\.twitter\.com|embedded (?:video|post|tweet)|this (?:post|video|content) (?:is|was) (?:not available|unavailable))", re.I),
        ("boilerplate/photo", "caption", rf"^\W*(?:\[?(?:photo|image|picture|pic|photograph|photos|caption|illustration|photo caption|video|file photo|stock (?:photo|image)|cover (?:photo|image)|feature image|graphic|map)s?(?: by| credit| courtesy(?: of)?| via| source|:| \||/)|(?:image|media) (?:caption|source), |credit:|source(?!{_TELLS}):|pictured:|pictured (?:above|below|here|left|right)\b|file photo|getty images|watch:|listen:|gallery:|©|copyright )", re.I),
        ("boilerplate/credit", "caption", rf"^\W*(?:{_N}[\w ,'-]{{0,80}}?)?\(?{_CREDITED}[^.]{{0,60}}\)?\W*$", 0),
        ("boilerplate/byline", "byline", rf"^\W*(?:[^!?|–—]{{2,40}}[|–—]\s*)?(?i:by|from|written by|words by|words:|reporting by|edited by|additional reporting by|story by|text by|report:(?=(?:\s+\S+){{1,5}}\W*$)|editing by|compiled by)\s+(?:{_N}|our\b|the (?=[^|]{{0,40}}\b(?:team|staff|desk|newsroom)\b))(?![^|]*\b(?:had|has|have|was|were|is|are|it|they|he|she|we|would|could|will|said)\b)(?:[^.!?]|\.(?=\s?\d|m\b)|(?<=\b[ap]\.m)\.){{0,60}}\W*$", 0),
        ("boilerplate/dateline", "byline", rf"^\W*{_N}(?:, (?:[A-Z][\w.]+|\d\d?)(?: [A-Z]?[\w.]+)?){{0,3}}(?: \([^()]{{2,40}}\)\s*[–—-]|\s*[–—]| \((?:[^()]{{0,30}}\b(?:Agenc\w+|News|Desk|Press|Service|Wire|Reuters)\b[^()]{{0,30}}|(?!VIDEO|PHOTO|PICS?\)|AUDIO|IMAGE|TWEET|GIFS?\)|POLL|LIVE|LIST|MAPS?\)|WATCH)[A-Z]{{2,5}})\)\.?)\W*$", 0),
        ("boilerplate/stamp", "byline", r"^\W*(?:(?:last )?updated|published|posted|first published|modified|date)\b\W{0,3}(?:on |at )?[\w ,:.|/-]{0,50}\d[\w ,:.|/()-]{0,40}$|^\W*\d{4}-\d\d-\d\d(?:T[\d:.+-]+Z?)?\W*$|^\W*\d{1,2}[:.]\d\d\s?(?:am|pm|gmt|bst|ist|est)?\W*$|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:\d{1,2}(?:st|nd|rd|th)? \w+|\w+ \d{1,2}),? \d{4}(?:[,;|]? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m)?)?\W*$|^\W*updated?\b[^.!?\"]{0,12}(?:\.[^.!?\"]{0,8}){0,4}[:,;|] ?(?:we(?:'ve| have) (?:added|updated|corrected|removed|changed)|to (?:add|include|reflect|correct|clarify)|add(?:s|ed)\b|this (?:story|article|post|piece|report) (?:has been|was) (?:updated|corrected|changed))" rf"|^(?!\W*[\"“”'‘’])[\W_]*(?:(?:posted|issued|filed|aired|broadcast)(?: on| at)?:? )?(?:\d{{1,2}} [ap]\.?m\.?|{_CLOCK}|{_CLOCK},? (?:on )?{_DAY}|{_DAY},? (?:at )?{_CLOCK})\W*$|^\W*{_DAY} [–—-] {_DAY}\W*$"
         r"|^[\W_]*(?:strictly )?(?:(?:under )?embargo(?:ed)?(?: (?:for (?:media )?(?:release|publication))?\W{0,2}(?:until|till|to)?\b|:)|for immediate release|not for (?:release|publication) (?:before|until))[\w ,:.|/()-]{0,50}(?<!lifted)(?<!over)\W*$", re.I),
        ("boilerplate/related", "link", r"^\W*(?:related(?: stor(?:y|ies)| articles?| links?| news| content| coverage)?\b|read (?:more|also|next|the (?:rest|full)|full story|our)|also read|see also|see more|don't miss|you (?:may|might) (?:also )?like|full (?:story|article|text|report|study|abstract|interview|transcript)(?: report| text)?(?: is| can be)?(?: (?:found|read|available|accessed))?(?: (?:here|at|on|below|online)\b|:)|more(?: (?:on|from|stories|like this)|:)|recommended(?: for you)?\W|trending(?: (?:now|today|stories|topics|on \w+))?\W*(?:$|:)|in case you missed|click (?:here|the|to|on)|tap (?:here|to)|continue reading|keep reading|scroll (?:down|for)|next(?: up)?:|previous:|jump to|watch (?:the|it|now|more|our)|listen (?:to the|now)|check (?:it|them|out|that out)|see (?:it|the (?:photo|picture|video|post|clip)s?) (?:below|above|here)|take a look|(?:in other [^.!?,\"]{0,30}news|meanwhile|elsewhere|plus), (?:you can )?(?:read|check out|watch|listen to|catch up (?:on|with)) (?:all )?(?:our|more (?:of our|here|on|about|:)|the (?:latest|full))\b)" + _WHOLE, re.I),
        ("boilerplate/look", "link", r"^\W*(?:you can |go and |so )?(?:check|see|watch|read|view|listen|find|look|hear)\b[^.!?\"]{0,60}\b(?:below|above|here|right here|for yourself|in (?:this|the) (?:video|clip|footage|tweet)(?: below| above)?)\W*$|^\W*here(?:'s| is| are) (?:(?:the|a|an|his|her|their|that) )?(?:(?:full|entire|complete|short|original|raw) )?(?:video|audio|recording|live ?stream|clip|footage|trailer|photo|picture|tweet|post|transcript|statement|letter|interview|link|screenshot)s?\b(?! (?:that|where|which|evidence|studio)\b)[^.!?\"]{0,50}\W*$|^\W*(?:(?:so|and|but|right then),? )?here(?:'s| is| are) (?:why\W*$|(?:how|what|where|everything|all)\b[^.!?:\"]{0,60}\W*$)", re.I),
        ("boilerplate/share", "share", r"^\W*(?:share (?:this|on|via|with|your|the)|tweet(?: this)?\W*$|follow (?:us|our|@|\w+ on|[^.!?\"]{2,60} on (?:twitter|facebook|instagram|tiktok|linkedin|threads|x))|like us|join (?:us|our|the (?:conversation|discussion)|(?:(?:over|more than) )?\d[\d,]* (?:\w+ )?(?:readers|subscribers|members|others)\b)|sign up|subscribe(?:d|rs?)?|get (?:the latest|our|breaking|all the)|download (?:our|the)|have (?:a|you) (?:story|tip|news|got)|got a (?:story|tip)|send (?:us|your)|email us|contact (?:us|the)|tell us|let us know|what do you think|sound off|leave a comment|comments? (?:below|are)|do you have|for more (?:news|on|stories|information)|whatsapp(?: us| this)?\W*$|(?:to (?:find out|learn|read|see|hear) (?:more|the rest)|for (?:more|further) (?:details?|information|info|help|advice))\b[^.!?]{0,80}\b(?:pick up|visit|go to|click|call|buy|log on|sign up|subscribe|check out|download (?:our|the)|try the|please contact)\b|(?:[a-z]+ )?newsletters? (?-i:Sign [Uu]p|Subscribe|Get the [Ll]atest)\b|you must select\b[^.!?\"]{0,40}\bto subscribe\b|to (?:book|order|donate|register|apply|enter|volunteer|reserve|complain|rsvp|sign up|take part|schedule|arrange|request|view|watch|read|report|download)\b[^.!?,\"]{0,50}, (?:please )?(?:call(?! after)|ring|phone|visit|go to|click|e-?mail|text|log on|contact|write to|see (?!that)|scan|subscribe|sign up)\b|(?:call|ring|phone|text) (?:(?:us|them|free|now|today)\b )*(?:on )?[+(]?\d[\d ()-]{5,}|support (?:our|us|independent)|(?:story|article) continue[sd] below(?: advertisement)?\W*$|advertisements?|sponsored(?: (?:content|post|stor(?:y|ies)|by [^,.]{0,40}))?\W*$|(?:tel|phone|telephone|fax|mobile|cell|e-?mail|web ?site)\b[^.!?:]{0,12}: ?(?:[+(\d]|\S+@|www|https?)|(?:(?:media|press|company) contacts?|media inquiries)\b[^.!?:]{0,12}:|stay tuned|stay with us|(?:also, ?)?(?:don't|do not) forget to (?:check (?:back|out|in)|follow|subscribe|sign up|tune in|like (?:us|our)|share (?:this|your)|leave|comment|vote below)\b|thanks? (?:you )?for reading)" + _WHOLE, re.I),
        ("boilerplate/cookies", "notice", "", re.I),
        ("boilerplate/biography", "biography", rf"^\W*(?:{_N},? |s?he |they )(?:is|was|has been|'s|covers|writes|reports|joined|lives|works)\b[^.]{{0,50}}?\b(?:(?:freelance|staff|senior|deputy|chief|contributing|features?|news|entertainment|sports?|business|political|science|health|technology|royal|arts|education|crime|film|music|tv|travel|data|local democracy|our)\s){{0,3}}(?:writer|reporter|journalist|editor|correspondent|columnist|contributor|blogger|author of)\b(?! (?:said|told|says))", 0),
        ("boilerplate/beat", "biography", r"^\W*[A-Z][\w'.-]+(?: [A-Z][\w'.-]+){1,3},? (?:(?:covers|writes about|writes on|reports on|reports from) [^.!?:\"]{3,110}|has (?:been )?(?:covered|covering|reported on|reporting on|written about|writing about|edited) [^.!?:\"]{3,80} (?:for (?:this|our|us|the [A-Z]|\w+ years\b)|since (?:19|20)\d\d\b)[^.!?:\"]{0,60}|(?:was|travelled as) a guest of [^.!?:\"]{0,40}\b(?:Visit [A-Z]|\w*[Tt]ouris|Tours\b|Travel|Hotel|Airways|Airlines|Cruises|Holidays)[^.!?:\"]{0,60})\.?\W*$", 0),
        ("boilerplate/made", "notice", r"^[\W_]*this (?:(?:story|article|piece|report|fact[- ]check|interview|post|series|column|newsletter|page|conversation) (?:is part of (?:the|our|an?|this|[A-Z][^.!?,]{2,50}, an?)\b|was (?:(?:produced|created|made|written|published) in (?:partnership|association|collaboration)|produced (?:by|for|as|with)|excerpted|adapted|originally|first published|supported by|republished|condensed)|has been (?:edited for|republished|condensed|translated|lightly)|(?:may )?(?:contains?|includes?|features?) (?:affiliate|sponsored|paid|partner|referral|commission)|is (?:sponsored|a paid|paid for|an? (?:paid )?(?:advertorial|advertisement|promotion)|brought to you))|is part of (?:the|our|an?) [^.!?]{0,40}\b(?:series|effort|project|collaboration|partnership|initiative)\b)[^!?]{0,140}$|^[\W_]*(?:(?:this|the|our|their|his|her|these|some|all|both) )?(?:interviews?|conversations?|discussion|exchange|transcripts?|excerpts?|q&a|remarks|answers|responses|replies|comments|questions|quotes|letters|submissions|entries) (?:have|has|was|were|is|are|may be|may have been) (?:been )?(?:(?:lightly|slightly|also|condensed and|edited and|shortened and|translated and) )*(?:edited|condensed|shortened|abridged|trimmed|translated)(?: (?:slightly|lightly|(?:slightly |lightly )?for (?:[a-z]+ )?(?:length|clarity|brevity|space|style|grammar|publication|flow|time|readability|print|concision|context)|and (?:lightly |slightly )?(?:condensed|edited|shortened|abridged|trimmed|translated)|from (?:the )?(?:original )?[A-Z]\w+(?! by))\b[^!?\"]{0,90})?\W*$", re.I),
        ("boilerplate/service", "notice", rf"^\W*(?![^!?]*\b(?:said|says|told|tells)\b)(?:{_REACHED}(?i:any(?:one|body)|those|(?:any )?(?:other )?witnesses|motorists|drivers|residents|passersby|passers-by|members of the public)\b(?:[^!?\"]{{0,160}}? (?i:(?:is|are) (?:being )?(?:also )?(?:asked|urged|encouraged|requested|advised|invited|appealed) to(?: immediately| please| kindly| also)* {_CALL})|(?: (?i:with (?:any )?(?:further |more |other )?(?:information|details|footage|dashcam|tips|cctv|video|knowledge)|who (?:saw|sees|witnessed|recogni[sz]es|knows|noticed|may have|might have|has (?:any )?(?:information|dashcam|footage|details|seen)|was in the area|can help)))\b[^!?\"]{{0,120}}? (?i:(?:should|can|may|must|please)(?: immediately| please| also| please to)* {_CALL}))|(?i:(?:any )?(?:information|tips|sightings|footage|details|reports) (?:can|may|should) (?:also )?be (?:given|passed|reported|submitted|left|made|emailed|phoned|called)\b[^.!?]{{0,40}} ?(?:to (?:the )?(?:police|detectives|officers|sheriff|crime|anonymous|tip)|by (?:calling|phon|e-?mail|ringing|text|contact)|(?:at|on) \W?(?!20\d\d\b)(?:1.)?\d{{3}}|via|online|anonymously|through|quoting)(?![^!?]*\bbut\b))|(?i:(?:alternatively|or|otherwise)?,? ?(?:(?:people|you|callers|information|they|witnesses) can (?:also )?)?(?:be passed to|contact|call|ring|phone|report(?: it)? to)) (?i:the )?(?:[a-z]+ ){{0,2}}Crime ?[Ss]toppers|(?i:tipsters|callers|those who call) (?i:may|can|will|do not have to)\b[^.!?\"]{{0,50}}(?i:(?:remain|stay|be) (?:completely )?anonymous(?:\W*$|,? and\b)|(?:give|leave) their names?|(?:eligible|qualify) for [^.!?\"]{{0,30}}reward)|(?i:you can|readers can) (?i:also )?(?i:get in touch|reach us|reach me|email us|contact us|contact me|write to us)|(?i:errors|corrections|complaints|mistakes) (?i:can|may|should) (?i:be )(?i:brought|sent|reported|e-?mailed|addressed|submitted) (?i:to (?:our|us|the (?:editor|newsroom|attention))\b|(?:to|at|via|by) (?:\S+@|e-?mail|phone))|(?i:all |any |every )?(?i:persons?|people|suspects?|individuals?|defendants?|everyone|anyone|those|parties|subjects?)\b[^.!?\"]{{0,60}} (?i:(?:is|are|should be|must be) (?:to be )?(?:presumed|considered|deemed) (?:to be )?innocent (?:until|unless)))", 0),
        ("boilerplate/reference", "notice", r"^(?=[^!?]*\b(?:dx ?\. ?)?doi ?[:.] ?(?:org|10 ?\.|/))(?![^!?]*\b(?:found|finds?|shows?|showed|said|says|reports?|reported|suggests?|according|concludes?|concluded|reveals?|revealed|writes?|wrote)\b)", re.I),
        ("boilerplate/contributors", "byline", rf"^\W*(?:[A-Z][^!?\"]{{2,220}}\s)?(?:also )?contributed (?:(?:additional )?(?:reporting|research)|to (?:this|our) (?:report|reporting|story|article|piece|post|column)\b)[^!?\"]{{0,90}}$|^\W*[A-Z][^!?\"]{{2,160}}[A-Z]\w+ contributed from [A-Z][^!?\"]{{0,60}}$|^\W*{_N} contributed\W*$|^\W*[Ww]ith (?:additional )?(?:assistance|reporting|help|contributions|files) (?:from|by) (?:the )?[A-Z][\w.'’-]*(?:(?:,? and|,)? [A-Z][\w.'’-]*){{0,14}}\W*$", 0),
        ("boilerplate/standing", "notice", _FAREWELL + r"|^\W*disclaimer:|^\W*(?:nothing (?:in|on|here|herein|we|contained|published)\b[^.!?\"]{0,60}|(?:this|the (?:above|information|contents?))(?: \w+){0,11}? (?:is|are|do(?:es)?|should) not)\b(?! the\b)(?=[^.!?\"]{0,60}\b(?:intended|constitut\w+|constru\w+|consider\w+|tak\w+|treat\w+|offer\w*|provid\w+|giv\w+|contain\w*|meant|amount|substitute|represent\w*|regarded|interpreted|seen)\b| (?:(?:an?|any|to|be|as|professional|personal|formal|individual|financial|investment|legal|medical|trading|tax|or|and) )+advice\b)[^.!?\"]{0,60}\b(?:financial|investment|legal|medical|trading|tax) advice\b(?! (?:that|he|she|they|given)\b)|^\W*re-?(?:posted|printed|published) with permission\b|^\W*please (?:share|like|follow) (?:this|it|us)\b|^\W*an error has occurred\b|^\W*view all [\w ]{2,40} newsletters\b|^\W*(?:don't|do not) attack other readers\b|^\W*notes? to (?:the )?editors?\b|^\W*for (?:more )?(?:media|press)(?: and \w+)? (?:use|queries|enquiries|inquiries|requests)\b|^\W*hat tip\b|^\W*on [^.!?\"]{6,60}\d[^!?\"]{0,60}\bwrote:\W*$|^\W*(?:begin )?(?:forwarded|original) message\W*$|^\W*(?:subs?(?:titutes)?(?: not used)?|unused subs?(?:titutes)?|ht):|^\W*(?:only|just|from) (?:[£$€]\d[\d.,]*|\d[\d.,]* [a-z]+) an? (?:day|week|month|year)\W*$|^\W*our (?:journalists|reporters|journalism|newsroom) [^.!?\"]{0,90}\b(?:you can trust|readers like you)\W*$|^\W*warning: (?:(?:this \w+|\w+) )?(?:contains|spoilers?|(?:strong|graphic|distressing|adult|explicit) (?:language|content|images?|scenes|footage|details|themes))\b|^\W*that(?:'s| is) (?:all|it) (?:from (?:us|me)|for (?:today|now|tonight|this week)|\W)+$|^\W*this (?:live )?(?:page|blog|feed|thread) (?:is|has) (?:now )?(?:been )?(?:closed|ended)\W*$|^\W*open (?:daily|every day|(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b)[^.!?\"]{0,50}\W*$|^\W*send (?:us )?(?:your )?(?:story |news )?tips\b|^\W*photo(?:graph)?s (?:are|is) available (?:free|on|from|for)\b|^\W*(?:further )?details (?:will|to) follow\W*$|^[^\w\"]*(?:good (?:morning|afternoon|evening)(?:[,!.]|\s(?:and|to|from|everyone|everybody|folks|all|again|readers?)\b)|hello(?:[,!.]| (?:again|and|from|everyone|everybody|all|readers?|folks|there)\b))[^?\"]{0,120}$|^[^\w\"]*welcome (?:back )?to [^.!?:\"]{2,60}\W*$", re.I),
        ("boilerplate/truncated", "notice", r"^[^\w\"“”'‘’]*(?:\[\W*(?:\.{3}|…)\W*\]|\*{3,}|—+|-{3,}|end|ends|ends all|more to follow|developing(?: story)?|this is a (?:breaking|developing)(?: news)?(?: story)?(?:[,;]? (?:and )?(?:it )?will be updated[^.]{0,40})?|\d{1,2}|more as we get it|(?:please )?check back (?:here |soon |later |often |regularly )*(?:for (?:more |further |the latest )?(?:updates|details|information))?)\W*$", re.I),
    )
)
# Forms that stand anywhere in a sentence, behind the words of which it must hold one, and what each of them holds, looked for first: to look for the
# forms themselves takes twenty times as long.
_ANYWHERE: dict[str, tuple[str, tuple[str, ...], LazyPattern]] = {
    "boilerplate/related": (  # "The Fenland Institute of Health has more about gout."
        "more",
        ("more about ", "more on ", "more information ", "more details ", "more tips ", "more advice "),
        lazy(r"^\W*[^!?\"“”]{0,90}\b(?:Institutes?|Cent(?:er|re)s?|Association|Society|Academy|Foundation|College|Library|Administration|Clinic|University|Organi[sz]ation|Alliance|Medicine|[A-Z]{2,6}|\w+\.(?:gov|org))\b[^!?\"“”]{0,80} (?:ha(?:s|ve) more (?:information |details |tips |advice )?|(?:offers?|provides?) more (?:information|tips|advice) )(?:about|on) [^,;!?\"“”]{2,90}$"),
    ),
    "boilerplate/look": (  # "Falk has more here."; "View full results: https://…", "Tarn Playbook https://…"
        "here http https",
        ("more ", "further ", "full ", "can be ", "http"),
        lazy(r"^[^.!?\"]{2,80}\b(?:(?:has|have|got) (?:the |some )?(?:(?:more|further)(?: (?:details?|information|coverage|background|pictures|photos|pics|analysis))?(?: (?:on|about|of|from)\b(?:(?! than )[^.!?\"]){0,50})?|full (?:story|report|details|text|interview))|can be (?:found|read|seen|viewed|watched|heard|downloaded)(?: online)?) here\W*$|^\W*(?![^.!?]*\b(?:is|are|was|were|has|have|will|says?|said|shows?|finds?|found|points|quits|denies|\w{2,}ed)\b[^.!?]* https?:)(?:(?:to )?(?:view|see|read|watch|listen|visit|available|accessed|retrieved|pic|photo|picture|logo|video|image|full|subscribe|register|download|source|via)\b(?: [\w'’-]+){0,5}|(?-i:(?:[A-Z][\w'’-]* ){0,3})(?:playbook|newsletter|tracker|tip ?sheets?|abstract|web ?site|transcript|podcast|full results))[:,]? ?[-–—]? ?https?:\S+(?: ?(?:\.{3}|…))?\W*$|^\W*https?:\S+\W*$", re.I),
    ),
    "boilerplate/credit": (  # "Hettie Vosk via Getty Images."
        "getty reuters afp shutterstock",
        ("via getty", "/getty", "via reuters", "/reuters", "via afp", "/afp", "via ap", "/shutterstock", "via shutterstock"),
        lazy(rf"^\W*{_N}(?: via |/)(?:Getty|Reuters|REUTERS|AFP|Shutterstock)[\w /]{{0,16}}\W*$"),
    ),
    "boilerplate/photo": (
        "file handout undated archive",
        ("file photo", "file picture", "file image", "handout photo", "handout picture", "handout image", "undated photo", "undated picture",
         "undated image", "archive photo", "archive picture", "archive image"),
        lazy(r"\bin (?:this|an?) (?:[^.!?]{0,40} )?(?:file|handout|undated|archive) (?:photo(?:graph)?|picture|image)\b", re.I),
    ),
    "boilerplate/cookies": (
        "mailing copyright cookies cookie privacy terms reserved newsletter inbox affiliate commission commissions links qualifying unsubscribe javascript blocker adblocker",
        ("cookies", "privacy policy", "cookie policy", "terms of use", "terms and conditions", "rights reserved", "our newsletter", "your inbox", "affiliate", "commission", "links", "qualifying", "unsubscribe",
         "mailing address", "©", "javascript", "blocker", "recaptcha"),
        lazy(r"\b(?:protected by recaptcha|we use cookies|accept (?:all )?cookies|our (?:privacy|cookie) policy|terms (?:of use|and conditions)|all rights reserved|our newsletter|to your inbox|affiliate (?:links?|commission|partner)|may earn (?:a )?commission|(?:we|i) (?:(?:may|might|will|can|could|sometimes|also|get to) )*(?:earn|receive|get|make|collect) (?:an? )?(?:(?:small|modest|percentage|portion|share|affiliate|referral|of|the|sales?) )*(?:commissions?|fee)\b[^.!?]{0,60}\b(?:links?|purchases?|sales?|buy)|earns? from qualifying purchases|(?:through|via|using|from|on) (?:our|the|these|my|any|a) (?:affiliate |product |retail |shopping )?links?\b[^.!?]{0,60}\b(?:we|i) (?:(?:may|might|will|can|could|sometimes|also) )*(?:earn|receive|get|make)|unsubscribe|mailing address|© ?(?:19|20)\d\d|enable javascript|ad ?blocker)\b", re.I),
    ),
    "boilerplate/biography": (
        "follow reach contact email tweet tweets cover covers",
        ("follow ", "reach ", "contact ", "email ", " tweet", "cover"),
        lazy(r"\b(?:follow|reach|contact|email) (?:him|her|them|\w+) (?:at|on)\b|\b(?:he|she|they) tweets? (?:at|as|@)|\bcovers? \w[\w ,]{0,40} for (?:the|us|this)\b"),
    ),
    "boilerplate/made": (  # "Listen wherever you get your podcasts."; "Paid content"; "This post is for paying subscribers."
        "podcast podcasts episode episodes newsroom editorial reporters journalists content partnership association presented paid sponsored partner subscribers upgrade preferred public",
        ("podcast", "episode", "content", "partnership with", "association with", "presented by", "paid", "sponsored by", "subscribers", "preferred source", "is public"),
        lazy(
            r"^\W*(?![^!?]*\b(?:said|says|told|ai|artificial|automat\w+|machine|algorithms?|chatgpt|generat\w+)\b)(?:"
            r"[^!?]{0,120}\b(?:wherever|anywhere|where) you (?:get|find|listen to) (?:your )?podcasts\b[^!?]{0,60}"
            r"|(?:to get|get|find|hear|download|catch|follow)\b[^!?]{0,100}\bpodcasts?\b[^!?]{0,60}"
            r"|new episodes (?:drop|every|each|are (?:out|released|available)|come out|land)\b[^!?]{0,80}"
            r"|[^!?]{0,60}\b(?:podcast|episodes?) (?:is|are) (?:now )?available (?:now )?(?:to \w+ )?(?:on|from|at|in)\b[^!?]{0,80}"
            r"|(?:paid|sponsored|partner|branded|promoted) (?:content|post|feature|partnership)(?:(?:: | - | \| |, )[^.!?]{2,70})?"
            r"|(?:in (?:paid )?(?:association|partnership) with|presented by|sponsored by) (?-i:[A-Z])[\w'&.-]*(?: [\w'&.-]+){0,5}"
            r"|[^.!?]{0,40}\b(?:newsroom|editorial (?:staff|team|department|board)|reporters|journalists)\b[^.!?]{0,50} (?:(?:was|were) not involved|(?:had|has|have|played) no (?:role|part|involvement))"
            r" in\b[^.!?]{0,60}\b(?:content|article|post|material|feature)"
            r"|th(?:is|e following) (?:content|material|feature|advertorial) (?:was|is|has been) (?:produced|paid|created|sponsored|provided|written|supplied) (?:for )?by\b[^!?]{0,120}"
            r"|(?:this (?:post|article|story|newsletter) is (?:only )?for|upgrade to|for) (?:paid|paying|premium)\b[^.!?]{0,60}|this post is public\b[^.!?]{0,40}|add us as (?:an? )?preferred source\b[^.!?]{0,30}"
            r")\W*$",
            re.I,
        ),
    ),
    "boilerplate/service": (  # "Or call the helpline free on 0800 555 111."
        "anonymously helpline charity confidence affected struggling worried signal",
        ("call", "ring", "contact", "reach", "message", "speak to", "help"),
        lazy(
            r"^\W*(?![^!?]*\b(?:said|says|told)\b)(?:(?:alternatively|or|otherwise)?,? ?(?:please |you can )?(?:call|ring|phone|contact|text) [^.!?\"]{2,70}\b(?:on|at|visit) [^.!?\"]{0,20}(?:\d{3}|\w\.(?:org|com|co)\b)[^!?\"]{0,60}"
            r"|(?:you can )?(?:contact|reach|message) [^.!?\"]{2,50}\b(?:on|via|over|through) (?-i:Signal)\b[^!?\"]{0,40}"
            r"|if you(?:'ve| have| are|'re| or (?:someone|anyone))\b[^.!?\"]{0,80}\b(?:affected|struggling|worried)\b[^.!?\"]{0,60}(?:call|contact|speak to|help (?:is|and support)|helpline)\b[^!?\"]{0,90})$",
            re.I,
        ),
    ),
    "boilerplate/standing": (
        "views opinions receive opt robot spam redistributed permission abuse forward confidential good great nice lovely pleasure hello hi welcome thanks thank",
        ("good ", "great to", "nice to", "lovely to", "pleasure to", "hello", "hi ", "hi,", "hi!", "hi.", "welcome", "thank", "expressed", "stated", "opinions in this", "views in this", "agree to receive", "at any time", "a robot", "your spam", "may not be", "report abuse", "forward-looking", "confidential"),
        lazy(_GREETED + r"|\b(?:views|opinions) (?:(?:expressed|stated) (?:in|by|here|on)|in this (?:column|article|post|piece|blog|essay))\b[^!?]{0,90}\b(?:authors?|writers?|contributors?|own)\b|\byou agree to receive\b|\bopt[- ]out at any time\b|\bverify (?:that )?you(?:'|’)re not a robot\b|\bcheck your spam\b|\bmay not be (?:published|reproduced|copied|broadcast|rewritten)\b[^.]{0,70}\b(?:redistributed|permission)\b|\breport abuse\W{1,3}button\b|\b(?:e-?mail|message)\b[^.!?]{0,60}\bconfidential\b[^.!?]{0,60}\b(?:privileged|intended|addressee|recipient)\b|\bforward-looking statements\b[^!?]{0,160}\b(?:risks?|uncertaint\w+|securities|reform act|differ)\b", re.I),
    ),
}  # fmt: skip
_ROLE_WORDS = ("editor", "writer", "reporter", "correspondent", "contributor", "columnist", "journalist", "staff", "producer", "author")
ROLE_LINE = lazy(rf"^\W*(?:\w+ ){{0,4}}(?:{'|'.join(_ROLE_WORDS)})\W*$", re.I)
# A form is tried only on sentences that can have it: a form of RULES on those that open with one of these words ("in_case": with these two) ...
# Whoever adds a form to a rule adds its word here or below.
_OPENERS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in (
        ("boilerplate/embed", "view a_post pic http https embedded this_post this_video this_content tweet"),
        ("boilerplate/photo", "photo photos image images picture pictures pic pics photograph photographs caption captions illustration illustrations video videos file stock cover feature graphic graphics map maps credit source pictured getty watch listen gallery copyright"),
        ("boilerplate/byline", "by from written words reporting edited additional story text report compiled editing"),
        ("boilerplate/stamp", "embargo embargoed strictly under for_immediate not_for issued filed aired broadcast jan january feb february mar march apr april may june july aug august sep sept september oct october nov november dec december mon tue tues wed thu thur fri sat last update updated published posted first modified date mon monday tues tuesday wednes wednesday thurs thursday fri friday satur saturday sun sunday"),
        ("boilerplate/related", "related read full also_read see_also see_more see_it see_the more don't_miss you_may you_might recommended trending in_case click tap continue keep scroll next previous jump watch listen check take in_other meanwhile elsewhere plus"),
        ("boilerplate/look", "here and_here but_here right_then you_can go_and so_here so_check so_see so_watch so_read so_view so_listen so_find so_look so_hear check see watch read view listen find look hear"),
        ("boilerplate/share", "don't_forget do_not do_you also_don't also_do story article to_find to_learn to_read to_see to_hear share tweet follow like_us join call ring phone text to_book to_order to_donate to_register to_apply to_enter to_volunteer to_reserve to_complain to_rsvp to_sign to_take to_schedule to_arrange to_request to_view to_watch to_report to_download you_must for_further sign subscribe subscriber subscribers subscribed get download have_a have_you got_a send email contact tell_us let_us what_do sound leave comment comments for_more whatsapp tel phone telephone fax mobile cell website web media press company support advertisement advertisements sponsored stay thank thanks"),
        ("boilerplate/dateline", ""),  # told by where it stands
        ("boilerplate/made", "this_story this_article this_piece this_report this_fact this_interview this_post this_series this_column this_newsletter this_page this_conversation this_is this_discussion this_exchange this_transcript this_q these_interviews these_answers the_interview the_conversation the_transcript the_discussion the_exchange their_conversation our_conversation their_answers all_interviews some_answers some_responses both_interviews answers responses replies interview interviews comments excerpts letters submissions entries quotes questions"),
        ("boilerplate/service", "anyone anybody those witnesses motorists drivers residents passersby members any information tips sightings footage details reports alternatively or otherwise contact call people you_can callers tipsters readers_can errors corrections complaints mistakes all every everyone persons suspects individuals defendants this_is for i'm reporting our stay coming more back produced directed hosted presented music illustration illustrations photography research sound mixed engineered translated transcribed fact adapted compiled video graphics editing design designed executive referee ref attendance att venue booked sent scorers scorer man running runtime cert certificate rated price rrp starring cast dir director producer funeral visitation viewing calling tickets doors address opening hours phone bookings"),
        ("boilerplate/standing", "may_his may_her may_their may_our may_your rest_in inna hamba hambani lala lalani robala robalang ar_dheis suaimhneas solas_na om_shanti reposted reprinted republished re please an_error view_all don't_attack do_not note notes for_more for_media for_press hat send photographs photos further_details details good hello welcome on forwarded begin original sub subs substitutes unused ht only just from our_journalists our_reporters our_journalism our_newsroom warning that_all that_it that_is this_page this_live this_blog this_feed this_thread open disclaimer nothing this_is this_article this_post this_report this_content the_above the_information the_content the_contents"),
        ("boilerplate/contributors", "with_additional with_assistance with_reporting with_help with_contributions with_files"),
        ("boilerplate/truncated", "end ends more_to more_as developing this_is please_check check"),
    )
}
# ... or that hold one of these.
_HOLDERS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split())
    for name, words in (
        ("boilerplate/byline", "by from words"),
        ("boilerplate/credit", "photo photos image images gettyimages picture pictures credit credits source sources pic pics photograph photographs illustration illustrations"),
        ("boilerplate/share", "newsletter newsletters"),
        ("boilerplate/contributors", "contributed"),
        ("boilerplate/reference", "doi"),
        ("boilerplate/beat", "covers writes reports covered reported written edited covering reporting writing guest"),
        ("boilerplate/biography", "writer reporter journalist editor correspondent columnist contributor blogger author"),
    )
}
BLOCK_RULE = ("boilerplate/biography-block", "biography")
PULL_RULE = ("boilerplate/pull-quote", "repeated")
PULLED = len(RULES) + 1  # the number of the last one
# Of every rule: a text in which it must fire, and one in which it must not. The blocks are lines at the end of a text.
EXAMPLES: dict[str, tuple[str, str]] = {
    "boilerplate/embed": ("View this post on Instagram", "They view this post on the bridge as a danger."),
    "boilerplate/photo": ("Photo by Hettie Vosk", "Photos of the flood filled the hall, and 300 people came to see them."),
    "boilerplate/credit": ("The lido at dawn (Picture: Hettie Vosk)", "The picture changed on Monday when the council published its figures."),
    "boilerplate/byline": ("By Ottoline Pruss", "By Friday the water had gone."),
    "boilerplate/dateline": ("MARROWBY (Fenland News Agency) –\n\nThe lido reopened on Monday.", "The lido – Marrowby had two – reopened."),
    "boilerplate/stamp": ("Last updated on 4 March 2021 at 10:15", "The council updated its plan in March and published it on 4 April."),
    "boilerplate/related": ("Read more: Weir reopens after repairs", "They read more books in winter than in summer."),
    "boilerplate/look": ("You can hear the whole song below!", "He went to check the water below the weir."),
    "boilerplate/share": ("Sign up to the Marrowby Echo newsletter", "Ms Orlov shared the prize with her sister."),
    "boilerplate/cookies": ("We use cookies to improve this page.", "The bakers sold 400 cookies on Sunday."),
    "boilerplate/biography": ("The lido reopened. Ottoline Pruss is a freelance writer for the Marrowby Echo.", "Ottoline Pruss is a baker in Marrowby, and the reporter Hettie Vosk met her."),
    "boilerplate/beat": ("The lido reopened.\n\nOttoline Pruss covers the coast and its ferries.", "Ottoline Pruss covers the pool at night. The lido reopened."),
    "boilerplate/made": ("The lido reopened.\n\nThis story is part of a series on pools.", "This story is part of Marrowby and its weir."),
    "boilerplate/service": ("Anyone with information is asked to call the Marrowby police.", "Anyone with information on weirs was welcome, the keeper said."),
    "boilerplate/reference": ("Pruss O, Falk I. Weirs and their water. Fen Studies. 2019;4:12. doi:10.1000/182", "The study (doi:10.1000/182) found that weirs leak."),
    "boilerplate/contributors": ("The lido reopened.\n\nMarrowby Echo's Ines Falk contributed to this report.", "Ines Falk contributed to the lido. It reopened."),
    "boilerplate/standing": ("The views expressed in this article are those of its author.", "The views expressed at the meeting were mixed."),
    "boilerplate/truncated": ("More to follow", "The trail ends at the weir."),
    "boilerplate/biography-block": ("The lido reopened on Monday.\n\nOttoline Pruss\n\nStaff writer\n\nShe lives in Marrowby.", "The lido reopened on Monday.\n\nShe lives in Marrowby."),
    "boilerplate/pull-quote": ('The lido reopened on Monday.\n\n"The water is cold," Ines Falk said.\n\n“The water is cold”\n\nIt is open until May.', '"The water is cold," Ines Falk said.\n\n“The water is deep here”\n\nThe lido reopened.'),
}  # fmt: skip


def examples() -> list[tuple[str, str, str, str]]:
    """(rule id, subtype, hit, miss) of every rule, those without a form last."""
    return [(name, kind, *EXAMPLES[name]) for name, kind in [(r[0], r[1]) for r in RULES] + [BLOCK_RULE, PULL_RULE]]


def rule_name(number: int) -> tuple[str, str]:
    """Rule id and subtype of a furniture rule number."""
    return (RULES[number][0], RULES[number][1]) if number < len(RULES) else PULL_RULE if number == PULLED else BLOCK_RULE


ORDER = [name for name, _kind, _pattern in RULES]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the rule of that number. first, held : words, see _OPENERS and _HOLDERS. needs : see _ANYWHERE; nothing for what opens a sentence."""

    rule: int
    pattern: LazyPattern
    first: tuple[str, ...]
    held: tuple[str, ...]
    needs: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether a sentence has it."""
        if self.needs:
            return holds_any(text.lower(), self.needs) and self.pattern.search(text) is not None
        if self.rule == _CREDIT and not _CREDITS.search(text):
            return False
        if self.rule == _SERVICE:
            asks = holds_any(text.lower(), _ASKING)
            if len(text) > _LONGEST_SIGN_OFF and not (asks and _CALLS.search(text)):
                return False
            return (asks and self.pattern.match(text) is not None) or _SIGNED_OFF.match(text) is not None
        return self.pattern.match(text) is not None


# the slowest patterns, and what they cannot do without
_CREDIT, _CREDITS = ORDER.index("boilerplate/credit"), lazy(_CREDITED)
_SERVICE, _CALLS = ORDER.index("boilerplate/service"), lazy(r"ed to\b|\b(?:should|can|may|must|please|innocent)\b|stoppers", re.I)
# what no call can do without, told in a twentieth of the time
_ASKING = ("ed to", "should", "can", "may", "must", "please", "innocent", "stoppers", "tipsters", "callers", "those who call")
_LONGEST_SIGN_OFF = 120  # characters; calls for witnesses may be longer


def _forms_of(number: int) -> list[Form]:
    name, _kind, opens = RULES[number]
    forms = [] if opens is None else [Form(number, opens, _OPENERS.get(name, ()), _HOLDERS.get(name, ()))]
    if name in _ANYWHERE:
        words, needs, pattern = _ANYWHERE[name]
        forms.append(Form(number, pattern, (), tuple(words.split()), needs))
    return forms


FORMS = [form for number in range(len(RULES)) for form in _forms_of(number)]
ROWS = [slice(*np.searchsorted([form.rule for form in FORMS], (number, number + 1)).tolist()) for number in range(len(RULES))]  # by rule


@lru_cache(maxsize=1)
def gates() -> tuple[WordSets, WordSets, WordSets, WordSets]:
    """The words that forms open with, those that they open with where another is behind, these, and those that they hold; one set a form,
    among the last also words for a role."""
    pairs = [[word.split("_") for word in form.first if "_" in word] for form in FORMS]
    return (
        WordSets(*([word for word in form.first if "_" not in word] for form in FORMS)),
        WordSets(*([one for one, _ in some] for some in pairs)),
        WordSets(*([other for _, other in some] for some in pairs)),
        WordSets(*(form.held for form in FORMS), _ROLE_WORDS),
    )
