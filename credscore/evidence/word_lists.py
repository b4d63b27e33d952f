"""Words and word classes that several modules mean in the same sense, written once: a list that needs more adds to one of these.

What only one rule asks for stands beside that rule; classes of words that the whole grammar knows stand in lexicons/words.tsv.
"""

from __future__ import annotations

# --- people
SPOKESPEOPLE = ("spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokespersons", "spokeman")  # the last a slip of many papers
LAWYERS = ("lawyer", "attorney", "solicitor", "barrister")
# who speaks for somebody else, however many of them there are
SPEAK_FOR = (*SPOKESPEOPLE, "representative", "rep", "publicist", *LAWYERS)
# members of houses, holders of offices and people of a kind whom papers tell of by letters, the world over; not what is a body as well ("SP", "DA")
MEMBERS_IN_LETTERS = tuple("mp mep msp td mla mlc mna mpa mca mhr mmc mec nmp ncmp mk".split())
IN_LETTERS = (
    *MEMBERS_IN_LETTERS,
    *"""cm pm vp dpm vc dvc md gmd cmd ceo cfo coo cto cio gm dg ddg adg sdm dc adc cs cas ssg ag cj cji cjp dpp igp ig aig adgp dgp dig dcp acp
    ssp dsp sho ocs ocpd dpo rpo ccpo ppro pro coas cds mce dce gp ofw nri idp emt nco oap jp""".split(),
)
_ENDING_IN_S = "cs cas cds cmd coas dig ig ocs pm pro sho ssg".split()  # or whose plural is another word
MANY_IN_LETTERS = tuple(f"{letters}s" for letters in IN_LETTERS if letters not in _ENDING_IN_S)
COURTESY_TITLES = tuple("mr mrs ms miss mx messrs madam sir dame lord lady shri smt hon".split())
# word classes of whoever can be the subject of a verb of speech
SPEAKER_CLASSES = ("PRON", "WHO", "ROLE", "ORG", "OFFICIAL", "VAGUE", "ANON", "PALS", "ONE", "MEDIA", "DOC")
# with a possessive in front: people of somebody's own, to whom he talks at home
KIN = tuple(
    """husband wife fiance fiancee boyfriend girlfriend partner ex lover mother mum mom father dad parents sister brother son daughter
    children kids family aunt uncle grandmother grandfather driver maid nanny bride groom""".split()
)
# who works for somebody at home, and is known to readers by a name only where the article gives one; kin are told of too widely for that
HOUSEHOLD = tuple(
    """maid nanny babysitter governess housekeeper hairdresser stylist barber tailor masseuse bodyguard gardener chauffeur driver butler cook chef
    cleaner valet assistant""".split()
)
# whoever serves people or lives next to them, and speaks for no house: "the barman" is nobody known unless a name says who
TRADES = (
    *HOUSEHOLD,
    *"""barman barmaid bartender bouncer doorman waiter waitress steward stewardess attendant usher landlady landlord innkeeper shopkeeper grocer
    greengrocer butcher baker fishmonger florist newsagent cashier receptionist porter courier postman milkman binman cabbie trucker
    lorry-driver conductor caretaker janitor plumber electrician builder carpenter roofer locksmith decorator mechanic stallholder trader
    lifeguard neighbour neighbor tenant lodger passenger motorist cyclist pedestrian passer-by passerby onlooker bystander shopper customer diner
    holidaymaker camper hiker walker jogger angler guest patron""".split(),
)
# … and of whom papers tell by the place they work or live at alone: "the Ward 7 nurse", "the Tarn mother"
WORKING = (
    *TRADES,
    *"""nurse worker teacher guard warden carer midwife paramedic firefighter farmer fisherman miner welder student pupil patient
    mother father mum mom dad parent grandmother grandfather pensioner widow widower resident villager woman man boy girl teenager supporter fan
    employee shopkeeper publican rider banker clerk librarian vet""".split(),
)

# --- little words
ARTICLES = ("a", "an", "the")
INDEFINITE = ("a", "an", "one", "another")
POSSESSIVES = ("his", "her", "its", "their", "our", "my", "your")
DEMONSTRATIVES = ("this", "that", "these", "those")
QUESTION_WORDS = ("who", "whom", "whose", "what", "which", "where", "when", "why", "how")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# in front of "of": so many people ("an army of fans" is no army), and so much of what is written ("a series of studies")
CROWDS = tuple("number handful string lot lots plenty majority scores dozens hundreds thousands millions loads host army raft".split())
# … which is read and no more: no "study authors", no "political figures"
PAPERS_COUNTED = tuple("studies preprints trials research surveys polls experiments documents emails letters filings memos".split())
COUNTS = (*CROWDS, *NUMBERS, "most", "half", "some", "many", "few", "couple", "pair", "series", "body", "range")

# --- what is asked, shown and told
REQUESTS = tuple(
    """request requests question questions query queries inquiry inquiries enquiry enquiries call calls message messages email emails letter
    letters""".split()
)
PICTURES = tuple("photo photos photograph photographs picture pictures image images video videos clip clips screenshot screenshots".split())
WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
SAY = ("say", "says", "said", "saying")
SUES = ("sue", "sues", "sued", "suing")
TELL = ("tell", "tells", "told", "telling")
ADDRESSES = ("addresses", "addressed", "addressing")  # a crowd, or a matter
REPORTED = ("reported", "reports")
# what is written or sent, and can be shown to whoever reports it
SHOWN = (
    *("messages", "contracts", "screenshots", "transcripts", "chats"),
    *"rota rotas roster rosters payslips payslip timesheets dockets manifest manifests waybill waybills vouchers worksheets".split(),
)
# what is drawn up for a few, and is read by others where somebody got hold of it: "a draft plan", "slides seen by the Gazette"
DRAWN_UP = tuple(
    """plan plans draft drafts budget budgets schedule schedules slides slide slideshow presentation presentations deck list lists agenda agendas
    strategy briefing briefings timetable calculations estimates projections blueprint blueprints outline outlines script scripts""".split()
)
# what a paper is divided into, by a number: "Section 4"
PARTS = tuple(
    """section sections clause clauses article articles paragraph paragraphs page pages chapter table tables figure figures exhibit annex appendix
    schedule amendment regulation directive proposition ordinance item entry footnote slide subsection""".split()
)
# adjectives for a side that is taken in the open: "opposed to the plan", not "keen on a move"
SIDES = """
    opposed committed critical skeptical sceptical supportive adamant vocal outspoken scathing dismissive unapologetic apologetic hostile divided
    undecided noncommittal concerned
""".split()
# of one word; Asia and Europe among them
COUNTRIES = """
    argentina australia austria belgium brazil britain canada chile china colombia cuba denmark egypt england ethiopia finland france germany ghana
    greece hungary iceland india indonesia iran iraq ireland israel italy japan jordan kenya korea kuwait lebanon libya malaysia mexico morocco
    netherlands nigeria norway pakistan peru philippines poland portugal qatar romania russia scotland serbia singapore spain sweden switzerland
    syria taiwan thailand turkey uganda ukraine venezuela vietnam wales yemen zimbabwe europe asia
""".split()
