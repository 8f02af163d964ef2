"""How people say that they cannot go on, or that somebody has just died."""

from typing import Final

from bot.domain.guard.patterns import pattern

_NO: Final = r"(?:can'?t|cannot|couldn'?t|can not)"
_MORE: Final = r"(?: any ?more| any longer| much longer| like this)"
_SHE: Final = (
    r"(?:she|he|they|(?:client|lady|gentleman|gent|resident|mum|dad|nan|grandad|husband|wife|one of mine)(?: has"
    r"| had)?)"
)
_DIED: Final = (
    rf"\b(?:{_SHE}(?:'s|'d)?(?: (?:has|had|have|just|sadly|suddenly)){{0,2}} (?:died|dead|passed|passed away|gone)"
    r"|(?:lost|losing) (?:him|her|them|my (?:lady|gentleman|client|mum|dad|nan))(?= (?:on|this|last|yesterday|today"
    r"|and|in my))"
    r"|found (?:him|her|them) dead"
    r"|(?<!dog )(?<!cat )passed away|died (?:on me|in my arms))\b"
)
_LATELY: Final = (
    r"\b(?:on my shift|this morning|last night|yesterday|today|tonight|in my arms"
    r"|on (?:sunday|monday|tuesday|wednesday|thursday|friday|saturday))\b"
)

DESPAIR: Final = (
    # to die
    pattern(r"\bwan(?:t|na|ted) to die\b"),
    pattern(r"\bwanna die\b"),
    pattern(r"\bwish i (?:was|were) (?:dead|never born)\b"),
    pattern(r"\bi want it over\b"),
    pattern(r"\bif i (?:was|were) (?:gone|dead)\b"),
    pattern(r"\bwant it (?:all )?to (?:stop|end|be over)\b(?! (?:by|and done|at|on|in))"),
    pattern(r"\bend(?:ing)? it all\b(?! is)"),
    pattern(r"\bkill(?:ing)? my ?self\b"),
    pattern(r"\b(?:end|ending|take|taking) my (?:own )?life\b"),
    pattern(r"\bbetter off (?:without me|if i was|dead)\b"),
    pattern(r"\bhow i would (?:do it|end it)\b"),
    pattern(r"\bwant to disappear\b(?! (?:for|to|on))"),
    pattern(r"\b(?:done|finished) with (?:living|life)\b"),
    pattern(r"\bsee an end to it\b"),
    pattern(r"\bmy (?:head|mind) is (?:so |in a )?(?:very )?dark\b"),
    pattern(r"\bsuicid(?:al|e)\b(?! (?:prevention|awareness|training|policy|watch))"),
    pattern(r"\boverdosed\b"),
    pattern(r"\bself[ -]?harm(?:ing|ed)?\b(?! (?:training|policy|awareness))"),
    pattern(r"\b(?:cutting|hurting|harming) my ?self\b"),
    pattern(r"\bdon'?t want to (?:live|wake up|exist|be alive|be here any ?more)\b"),
    pattern(r"\bnever (?:wake up|woke up) again\b"),
    pattern(r"\btook (?:an overdose|(?:too many|all my|all the|loads of) (?:tablets|pills|paracetamol|meds))\b"),
    pattern(r"\b(?:about|of) (?:driving (?:in ?to|off) (?:a|the)|not (?:going|coming) (?:home|back) ever|jumping)\b"),
    # not to go on
    pattern(rf"\b{_NO} (?:go on|carry on|live|keep going|cope|take it|take this|face it|do this){_MORE}"),
    pattern(rf"\b{_NO} stop (?:crying|shaking)\b"),
    pattern(r"\bi (?:just )?cry\b[^.!?\n]{0,15}\b(?:every|all) (?:single )?(?:day|night)\b"),
    pattern(
        r"\b(?:no|what'?s the|what is the|see the|see any) point (?:of|in) (?:living|life|being here|going on"
        r"|carrying on)\b"
    ),
    pattern(r"\benough of (?:life|living|it all)\b"),
    pattern(r"\b(?:don'?t|can'?t|cannot) see (?:the|a|any) (?:point any ?more|point in anything|way out|future)\b"),
    pattern(r"\b(?:at|reached|near) (?:my |a )?breaking point\b"),
    pattern(r"\b(?:i'?m|i am|am|left me|we are|we'?re) in bits\b(?! of)"),
    pattern(r"\bhate my life\b"),
    pattern(r"\b(?:feel like|feels like) (?:i'?m |i am )?(?:drowning|dying|giving up)\b"),
    pattern(r"\bi(?: a|')?m (?:so |completely )?broken\b"),
    pattern(r"\bcrying every (?:single )?(?:day|night|morning)\b"),
    pattern(r"\b(?:think|thinking|thought) (?:about|of) ending (?:it|things|everything)\b"),
    pattern(r"\b(?:feel|am|i'?m) so alone\b"),
    pattern(r"\bfeel (?:so |completely |totally )?(?:hopeless|worthless|empty inside)\b"),
    pattern(r"\bno reason to (?:live|go on)\b"),
    # a death that is fresh
    pattern(_DIED, r"[^.!?\n]{0,25}", _LATELY),
    pattern(_DIED, rf"[^.!?\n]{{0,15}}\b(?:and|but|so) i (?:{_NO}|haven'?t|am not|walked in|keep seeing|feel so)\b"),
    pattern(r"\bfound (?:him|her|them|my (?:lady|gentleman|client))(?: [a-z]{1,8}){0,4}? (?:dead|gone)\b"),
    pattern(r"\bseeing (?:her|his|their) (?:face|body)\b"),
    pattern(rf"\bno ?(?:one|body) (?:even )?told me(?: that)? {_DIED}"),
    # in Welsh
    pattern(r"\b(?:isio|isho|eisiau|moyn) marw\b"),
    pattern(r"\bddim (?:isio|isho|eisiau|moyn) (?:byw|bod yma)\b"),
    pattern(r"\blladd fy hun\b"),
    pattern(r"\b(?:methu|ffaelu) (?:stopio crio|cario ymlaen|mynd ymlaen|ymdopi)\b"),
    pattern(r"\b(?:alla|galla|fedra) i (?:ddim|m) (?:cario|mynd) ymlaen\b"),
)
