"""How people say that they cannot go on, or that somebody has just died."""

from typing import Final

from bot.domain.guard.patterns import phrase

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
    phrase(r"\bwan(?:t|na|ted) to die\b"),
    phrase(r"\bwanna die\b"),
    phrase(r"\bwish i (?:was|were) (?:dead|never born)\b"),
    phrase(r"\bi want it over\b"),
    phrase(r"\bif i (?:was|were) (?:gone|dead)\b"),
    phrase(r"\bwant it (?:all )?to (?:stop|end|be over)\b(?! (?:by|and done|at|on|in))"),
    phrase(r"\bend(?:ing)? it all\b(?! is)"),
    phrase(r"\bkill(?:ing)? my ?self\b"),
    phrase(r"\b(?:end|ending|take|taking) my (?:own )?life\b"),
    phrase(r"\bbetter off (?:without me|if i was|dead)\b"),
    phrase(r"\bhow i would (?:do it|end it)\b"),
    phrase(r"\bwant to disappear\b(?! (?:for|to|on))"),
    phrase(r"\b(?:done|finished) with (?:living|life)\b"),
    phrase(r"\bsee an end to it\b"),
    phrase(r"\bmy (?:head|mind) is (?:so |in a )?(?:very )?dark\b"),
    phrase(r"\bsuicid(?:al|e)\b(?! (?:prevention|awareness|training|policy|watch))"),
    phrase(r"\boverdosed\b"),
    phrase(r"\bself[ -]?harm(?:ing|ed)?\b(?! (?:training|policy|awareness))"),
    phrase(r"\b(?:cutting|hurting|harming) my ?self\b"),
    phrase(r"\bdon'?t want to (?:live|wake up|exist|be alive|be here any ?more)\b"),
    phrase(r"\bnever (?:wake up|woke up) again\b"),
    phrase(r"\btook (?:an overdose|(?:too many|all my|all the|loads of) (?:tablets|pills|paracetamol|meds))\b"),
    phrase(r"\b(?:about|of) (?:driving (?:in ?to|off) (?:a|the)|not (?:going|coming) (?:home|back) ever|jumping)\b"),
    # not to go on
    phrase(rf"\b{_NO} (?:go on|carry on|live|keep going|cope|take it|take this|face it|do this){_MORE}"),
    phrase(rf"\b{_NO} stop (?:crying|shaking)\b"),
    phrase(r"\bi (?:just )?cry\b[^.!?\n]{0,15}\b(?:every|all) (?:single )?(?:day|night)\b"),
    phrase(
        r"\b(?:no|what'?s the|what is the|see the|see any) point (?:of|in) (?:living|life|being here|going on"
        r"|carrying on)\b"
    ),
    phrase(r"\benough of (?:life|living|it all)\b"),
    phrase(r"\b(?:don'?t|can'?t|cannot) see (?:the|a|any) (?:point any ?more|point in anything|way out|future)\b"),
    phrase(r"\b(?:at|reached|near) (?:my |a )?breaking point\b"),
    phrase(r"\b(?:i'?m|i am|am|left me|we are|we'?re) in bits\b(?! of)"),
    phrase(r"\bhate my life\b"),
    phrase(r"\b(?:feel like|feels like) (?:i'?m |i am )?(?:drowning|dying|giving up)\b"),
    phrase(r"\bi(?: a|')?m (?:so |completely )?broken\b"),
    phrase(r"\bcrying every (?:single )?(?:day|night|morning)\b"),
    phrase(r"\b(?:think|thinking|thought) (?:about|of) ending (?:it|things|everything)\b"),
    phrase(r"\b(?:feel|am|i'?m) so alone\b"),
    phrase(r"\bfeel (?:so |completely |totally )?(?:hopeless|worthless|empty inside)\b"),
    phrase(r"\bno reason to (?:live|go on)\b"),
    # a death that is fresh
    phrase(_DIED, r"[^.!?\n]{0,25}", _LATELY),
    phrase(_DIED, rf"[^.!?\n]{{0,15}}\b(?:and|but|so) i (?:{_NO}|haven'?t|am not|walked in|keep seeing|feel so)\b"),
    phrase(r"\bfound (?:him|her|them|my (?:lady|gentleman|client))(?: [a-z]{1,8}){0,4}? (?:dead|gone)\b"),
    phrase(r"\bseeing (?:her|his|their) (?:face|body)\b"),
    phrase(rf"\bno ?(?:one|body) (?:even )?told me(?: that)? {_DIED}"),
    phrase(
        r"\b(?:they|everyone|everybody|the kids|my family)(?:'d| would)(?: all)? (?:manage|cope"
        r"|be (?:fine|better))[^.]{0,12}\bif i w"
    ),
    phrase(r"\b(?:nobody|no one) (?:needs|wants|would miss|cares about) me\b"),
    phrase(r"\b(?:can'?t|cannot|don'?t) (?:remember the last time i felt|feel) anything\b"),
    phrase(r"\bit should have been me\b"),
    phrase(
        r"\b(?:written|wrote|writing) (?:goodbye )?(?:letters|a letter|notes?) to my (?:children|kids"
        r"|family|husband|wife|mum)\b"
    ),
    # in Welsh
    phrase(r"\b(?:isio|isho|eisiau|moyn) marw\b"),
    phrase(r"\bddim (?:isio|isho|eisiau|moyn) (?:byw|bod yma)\b"),
    phrase(r"\blladd fy hun\b"),
    phrase(r"\b(?:methu|ffaelu) (?:stopio crio|cario ymlaen|mynd ymlaen|ymdopi)\b"),
    phrase(r"\b(?:alla|galla|fedra) i (?:ddim|m) (?:cario|mynd) ymlaen\b"),
)
