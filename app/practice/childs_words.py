"""A plan told for a child: how a sentence may begin, what a child says in its own words, what it may tap.

Short, true, in the present, from the child's side: who does what. `%(name)s` is the name as the child says it.
"""

from enum import StrEnum

from app.kit.i18n import lazy as _
from app.practice.pictograms import Pictogram


class LineKind(StrEnum):
    PERSON = "person"
    PROMISE = "promise"
    OWN = "own"


class OwnWords(StrEnum):
    """What the child wants to stand in it, beside the promises."""

    SAID = "said"
    SAFE_WORD = "safe_word"
    NOT_GOOD = "not_good"
    WISH = "wish"


OWN_NAMES = {
    OwnWords.SAID: _("What I said"),
    OwnWords.SAFE_WORD: _("My safe word"),
    OwnWords.NOT_GOOD: _("If something is not good"),
    OwnWords.WISH: _("What I wish for"),
}

#: What is asked for, and what it is there for.
OWN_HINTS = {
    OwnWords.SAID: _("In the child’s own words."),
    OwnWords.SAFE_WORD: _("A word that means: stop, I need help."),
    OwnWords.NOT_GOOD: _("Whom the child tells, or what the child does."),
    OwnWords.WISH: _("It may also be something small."),
}

OWN_PICTURES = {
    OwnWords.SAID: Pictogram.TALK,
    OwnWords.SAFE_WORD: Pictogram.SAFE,
    OwnWords.NOT_GOOD: Pictogram.PHONE,
    OwnWords.WISH: Pictogram.HAPPY,
}


class TapKind(StrEnum):
    """What the child may tap at a line. Both are something to talk about, and nothing more."""

    NOT_UNDERSTOOD = "not_understood"
    DIFFERENT = "different"


TAP_NAMES = {
    TapKind.NOT_UNDERSTOOD: _("I did not understand this"),
    TapKind.DIFFERENT: _("I want this different"),
}

THERE_FOR_ME = (_("%(name)s is there for me."), _("I can always call %(name)s."), _("I can always go to %(name)s."))

#: By picture, where somebody else has promised it.
STARTERS: dict[Pictogram, tuple[str, ...]] = {
    Pictogram.PERSON: THERE_FOR_ME,
    Pictogram.CHILD: (_("%(name)s does this with me."),),
    Pictogram.MOTHER: THERE_FOR_ME,
    Pictogram.FATHER: THERE_FOR_ME,
    Pictogram.GRANDPARENTS: THERE_FOR_ME,
    Pictogram.FAMILY: THERE_FOR_ME,
    Pictogram.FRIEND: (_("I may meet my friends."),),
    Pictogram.SAFE_PERSON: (_("I can always go to %(name)s."), _("I can tell %(name)s everything.")),
    Pictogram.HOME: (_("%(name)s is at home when I come."), _("I live with %(name)s.")),
    Pictogram.TWO_HOMES: (_("On some days I live with %(name)s."),),
    Pictogram.SCHOOL: (_("%(name)s takes me to school."), _("%(name)s talks with my school.")),
    Pictogram.OFFICE: (_("%(name)s talks with the office."),),
    Pictogram.SLEEP: (_("I sleep where %(name)s lives."), _("%(name)s puts me to bed.")),
    Pictogram.FOOD: (_("%(name)s eats with me."),),
    Pictogram.COOKING: (_("%(name)s cooks for me."),),
    Pictogram.HOMEWORK: (_("%(name)s helps me with my homework."),),
    Pictogram.CLOTHES: (_("%(name)s buys clothes with me."),),
    Pictogram.WASH: (_("%(name)s washes my clothes."),),
    Pictogram.MONEY: (_("%(name)s pays for it."),),
    Pictogram.PET: (_("%(name)s looks after my pet."),),
    Pictogram.BUS: (_("%(name)s goes by bus with me."),),
    Pictogram.BICYCLE: (_("%(name)s rides the bicycle with me."),),
    Pictogram.WAY: (_("%(name)s takes me there."), _("%(name)s picks me up.")),
    Pictogram.PHONE: (_("%(name)s calls me."), _("I can always call %(name)s.")),
    Pictogram.LETTER: (_("%(name)s writes to me."),),
    Pictogram.VISIT: (_("%(name)s visits me."), _("I visit %(name)s.")),
    Pictogram.HUG: (_("%(name)s comforts me when I am sad."),),
    Pictogram.TALK: (_("%(name)s talks with me."),),
    Pictogram.LISTEN: (_("%(name)s listens to me."),),
    Pictogram.INTERPRETER: (_("%(name)s translates for me."),),
    Pictogram.DOCTOR: (_("%(name)s goes to the doctor with me."), _("%(name)s goes to the doctor.")),
    Pictogram.MEDICINE: (_("%(name)s gives me my medicine."),),
    Pictogram.HAPPY: (_("%(name)s does something nice with me."),),
    Pictogram.SAD: (_("%(name)s comforts me when I am sad."),),
    Pictogram.ANGRY: (_("%(name)s stays calm when we argue."),),
    Pictogram.AFRAID: (_("When I am afraid, I call %(name)s."),),
    Pictogram.PLAY: (_("%(name)s plays with me."),),
    Pictogram.SPORT: (_("%(name)s takes me to sport."),),
    Pictogram.MUSIC: (_("%(name)s makes music with me."),),
    Pictogram.OUTING: (_("%(name)s goes on an outing with me."),),
    Pictogram.BIRTHDAY: (_("%(name)s celebrates my birthday with me."),),
    Pictogram.CLOCK: (_("%(name)s comes on time."),),
    Pictogram.CALENDAR: (_("On certain days I see %(name)s."),),
    Pictogram.DAY: (_("%(name)s wakes me in the morning."),),
    Pictogram.NIGHT: (_("%(name)s is with me in the evening."),),
    Pictogram.HELP: (_("%(name)s helps me."), _("%(name)s gets help.")),
    Pictogram.STOP: (_("%(name)s stops when I say stop."),),
    Pictogram.SAFE: (_("%(name)s makes sure that I am safe."),),
    Pictogram.PLAN: (_("%(name)s has promised this."),),
    Pictogram.LOOK_AGAIN: (_("%(name)s checks whether it works."),),
}

#: The same where it is the child's own promise, or a wish of its own.
OWN_STARTERS: dict[Pictogram, tuple[str, ...]] = {
    Pictogram.SCHOOL: (_("I go to school."),),
    Pictogram.SLEEP: (_("I go to bed on time."),),
    Pictogram.HOMEWORK: (_("I do my homework."),),
    Pictogram.WASH: (_("I brush my teeth."),),
    Pictogram.BUS: (_("I go by bus."),),
    Pictogram.TALK: (_("I say what I think."),),
    Pictogram.MEDICINE: (_("I take my medicine."),),
    Pictogram.ANGRY: (_("When I am angry, I take a break."),),
    Pictogram.SPORT: (_("I do sport."),),
    Pictogram.PLAY: (_("I play with my friends."),),
    Pictogram.HELP: (_("I ask for help."),),
}

#: How a relation is drawn, by how its word begins, in German and English; the first that fits.
RELATIONS = (
    (Pictogram.GRANDPARENTS, ("groß", "oma", "opa", "grand")),
    (Pictogram.MOTHER, ("mutter", "mama", "mother", "mum", "stiefmutter", "pflegemutter")),
    (Pictogram.FATHER, ("vater", "papa", "father", "dad", "stiefvater", "pflegevater")),
    (Pictogram.FRIEND, ("freund", "friend")),
    (Pictogram.CHILD, ("schwester", "bruder", "sister", "brother", "kind", "child")),
    (Pictogram.SCHOOL, ("lehr", "schul", "teacher", "school")),
)


def picture_of(relation: str) -> Pictogram:
    said = relation.lower().strip()
    return next((key for key, stems in RELATIONS if said.startswith(stems)), Pictogram.PERSON)
