"""Hard words of the family's side, each in one or two short sentences: on tap where one first stands on a page, and all on /my/words."""

from enum import StrEnum
from typing import NamedTuple

from app.kit.i18n import lazy as _


class Hard(StrEnum):
    FAMILY_GROUP_CONFERENCE = "family_group_conference"
    COORDINATOR = "coordinator"
    CASEWORKER = "caseworker"
    YOUTH_OFFICE = "youth_office"
    CONCERN = "concern"
    QUESTION = "question"
    BOTTOM_LINE = "bottom_line"
    CIRCLE = "circle"
    NETWORK_MAP = "network_map"
    INFORMATION_GIVER = "information_giver"
    READ_OUT = "read_out"
    PRIVATE_TIME = "private_time"
    SEALED_ROOM = "sealed_room"
    PLAN = "plan"
    PROMISE = "promise"
    EMERGENCY_PLAN = "emergency_plan"
    GUARDIAN = "guardian"
    CHECKER = "checker"
    HELP = "help"
    LAWFUL = "lawful"
    VERSION = "version"
    REVIEW = "review"
    SCALE = "scale"
    SHARED = "shared"
    WITHOUT_A_NAME = "without_a_name"
    REMINDER = "reminder"
    CONSENT = "consent"
    CONFIDENTIAL = "confidential"
    OBJECTION = "objection"
    ANOTHER_WAY = "another_way"
    CUSTODY = "custody"
    INTERPRETER = "interpreter"
    SUPPORTER = "supporter"
    ADVOCATE = "advocate"
    PERSONAL_LINK = "personal_link"
    CODE = "code"
    PIN = "pin"


class Explained(NamedTuple):
    """`to_child` where a child needs other words; a word that stands on no page for children is not `for_child`."""

    word: str
    means: str
    to_child: str = ""
    for_child: bool = True

    def said(self, child: bool) -> str:
        return self.to_child if child and self.to_child else self.means


HARD_WORDS: dict[Hard, Explained] = {
    Hard.FAMILY_GROUP_CONFERENCE: Explained(
        _("Family group conference"),
        _("The family and its people meet. Together they make a plan."),
        _("Your family and its people meet. Together you make a plan."),
    ),
    Hard.COORDINATOR: Explained(
        _("Coordinator"), _("The coordinator prepares the meeting with the family. The coordinator decides nothing.")
    ),
    Hard.CASEWORKER: Explained(
        _("Caseworker"), _("The caseworker works at the youth office. The caseworker says what causes worry."), for_child=False
    ),
    Hard.YOUTH_OFFICE: Explained(
        _("Youth office"),
        _("The youth office helps children and their families. It must also protect children."),
        _("The youth office helps children and their families."),
    ),
    Hard.CONCERN: Explained(_("Concern"), _("The concern says why somebody worries about a child."), for_child=False),
    Hard.QUESTION: Explained(_("Question to the family"), _("The plan of the family answers this question."), for_child=False),
    Hard.BOTTOM_LINE: Explained(
        _("Bottom line"), _("A bottom line says what a child needs to be safe. The plan must answer it."), for_child=False
    ),
    Hard.CIRCLE: Explained(_("Circle"), _("The circle is everybody who takes part. It is family, friends and other people.")),
    Hard.NETWORK_MAP: Explained(_("Network map"), _("The map shows who matters to the family.")),
    Hard.INFORMATION_GIVER: Explained(
        _("Information-giver"), _("An information-giver knows something important, like a teacher. They tell it, and then they leave.")
    ),
    Hard.READ_OUT: Explained(_("Read out"), _("Somebody else says these words aloud on the day.")),
    Hard.PRIVATE_TIME: Explained(
        _("Private family time"),
        _("The family talks alone. Nobody from the office is in the room."),
        _("Your family talks alone. You can be there if you want."),
    ),
    Hard.SEALED_ROOM: Explained(
        _("Sealed room"), _("This is a room on the phones, for the family alone. The office cannot look inside."), for_child=False
    ),
    Hard.PLAN: Explained(_("Plan of the family"), _("The plan says who does what, and until when.")),
    Hard.PROMISE: Explained(_("Promise"), _("A promise is something that somebody wants to do. It is written in the plan.")),
    Hard.EMERGENCY_PLAN: Explained(_("Emergency plan"), _("The emergency plan says what to do if something goes wrong.")),
    Hard.GUARDIAN: Explained(_("Who keeps an eye on the plan"), _("This person asks how the plan goes. They do not do everything alone.")),
    Hard.CHECKER: Explained(_("Checks whether it works"), _("This person looks whether a promise works. Somebody else does it.")),
    Hard.HELP: Explained(_("Help that we ask for"), _("The family wishes for this help. The office says yes or no.")),
    Hard.LAWFUL: Explained(_("Lawful"), _("Lawful means: the law allows it."), for_child=False),
    Hard.VERSION: Explained(_("Version"), _("A plan can change. Each new plan gets a new number.")),
    Hard.REVIEW: Explained(_("Review"), _("The family meets again. It looks how the plan goes.")),
    Hard.SCALE: Explained(_("From 0 to 10"), _("0 means very hard. 10 means very good.")),
    Hard.SHARED: Explained(_("Share"), _("The office can read what is shared. Everything else stays with the family.")),
    Hard.WITHOUT_A_NAME: Explained(_("Without a name"), _("Nobody can find out who said it.")),
    Hard.REMINDER: Explained(_("Reminder"), _("A reminder is a short message. It says nothing about the family.")),
    Hard.CONSENT: Explained(
        _("Consent"),
        _("Consent means: somebody says yes, and nobody forces them. They can take it back."),
        _("You say yes, and nobody forces you. You can take it back."),
    ),
    Hard.CONFIDENTIAL: Explained(_("Confidential"), _("What is confidential is not told to others.")),
    Hard.OBJECTION: Explained(
        _("Objection"), _("An objection means: I see it differently. Somebody else looks at it again."), for_child=False
    ),
    Hard.ANOTHER_WAY: Explained(_("Take part in another way"), _("Somebody takes part without coming. A letter or a telephone helps.")),
    Hard.CUSTODY: Explained(_("Custody"), _("Somebody with custody decides for a child. Often these are the parents."), for_child=False),
    Hard.INTERPRETER: Explained(_("Interpreter"), _("An interpreter says everything in another language. They keep it to themselves.")),
    Hard.SUPPORTER: Explained(
        _("Supporter"),
        _("A supporter is there for one person. They help this person to speak."),
        _("A supporter is there for you and helps you to speak."),
    ),
    Hard.ADVOCATE: Explained(
        _("Advocate"), _("An advocate says for a child what the child wants."), _("An advocate says for you what you want.")
    ),
    Hard.PERSONAL_LINK: Explained(
        _("Personal link"),
        _("A personal link opens the page of one person. It is like a key."),
        _("This link opens your page. It is like a key."),
    ),
    Hard.CODE: Explained(_("Code"), _("A code is made of letters and numbers. It opens the page like a key.")),
    Hard.PIN: Explained(
        _("PIN"), _("A PIN is a secret number. Nobody opens the page without it."), _("A PIN is your secret number. Tell it to nobody.")
    ),
}


def words_for(*, child: bool) -> list[Explained]:
    return [each for each in HARD_WORDS.values() if each.for_child or not child]
