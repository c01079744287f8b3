"""How long things last and how often they are tried.

Sources: RFC 5321 § 4.5.4.1 (two tries in the first hour, give up after four to five days); ASVS 5.0
6.6.3, 7.3.1, 7.3.2, 7.5.3 (guessing, idle and absolute limits, asking again).
"""

from datetime import timedelta

#: How long a message waits after each failed try; after the last it is given up and the coordinator phones.
MAIL_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(minutes=40),
    timedelta(hours=2),
    timedelta(hours=4),
    timedelta(hours=8),
    timedelta(hours=24),
    timedelta(hours=24),
    timedelta(hours=24),
)
#: A message about a day is given up this long before it, so that there is time to phone.
PHONE_INSTEAD = timedelta(hours=24)
#: Whoever has not said which of the proposed days are possible is reminded after so long, once.
REMIND_AFTER = timedelta(days=2)
#: News for the same desk within this time go in one message.
JOIN_NEWS = timedelta(minutes=2)
#: For so long a worker has a message to itself.
LEASE = timedelta(minutes=5)

#: After showing the second factor, so long nothing that leaves the house asks for it again.
STEP_UP = timedelta(minutes=10)
STAFF_IDLE = timedelta(minutes=30)
STAFF_ABSOLUTE = timedelta(hours=12)
FAMILY_IDLE = timedelta(minutes=30)  # on a phone that others use as well
FAMILY_ABSOLUTE = timedelta(hours=12)
OWN_PHONE_IDLE = timedelta(days=14)
OWN_PHONE_ABSOLUTE = timedelta(days=90)

INVITATION_TO_STAFF = timedelta(days=7)
PASSWORD_RESET = timedelta(minutes=30)
KNOWN_BROWSER = timedelta(days=90)  # in which somebody signed in with both factors

GUESSES_PER_PERSON = 10  # an hour; as many in each browser that is known
GUESSES_IN_ALL = 300  # an hour, of codes and links together
GUESSING_WINDOW = timedelta(hours=1)
PIN_WINDOW = timedelta(days=1)  # four digits, and whoever tries has the link already: ten an hour would find it in weeks

#: For so long a PDF with letters for many waits to be fetched; whoever has not fetched it by then starts again.
PRINT_KEPT = timedelta(minutes=15)
#: Whoever makes one says so all the time. After so long without a word it was interrupted, by a restart for example.
PRINT_SILENT = timedelta(seconds=30)
