"""The words that count for the sign of harm, by their points: weighed, never changed by hand."""

from typing import Final

from bot.domain.guard.patterns import words

_BY_POINTS: Final = {
    3: """
    abus arm bedroom begg bone bother colleague doesnt eaten ei finger flinch food frighten grandson him hurry
    insulin leav mab mes money phr pinch purse saw shut sign slap slapp sor teatime tied weekend wet wrist
    """,
    2: """
    afraid ate baby bag bank been being blood both brother bruis bruise cael can carer chair chart church coal come
    cymryd daughter detail deud dinner doctor dress drink dydi empty enough face fed feed film find fine forty gett
    girl goe grip hand has he heard her hes hi hide his hit hitt husband isnt kitchen law leave leg lie lip lock
    long man miss neglect neighbour nephew niece other pension pillow power private push quiet rail scratch shak she
    shed shout skin sleep smell so soak sold someone son spend steal stone stood swear table them ther there thing
    throw tick tight toilet told tonight touch treat water why wife worker yesterday
    """,
    1: """
    again agency all alone alway and another any anyth ask away because bed bell bin book cant card cash change
    client com count cover cri cup cut day ddim dementia dim dont drawer even every everyth extra family fell floor
    found friday friend front gave giv give go gone had heat house hurt idea in into keep know last laugh left like
    look made mae maer mak me med morning mov much mum must nam never night nobody not noth now nurse off old only
    our own pad pendant people pound put right roedd room round said same say scar scream see since social somebody
    someth speak stay stick stopp tablet tak team tell ten they think threaten three till time turn twice until was
    wash week well when while with without wont write yn
    """,
    -1: """
    above abroad abuse acros act addres address adref after age agent ago agree albany allow allwedd allweddi
    alright alzheimer ambulance amser angen anymore apart apartment arriv avenue awr back bad badge bangor bath bd
    be beat behind big bigger bingo biscuit bles block blodwen blue board bob body bore bottom boy bp breakfast
    breath brew bridge brightwell bring broke broken brought brown brynhyfryd bu build bungalow bust button buzzer
    by byw caernarfon cake cancel care cariad carry case cat cde centre certificat ch chapel charg charter chat
    check chemist children chip choose clean clip clock clos co coat coed coffee cold combination complain contact
    conversation cope corner corsa cost cottag cottage council country course cousin covid cqc crash credit crescent
    crio cros crossword cx cymraeg cymru dacosta dad dark davi dbs dead deaf december diary die different digit
    digon diolch diploma disappear do document doing domiciliary done doubl doubtfire dres drop drw dw dwi dwin dydd
    dyddiad dying each early earn easier easter easy eleven elm emergency enter entrance entry error ers evan ever
    everybody fail fall famili farm farw favourite fawr fee feet ff ffordd fill finish firm first flower fob folder
    forgot fourteen frame free freez funeral galwad garden gat gdn geni glov gofyn going golden google gov gran
    great green griffith gwaith gweithio hair halfway hall handover happy harbour hash hat have havent head
    healthcare hear heart hello heol herself hid high hill hin home hoot hot hourglas hous hrs hugh hundr ice
    insurance intercom ir isio ive january joke jon july jx kept kettle keypad kg kind kne known ks lan landline las
    ld learn les letter light limit line list listen little llewellyn loan log lol longer lose lot lottery loud lov
    love low ltd lunch mail main manage many map marri marw mask mat matter mattres mawr max meal mean meant
    medication meet meeting messag meter methu mg mile mileage mill million mind mine miner minute monday morgan
    most mother ms munud mwy my myself nail nan nav navy nd near nearly need net newport nice nightingale nightmare
    nineteen ninety normal note notice november nurs nvq obrien office oh ok okafor once oo option orchard order
    outside owner oyelaran pag page pain para parc parry party pas password past patel patient payslip per percent
    personal petrol pharmacy phon photo pl place plain plant plat plate police poor porch post postcode poster pot
    practice pressure primrose priory pritchard promis proper properly pull qcf quality question quid quiz radio
    raffle rain ran rat rate real really recruiter red refus register registration remember rent repeat report
    resident rest rev rowan runn rush saf salary sang satnav saturday school sec second sent september servic
    session share sharp sheet shelter sho shopp short show shower shud side single size skill slept slimm sling slip
    small smile smith snow sock some sometim song sort spare sponsor sponsorship square stair stand station sticker
    stitch stopio straight stryd sugar supervisor support surgery swansea swap sy tack tan taught tax tear teeth tel
    telly term terrace tesco test their these third thirty thought thousand through thursday ticket til tim tin tir
    toast today together tomorrow town track tractor tree tri trolley try tv twenty ty type un uncle uniform union
    unit unles unpaid upstair used valley van victoria view village wage wake wall war warden warm wasnt watch way
    wear website wedi whatsapp wheel wheelchair which whitcombe who whoever whole wifi window wing winter wish
    within word work world worse worst would wouldnt wristband written wrote wrth www xl ydi ydir you yourself yr yw
    zero
    """,
    -2: """
    ab anyone app ar as best better birth birthday bit bos box break bus came certificate cf christma close cod
    company contract court cry date death did dob doe dog double dr driv drive eat eight else email everyone feel
    five form four fy gate gent gentleman gofal good half hard here hold holiday homecare hospital id job kill ladi
    lane late level life lik liv live ll lovely make mam march min mis mobile month more name next nine np open or
    org owe paid paper pass passport person pin plan pm point pres ramp rang rd read rhif road run sa sat send
    service seven shift shop signal sing sister six st staff start step tea text th than thank top travel tuesday uk
    under use user visa wag wait wal walk were wrong your
    """,
    -3: """
    born code died end example flat hour key keysafe lift minut mr mrs nhs park pay rota safe should street then
    took train year
    """,
    -4: """
    number
    """,
}
POINTS: Final = {word: number for number, these in _BY_POINTS.items() for word in words(these)}
