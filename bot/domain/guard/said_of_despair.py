"""The words that count for the sign of despair, by their points: weighed, never changed by hand."""

from typing import Final

from bot.domain.guard.patterns import words

_BY_POINTS: Final = {
    4: """
    feel isio myself slept some thought wake
    """,
    3: """
    any anymore anyth cry ddim dwi enough found gone havent head ive manage many methu mine point smile sometim
    stopio think tomorrow wish
    """,
    2: """
    about addres after alright am bad better bore boy breakfast broken byw cannot cant car carry case children cold
    cope crio dark dead did die died disappear doing dont drawer driv easter easy eat end ers even ever farw fine go
    going heart here how husband i im into just last leg letter lie life like lost marw matter mind more much nearly
    next night notice pass proper really right sat scream see shak shift sit smell stand stop straight thi tight tir
    tuesday wall want warm wasnt went winter without would wouldnt wrote
    """,
    1: """
    alone and another answer anyone arm away be been before being bit both break by can client come death do done
    drink dw each eight every everyone everyth face five floor gentleman got had hand have him hold home hurt id if
    it keep kill know left liv longer look mak make mam me med morn my nine nobody not noth now of off one open
    outside over pain remember scar sent sign since sister sleep so stair still stopp sunday tablet than them ther
    thing three to took top up walk was what while window written yesterday
    """,
    -1: """
    above abroad abus abuse acros act address adref afraid age agent ago agree albany allow allwedd allweddi
    alzheimer ambulance amser angen apart apartment arriv ate avenue awr baby badge bag bangor bath bd beat bedroom
    begg behind big bigger bingo biscuit bles block blodwen blood blue board bob body bone book bother bottom bp
    breath brew bridge brightwell bring broke brought brown bruis bruise brynhyfryd bu build bungalow bust button
    buzzer cael caernarfon cake cancel care cariad cat cde centre certificat ch chair change chapel charg chart
    charter chat check chemist chip choose church clean clip clock clos co coal coat coed coffee colleague
    combination complain contact conversation corner corsa cost cottag cottage council count country course cousin
    covid cqc crash credit crescent cri cros crossword cup cx cymraeg cymru cymryd dacosta dad davi dbs deaf
    december dementia detail deud diary different digit digon dim dinner diolch diploma doctor document domiciliary
    doubl doubtfire dres dress drop drw dwin dydd dyddiad dydi dying early earn easier eaten eleven elm emergency
    empty enter entrance entry error evan everybody extra fail fall famili farm favourite fawr fed fee feed feet
    fell ff ffordd fill film find finger finish firm flinch flower fob folder for forgot forty fourteen frame free
    freez friend frighten funeral galwad garden gat gdn geni gett girl glov gofyn golden google gov gran grandson
    great green griffith grip gwaith gweithio hair halfway hall handover happy harbour has hash hat healthcare hear
    heard heat hello heol herself hi hid hide high hill hin hitt hoot hot hourglas hous hrs hugh hundr hurry ice
    idea insulin insurance intercom ir is isnt january joke jon july jx kept kettle keypad kg kind kitchen kne known
    ks lan landline las law ld learn leav les light limit line lip list listen little llewellyn loan log lol long
    lose lot lottery loud lov love low ltd lunch mab made mail main map marri mask mat mattres mawr max meal mean
    meant medication meet meeting mes messag meter mg mile mileage mill million miner minute miss monday morgan
    morning most mother ms munud mwy nail nan nav navy nd near neglect neighbour net newport nice niece nightingale
    nightmare nineteen ninety normal note november nurs nvq obrien office oh ok okafor once oo option orchard order
    owner oyelaran pag page para parc parry party pas password past patel patient payslip pendant pension per
    percent personal petrol pharmacy phon photo phr pillow pinch pl place plain plant plat plate police poor porch
    post postcode poster pot pound power practice pressure primrose priory pritchard private promis properly pull
    purse qcf quality question quid quiet quiz radio raffle rail rain ran rat rate real recruiter red refus register
    registration rent repeat report resident rest rev roedd rowan runn rush saf salary sang satnav saturday say
    school scratch sec second september servic session share sharp shed sheet shelter sho shopp short show shower
    shud shut side single size skill skin slap slapp slimm sling slip small smith snow soak sock sold someth song
    sor sort spare spend sponsor sponsorship square station stay steal stick sticker stitch stone stood stryd sugar
    supervisor support surgery swansea swap swear sy table tack tan taught tax team tear teatime teeth tel telly
    term terrace tesco test their there these third thirty thousand threaten through throw thursday tick ticket tied
    til till tim time tin toast today together toilet tonight touch town track tractor treat tree tri trolley try tv
    twenty two ty type un uncle uniform union unit unles unpaid until upstair us used valley van victoria view
    village wage war warden watch water way we wear website wedi weekend well wet whatsapp wheel wheelchair when
    which whitcombe whoever whole why wifi wing within word world worse worst wrist wristband wrth www xl ydi ydir
    yourself yr yw zero
    """,
    -2: """
    ab agency alarm alway app ar as bank bell best between bin birth birthday bos box brother bus card cash
    certificate cf chang christma close cod company contract court cover cut date dob doe doesnt dog double down dr
    drive ei else email family food front fy gate gave gent giv gofal good half hard hes hit holiday homecare
    hospital job ladi lane late laugh level lik live ll lock lovely mae maer man manager march min mis mobile money
    month mov mum must nam name nephew np nurse old only org other owe pad paid paper passport people person pin
    plan please pm pres push ramp rang rd read rhif road round run sa same saw send service seven shop shout signal
    sing six social somebody someone speak st staff step take talk tell ten text th thank they travel twice uk under
    user visa visit wag wait wal wash were where wife wont worker write wrong your
    """,
    -3: """
    because born carer code com daughter example first flat from hoist hour its key keysafe leave lift minut mr mrs
    never new nhs number our pay phone ring rota safe said son street tak train
    """,
    -4: """
    are you
    """,
}
POINTS: Final = {word: number for number, these in _BY_POINTS.items() for word in words(these)}
