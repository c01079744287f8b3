"""What was said of the conferences, as rows: counters of an office and a quarter, and who has given feedback."""

import random
from collections import Counter
from uuid import UUID

from app.demo.history.conferences import Told
from app.demo.history.ledger import Ledger
from app.practice.feedback import CANNOT_SAY, ITEMS, TOGETHER, VALUES, VOICE_OF, Voice, quarter_of

#: How likely somebody answers, and how well they think of it: families a little better than professionals, as elsewhere.
_ANSWER = {Voice.CHILD: 0.45, Voice.FAMILY: 0.4, Voice.PROFESSIONAL: 0.55}
_SHARES = {Voice.CHILD: (2, 4, 14, 36, 44), Voice.FAMILY: (2, 4, 13, 38, 43), Voice.PROFESSIONAL: (2, 6, 20, 45, 27)}


class Voices:
    """The sheets of one office: counted as soon as five of a voice are there, with those that waited."""

    def __init__(self, office: UUID) -> None:
        self.office = office
        self.sheets: Counter[tuple[str, Voice]] = Counter()

    def hear(self, chance: random.Random, told: Told, ledger: Ledger) -> None:
        """Everybody of whom a meeting was held may say something of it, three days later and more."""
        for sitting in told.course.sittings:
            if not sitting.ended_private or (told.now - sitting.ended_private).days < 10:
                continue
            people = [(each.person, VOICE_OF[each.role]) for each in told.circle.seats if each.comes]
            for person, voice in [*people, (told.caseworker, Voice.PROFESSIONAL)]:
                if chance.random() < _ANSWER[voice] * (0.8 + 0.4 * told.course.trend):
                    self.sheets[quarter_of(sitting.on), voice] += 1
                    ledger.write("feedback_given", told.id, sitting.number, voice, person)

    def write(self, chance: random.Random, ledger: Ledger) -> None:
        waiting: Counter[Voice] = Counter()
        for (quarter, voice), number in sorted(self.sheets.items()):
            waiting[voice] += number
            if waiting[voice] >= TOGETHER:
                self._count(chance, quarter, voice, waiting.pop(voice), ledger)

    def _count(self, chance: random.Random, quarter: str, voice: Voice, number: int, ledger: Ledger) -> None:
        ledger.write("feedback_sheets", self.office, quarter, voice, number)
        for item in ITEMS:
            said = Counter(chance.choices(VALUES, _SHARES[voice], k=number))
            if number > TOGETHER + 3 and chance.random() < 0.3:
                said[max(said, key=said.__getitem__)] -= 1
                said[CANNOT_SAY] += 1
            for value, often in said.items():
                ledger.write("feedback_answer", self.office, quarter, voice, item.key, value, often)
