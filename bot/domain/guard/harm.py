"""How people say that somebody is robbed, hurt or neglected."""

from typing import Final

from bot.domain.guard.patterns import phrase

_RELATIVE: Final = (
    r"(?:son|daughter|nephew|niece|grandson|granddaughter|husband|wife|partner|brother|sister|family|families"
    r"|relatives?"
    r"|neighbour|carers?|care workers?|worker|colleague|staff|someone|somebody|manager|boyfriend|grandchildren|kids)"
)
_WHO: Final = rf"(?:{_RELATIVE}|he|she|they|man|mum|dad)"
_WHOM: Final = (
    r"(?:(?:a |the |my |our |his |her )?(?:clients?|lad(?:y|ies)|gentlem[ae]n|residents?|service users?|mum|dad"
    r"|mother|father|wife|nan)"
    r"|him|her|them)\b"
)
_THINGS: Final = (
    r"(?:money|pension|savings|cash|bank card|bank book|purse|jewell?ery|rings?|cheques?|benefits|allowance|tablets"
    r"|things|belongings)"
)
_TAKES: Final = (
    r"(?:tak(?:e|es|ing)|took|steal(?:s|ing)?|stole|nick(?:s|ing|ed)|pinch(?:es|ing|ed)?|keeps?"
    r"|help(?:s|ing)? (?:him|her|them)sel\w{1,4} to)"
)
_HURTS: Final = (
    r"(?:hits?|hitting|slap(?:s|ped|ping)?|punch(?:es|ed|ing)?|kick(?:s|ed|ing)?|shov(?:es|ed|ing)"
    r"|beats?|beating|hurts?|hurting|strangl(?:es|ed|ing)|threatens?|grabbed|dragged|choked)"
)
_FEW: Final = r"(?:[\w']{1,12} ){0,3}?"
_THEIR: Final = r"(?:her|his|their|(?:a |the |my )?client'?s)"

HARM: Final = (
    # money and things
    phrase(rf"\b{_RELATIVE}\b[^.!?\n]{{0,20}}\b(?:{_TAKES}|spend(?:s|ing)?) {_FEW}{_THEIR} {_FEW}{_THINGS}\b"),
    phrase(rf"\bhe(?:'?s| is| has been| just)? (?:{_TAKES}|spend(?:s|ing)?) {_FEW}her {_FEW}{_THINGS}\b"),
    phrase(rf"\bshe(?:'?s| is| has been| just)? (?:{_TAKES}|spend(?:s|ing)?) {_FEW}his {_FEW}{_THINGS}\b"),
    phrase(rf"\bthey(?:'?re| are| have been| just)? (?:{_TAKES}|spend(?:s|ing)?) {_FEW}(?:his|her) {_FEW}{_THINGS}\b"),
    phrase(rf"\b{_TAKES} (?:{_THINGS} )?(?:out of|from|off) (?:{_THEIR} (?:purse|bank|account|drawer|bag)|{_WHOM})"),
    phrase(r"\b(?:steal(?:s|ing)?|stole|thieving|robb(?:ing|ed)|robs) (?:from |off )?", _WHOM),
    phrase(rf"\bmakes? {_WHOM} sign\b"),
    phrase(rf"\bcontrols? {_THEIR} money\b"),
    phrase(r"\b(?:purse|account|savings) (?:is|was|are) (?:always )?empty\b"),
    phrase(rf"\b{_RELATIVE} (?:has|have|took|takes|keeps|uses|got) {_THEIR} (?:bank )?(?:card|pin|purse|account)\b"),
    phrase(r"\b(?:no|never any) money for (?:food|heating)\b"),
    phrase(r"\bno food (?:in|for|left for) (?:the|her|his|their|him|them)\b"),
    # hurt
    phrase(
        rf"\b{_WHO} (?:(?!never |not )[\w']{{1,10}} ){{0,2}}?{_HURTS} (?:{_WHOM}|{_THEIR} (?:mum|dad|mother|father"
        rf"|wife|arm))"
    ),
    phrase(rf"\bpush(?:es|ed|ing)? {_WHOM}(?! [^.!?\n]{{0,15}}(?:chair|ramp|garden|round|park|swing|\bto ))"),
    phrase(rf"\b(?:saw|seen|heard|watched) {_FEW}{_HURTS} {_WHOM}"),
    phrase(r"\bheard (?:a slap|slapping|hitting|(?:her|him) scream)\b"),
    phrase(
        r"\b(?:shoved|slapped|smacked|punched|choked|dragged|pinned|shook) (?:her|him|them)\b(?! (?:out|hand|awake"
        r"|off))"
    ),
    phrase(r"\bbruis(?:es?|ing|ed)\b[^.!?\n]{0,20}\b(?:arms?|wrists?|legs?|face|neck|body|back|eyes?|her|him|his)\b"),
    phrase(rf"\bmarks? (?:on|all over) {_THEIR}\b"),
    phrase(r"\b(?:hand|finger|belt|burn) marks?\b"),
    phrase(r"\bblack eye\b"),
    phrase(r"\bcovered in (?:bruises|marks|cuts)\b"),
    phrase(r"\bt(?:ie|ies|ied|ying) (?:her|his|their) (?:hands|wrists|arms|legs)\b"),
    phrase(r"\block(?:s|ed)? (?:the fridge|the food|her food|his food)\b"),
    phrase(r"\b(?:been|was|is|being) tied\b"),
    phrase(rf"\block(?:s|ed|ing)? {_WHOM}(?: up| in| out)\b"),
    phrase(r"\bflinch(?:es|ed|ing)?\b[^.!?\n]{0,15}\bwhen\b"),
    phrase(rf"\btouch(?:es|ed|ing) {_WHOM}(?: and\b| inappropriately| up\b| there\b| where\b)"),
    phrase(r"\brap(?:ed|ing)\b"),
    phrase(r"\bmolest"),
    phrase(r"\b(?:comes?|came|goes|gets) (?:in|into|in to) (?:her|his) (?:room|bed) at night\b"),
    phrase(r"\bsexual(?:ly)? (?:abus|assault)"),
    phrase(
        r"\b(?:sleeping|sex|in a relationship) with (?:a|the|his|her|one of the) (?:client|resident|service user"
        r"|patient)\b"
    ),
    phrase(rf"\brough with {_WHOM}"),
    phrase(rf"\bcall(?:s|ed|ing) {_WHOM} names\b"),
    phrase(rf"\b(?:screams?|screaming|swears?|swearing|spits?|shouts?|shouting) at {_WHOM}"),
    # left alone
    phrase(
        r"\b(?:left|sat|sitting|lying|laying|lies) (?:[a-z]{1,5} ){0,2}in (?:the same |(?:his|her|their) own "
        r"|a (?:dirty|soiled|wet) )"
    ),
    phrase(rf"\bleft (?:{_WHOM} )?in (?:wet|dirty|soiled|urine|faeces)\b"),
    phrase(r"\bin the same (?:pad|clothes|sheets) since\b"),
    phrase(r"\bleaves? (?:people|clients|them|her|him|ladies) (?:soaking|wet|soiled|dirty|in bed all)\b"),
    phrase(rf"\bleave {_WHOM} on the floor\b"),
    phrase(r"\bleft alone (?:all|for|every) (?:day|night|weekend|days|hours)\b"),
    phrase(r"\b(?:with no|without any|nothing to) (?:food|eat)\b"),
    phrase(
        r"\b(?:not|never|isn'?t|aren'?t) (?:being |been )?(?:fed|washed(?! up)|given (?:food|water|drinks|(?:her"
        r"|his) (?:tablets|meds)))\b"
    ),
    phrase(
        r"\b(?:she|he|they|lady|gentleman|client)(?:'s)? (?:has not|hasn'?t|had not|hadn'?t|not) (?:eaten(?= since"
        r"| all| for| today| anything)|been (?:fed|changed|turned|washed))\b"
    ),
    phrase(rf"\bnobody (?:has |have )?(?:been|came|comes) to see {_WHOM}"),
    phrase(r"\bextra (?:tablets|pills|meds)\b[^.!?\n]{0,15}\b(?:so (?:she|he|they)|to (?:sleep|keep|make|shut))\b"),
    phrase(rf"\b(?:drugging|drugged|drugs|sedat(?:es|ed|ing)) {_WHOM}"),
    phrase(r"\b(?:tell|told) (?:me |us )?to (?:lie|cover up|fake|falsify)\b"),
    phrase(
        r"\b(?:is|are|was|being|been|gets|getting) (?:[a-z]{1,10} )?(?:abused|neglected|starved|groomed|mistreated"
        r"|ill.treated)\b"
    ),
    phrase(
        rf"\b{_WHO} (?:won'?t|will not|never|refuses? to) (?:let|allow|give) {_WHOM}(?: to)? (?:see|have|go|speak"
        rf"|talk|ring|eat|out|food)\b"
    ),
    # afraid
    phrase(
        r"\b(?:scared|afraid|frightened|terrified) (?:to (?:say(?! no)|tell|speak)|of (?:her|his|their"
        r"|the) (?:own )?",
        _WHO,
        r")\b",
    ),
    phrase(r"\b(?:begged|pleaded with) (?:me|us) not to (?:leave|go|tell|say|write)\b"),
    phrase(
        r"\b(?:begs?|begged|pleads|pleaded with) (?:me|us) (?:to (?:take|let) (?:her|him|them)"
        r"|not to (?:leave|go|tell))\b"
    ),
    phrase(r"\b(?:nobody|no one) (?:will|would|is going to) (?:ever )?(?:believe|listen to) (?:her|him|them|an old)\b"),
    phrase(
        rf"\b(?:films?|filmed|filming|photographs|photographed) {_WHOM}[^.]{{0,40}}\b(?:laugh\w{{0,3}}"
        rf"|posts?|shares?)\b"
    ),
    # in Welsh
    phrase(r"\b(?:dwyn|cymryd|ddwyn) (?:ei|eu) (?:ph?|b)?(?:res|har?ian|arian|hensiwn|ensiwn)\b"),
    phrase(r"\bcleisiau\b"),
    phrase(r"\b(?:gweiddi|sgrechian) (?:arni|arno)\b"),
    phrase(r"\b(?:a'i|ei|ein|eu) (?:gwthio|tharo|daro|churo|guro|brifo|gam-?drin|cham-?drin|phwnio)\b"),
)
