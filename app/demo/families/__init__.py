"""The made-up families of the demo: who they are, what causes worry, what they agreed. No real person is meant."""

from app.demo.families.agreeing import HADDAD
from app.demo.families.asking import SALEH
from app.demo.families.ended import OSEI, SCHREIBER
from app.demo.families.living import YILMAZ
from app.demo.families.meeting import BEHRENS, DIMITROV
from app.demo.families.offices import OFFICES
from app.demo.families.preparing import BRINKMANN, HARTMANN, KOVALENKO, NOWAK
from app.demo.families.reviewed import PETROV
from app.demo.families.reviewing import DARWISH
from app.demo.families.telling import DemoOffice, DemoStaff, Promise, Story, Who, Wish

STORIES = (YILMAZ, DARWISH, PETROV, HADDAD, BRINKMANN, NOWAK, KOVALENKO, DIMITROV, BEHRENS, OSEI, SCHREIBER, HARTMANN, SALEH)

__all__ = ["OFFICES", "STORIES", "DemoOffice", "DemoStaff", "Promise", "Story", "Who", "Wish"]
