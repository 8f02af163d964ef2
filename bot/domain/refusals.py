"""Why something asked for was not done, each with the sentence to say.

    Refusal
    ├── NotAllowed       this person may not
    │   └── NotJoined          they may once they have joined: a way there stands beside the sentence
    ├── NotFound         there is no such thing, or none that this person may know of
    ├── NotReady         the server still lacks something; the sentence says who can mend it
    │   └── MembershipUnknown  Discord has not been asked yet whether they are in the server, or did not say
    ├── TooLate          it has closed, ended or been replaced
    ├── TooFew           so few people that an answer could be traced to one
    ├── TooMany          as many of these as fit are there already; the sentence says what to do
    └── Invalid          what was typed or chosen cannot be; the sentence says what would do

A refusal undoes only its own call. Nothing the person typed is lost by it.
"""


class Refusal(Exception):
    """Something was asked for and not done; `sentence` (English, a gettext key) and `values` say why."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.values = values


class NotAllowed(Refusal):
    """This person may not. `action` names what, where the audit log is to know of it."""

    action: str | None = None


class NotJoined(NotAllowed):
    """This person may once they have joined."""


class NotFound(Refusal):
    """There is no such thing, or none that this person may know of: both get the same answer."""


class NotReady(Refusal):
    """The server still lacks something."""


class MembershipUnknown(NotReady):
    """Discord has not been asked yet whether they are in the server, or did not say."""


class TooLate(Refusal):
    """It has closed, ended or been replaced."""


class TooFew(Refusal):
    """So few people that an answer could be traced to one of them."""


class TooMany(Refusal):
    """As many of these as fit are there already."""


class Invalid(Refusal):
    """What was typed or chosen cannot be."""


class NotWrittenDown(Exception):
    """The disk did not take what was asked for, and it was undone; the text tells whoever runs the machine what to do.

    No refusal: nobody who presses can mend it.
    """
