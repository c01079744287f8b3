"""Our plan, the emergency card and empty plans on paper."""

import io

import pikepdf
import pytest

from app.audit.tables import AuditEntry
from app.plans import commands
from app.practice.looking import Look
from app.practice.phases import Phase
from tests.letters import pages_of, tags_of, text_of
from tests.plans import accept_plan


async def test_it_works_our_plan_as_a_file(world, browser_of):
    await accept_plan(world)
    ayse = await browser_of(world.ayse, language="de")
    answer = await ayse.get("/my/plan.pdf")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/pdf")
    assert answer.headers["content-disposition"] == 'attachment; filename="Plan.pdf"'
    text = text_of(answer.content)
    print(text)
