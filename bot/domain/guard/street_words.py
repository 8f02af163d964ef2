"""The words that streets and homes are named with."""

from typing import Final

from bot.domain.guard.patterns import words

STRONG: Final = words(  # after a number and a name they mean a street, however they are typed
    """st road rd street streets str streat avenue ave aveneue avenu crescent cres cresent crecent cresc terrace
    terr tce gardens gdns grove mews lane ln cottages villas heights parade square sq apartments heol ffordd
    stryd lon"""
)
WEAK: Final = words(  # these are ordinary words too
    """close cl drive dr court ct place pl park parc row walk rise view green yard path hill gate mount vale quay
    bank fields meadow meadows croft way wharf end side house cottage farm lodge bungalow mansions buildings
    towers"""
)
ALONE: Final = words("kingsway queensway broadway parkway causeway esplanade promenade strand")
AFTER_THE: Final = words("crescent close green grove avenue drive mews gardens terrace square court lane hill")
WELSH: Final = words(
    """heol ffordd stryd lon erw allt cefn craig dol gelli glan gors hafod hendre llain llwyn mynydd nant pant pont
    rhiw rhyd tre waun ystad maes bryn cae rhes clos parc pen tan ty plas llys teras gerddi cilgant rhodfa stad
    trem coed dyffryn glyn fron feidr golwg"""
)
HOMES: Final = words("Cottage Farm Bungalow House Lodge Villa Barn Grange Manor")

IN_NAMES: Final = words(  # what streets are often named after
    """chapel church mill station park orchard elm oak ash beech birch cedar rowan willow holly hazel maple poplar
    lime chestnut hawthorn st saint saints queen queens king kings victoria albert george edward windsor alma
    priory abbey bishop bishops castle bridge river brook spring well school college market manor grange london
    newport cardiff bangor chester bristol sea beach harbour marine bay cliff mountain valley hill hillside
    meadow field farm hall wood woodland forest heath moor rose lily primrose lavender ivy heather bryn pen min
    maes coed glan afon llan cae gwyn goch fawr mary marys john johns david davids andrew andrews peter peters
    james michael michaels nelson wellington churchill milton stanley clarence york lancaster warwick cromwell
    grosvenor regent trinity union canal railway quarry pit colliery lake garden vicarage rectory glebe tower
    fountain sunny pleasant oakfield ashfield highfield westfield northfield springfield north south east west
    upper lower"""
)
COUNTED: Final = words(  # a number before one of these counts something
    """a an the and or of in on at up down to from for by with per off along into over under is are was were be
    been i me my we our you your he she his her it its they their this that these those no not more less other
    another same every each all both any some min mins minute minutes hour hours hr hrs day days week weeks
    month months year years mile miles km metre metres meter yards people person persons carers carer calls call
    visits visit times time clients client staff workers ladies gents nights night shifts shift way ways wheel
    percent pay bed beds star stars mph degree degrees weekly daily hourly pound pounds pence hard bad big good
    long short quick slow early late steps miss then than when where who what which how if as but so out back
    only just about around closed roads different separate busy dark cars car bus buses trains homes houses
    flats doors full empty one two extra double last next working walking driving training support care paid
    unpaid nice quiet hot cold warm wet windy snowy icy half whole sleep sleeps hoist team rota round run runs o
    arall adref yn ar bedroom story storey storeys floor floors level levels stage step point points am pm a.m
    p.m st nd rd th needs has had never feels"""
) - words("am pm st")
FAMOUS: Final = words("downing coronation sesame")
NO_STREETS: Final = FAMOUS | words(  # with these it is no street where somebody lives
    """oxford home main high wall fleet abbey country crown county magistrates tennis food car theme science
    business retail national caravan safari memory side back busy dark wrong right whole no a the every each any
    our this that their her his hard tough rocky middle quiet narrow town ring slip single open which what
    supreme care nursing residential children young full opening public"""
)
