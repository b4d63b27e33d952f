"""First names that tell whether somebody is "he" or "she", and that the next word is a surname: facts of the language, and no list of people.

Names that both have (Alex, Kim, Jordan), and those that are a man's here and a woman's there (Andrea, Jean, Nicola), stand in neither list.
"""

from __future__ import annotations

MEN = frozenset(
    """aaron abdul adam adrian ahmed alan albert alejandro alfred alistair allan allen amir andre andrew andy anthony antonio arnold arthur barry
    ben benjamin bernard bernie bert bill billy bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan calvin carl carlos cedric
    charles chester christopher clarence claude clifford clive clyde colin connor craig curtis cyril damian damien dan daniel darren dave david dean
    dennis derek diego dirk dominic don donald doug douglas duncan dwight ed eddie edgar edmund eduardo edward edwin elijah emmanuel enrique eric
    erik ernest ernesto ethan eugene evan felix ferdinand fernando floyd francisco frank franklin fred frederick gareth gary gavin geoff geoffrey
    george gerald gerard giovanni glenn gordon graham greg gregory guillermo gustavo guy hamish hans harold harry harvey hassan hector henry herbert
    herman howard hugh hugo ian ibrahim igor isaac ivan jack jacob jake james jason javier jay jeff jeffrey jeremy jerome jerry jim jimmy joe joel
    johan john johnny jon jonathan jorge jose joseph josh joshua juan julian julio justin karl keith ken kenneth kevin kurt kyle lance larry lars
    lawrence leo leon leonard leroy lewis liam lloyd louis lucas luis luke malcolm manuel marcel marcus mario mark martin marvin matt matthew maurice
    max michael miguel mike mohamed mohammed mustafa nathan nathaniel neil nick nicholas nigel noah norman oleg oliver omar oscar otto owen pablo patrick
    paul pedro pete peter phil philip phillip pierre rafael ralph ramon randall raul ray raymond ricardo richard rick robert roberto rod roderick
    rodney roger roland ron ronald roy rupert russell ryan samuel scott sean sebastian sergei sergio seth shaun simon stanley stefan stephen
    steve steven stewart stuart sven ted terence theodore thomas tim timothy toby todd tom tommy tony travis trevor tristan victor vincent vladimir
    wallace walter warren wayne wilfred will william winston xavier yusuf zachary""".split()
)
WOMEN = frozenset(
    """abigail adele agatha agnes aisha alexandra alice alicia alison allison amanda amelia amy ana angela angelica anita ann anna annabel anne annette
    annie antonia april audrey barbara beatrice belinda bernadette beth bethany betty beverley brenda bridget brigitte camilla carla carmen carol
    caroline carolyn catherine cecilia celia charlene charlotte cheryl chloe christina christine cindy claire clara claudia colleen constance cynthia
    daisy daphne dawn deborah debbie debra deirdre denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth eliza
    elizabeth ella ellen elsa elsie emily emma esther ethel eva evelyn faith fatima felicity fiona florence frances freda gabriela gail gemma
    georgia georgina geraldine gertrude gillian gina gladys gloria grace greta gwen hannah harriet heather heidi helen helena henrietta hilda holly
    hope ida imogen ingrid irene irina iris isabel isabella isabelle isla jacqueline jane janet janice jasmine jeanette jemima jennifer jenny jessica
    jill joan joanna joanne jodie josephine joyce judith judy julia julie juliet june karen katarina kate katherine kathleen kathryn kathy
    katie katrina kirsten kirsty kristen kristin laura lauren leah lena leticia lillian lily linda lisa lois lorna lorraine louisa louise lucia lucinda
    lucy lydia lynn mabel madeleine maggie maisie mandy marcia margaret maria marianne marie marilyn marina marjorie marlene martha mary
    matilda maud maureen mavis megan melanie melissa mia michelle mildred miranda miriam moira molly mona monica muriel myra nadia nancy naomi natalia
    natalie natasha nina nora norma olga olivia ottilie pamela patricia paula pauline penelope penny philippa phoebe phyllis polly priscilla
    rachel rebecca regina renata rhoda rita roberta rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra sarah sasha selina
    serena sharon sheila shirley silvia sofia sonia sophia sophie stella stephanie sue susan susanna susannah suzanne sylvia tamara tanya tara
    teresa tessa thelma theresa tina ursula valerie vanessa vera verity veronica victoria viola virginia vivienne wanda wendy yolanda yvonne
    zara zoe""".split()
)
# those that are towns and countries as well, with papers of their own
TOWNS = frozenset(
    """charlotte chester clifford craig douglas elizabeth florence georgia helena lance lawrence lincoln lorraine marina paris san sofia stanley victor
    victoria virginia warren carlos jose juan diego francisco santiago lucia""".split()
)
