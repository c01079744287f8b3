"""The second half of the walk: the plan, what everybody says to it, and how it lives."""

from datetime import timedelta

from playwright.async_api import expect

from app.kit.clock import today
from tests.browser.doings import came_to, confirm, follow, form_of, says, send, unfold
from tests.browser.walk import BOTTOM_LINE, Walk

SHE_SAYS = "Ich weck sie um sieben, und um neun ist das Handy bei mir."
HE_SAYS = "Montags und freitags fahr ich sie hin."
AND_ALSO = "Ich frag in der Schule nach dem Frühstück."
WISH = "Hausaufgabenhilfe am Mittwoch"
REASON = "Es steht nicht darin, wer dienstags bis donnerstags mitgeht."
CHANGED = "Rima weckt Lina an jedem Schultag um 7 Uhr und geht dienstags bis donnerstags mit."


async def the_mother_writes(walk: Walk) -> None:
    """On her own phone, in her own words; who does it is left open."""
    page = walk.rima
    await page.goto("/my/plan/write")
    await follow(page, "/my/plan/write/agreement")
    await send(page, "/my/plan/write/agreement", own_words=SHE_SAYS)
    await came_to(page, "/my/plan/write")
    await says(page, SHE_SAYS)
    await follow(page, "/my/plan/write/wish")
    await send(page, "/my/plan/write/wish", what=WISH, from_whom="Mütterzentrum")


async def the_coordinator_writes_with_them(walk: Walk) -> None:
    """Without a doer it cannot be presented; the own words stay as they were said."""
    page = await walk.nora_opens("/plan")
    await says(page, SHE_SAYS, WISH)
    for own_words in (HE_SAYS, AND_ALSO):
        assert await form_of(page, "/plan/agreements").locator("[name=own_words]").input_value() == ""
        about = {"who": walk.named("Samir"), "due_words": "jede Woche", "checker": walk.named("Rima"), "plan_b": "Nadia springt ein."}
        await send(page, "/plan/agreements", own_words=own_words, **about)
    review = (today() + timedelta(days=49)).isoformat()
    await send(page, "/plan/frame", contingency="Wir rufen Nadia an.", guardian=walk.named("Rima"), review_on=review)
    await walk.nora_opens("/plan")
    assert await form_of(page, "/plan/present").count() == 0, "an agreement without a doer cannot be presented"
    await expect(page.locator("#missing + p + ul li")).to_have_count(1)
    await page.locator("#missing + p + ul a").click()
    await follow(page, await page.locator("li.stack", has_text=SHE_SAYS).locator("a[href*='/plan/agreements/']").get_attribute("href"))
    await says(page, SHE_SAYS)
    exact = {"what": "Rima weckt Lina an jedem Schultag um 7 Uhr.", "who": walk.named("Rima"), "answers": ["0", "1"]}
    await send(page, page.url[-36:], **exact, sign="Die Schule ruft nicht mehr an.")
    await says(page, SHE_SAYS, exact["what"])
    await confirm(page, "/plan/present")


async def everybody_says_what_they_think(walk: Walk) -> None:
    """By a tap, on paper, and one who cannot say it yet: somebody owes her the question."""
    await walk.rima.goto("/my")
    await follow(walk.rima, "/my/plan/answer")
    await send(walk.rima, "/my/plan/answer", answer="yes")
    page = await walk.nora_opens("/plan/versions/1")
    await _writes_down(walk, person=walk.named("Samir"), answer="yes", how="paper")
    await _writes_down(walk, person=walk.named("Nadia"), answer="not_yet", how="oral", witness="Nora Wiechmann", owed_by="Nora Wiechmann")
    said = page.locator("#assents li.row")
    for first_name, badge in (("Rima", "Yes"), ("Samir", "Yes"), ("Nadia", "Could not answer yet"), ("Lina", "Not asked yet")):
        await expect(said.filter(has_text=walk.named(first_name))).to_contain_text(badge)


async def _writes_down(walk: Walk, **answer: str) -> None:
    page = await walk.nora_opens("/plan/versions/1")
    await unfold(page, "form[action$='/plan/assents']")
    await send(page, "/plan/assents", **answer)


async def the_caseworker_says_not_yet(walk: Walk) -> None:
    """A no without its reason is not taken; with it the family reads it at once."""
    page = walk.idris
    await page.goto("/desk")
    await expect(page.locator(f"#decide a[href^='{walk.root}']").first).to_contain_text(walk.family)
    await walk.idris_opens("/plan/decision")
    await send(page, "/plan/decision", line_1="no", clear="yes", safe="yes", lawful="yes")
    assert await page.locator(".error-summary").count() == 1
    assert await page.locator("[name=line_1][value=no]").is_checked()
    await send(page, "/plan/decision", line_1_why=REASON)
    await walk.rima.goto("/my/plan")
    await says(walk.rima, REASON)


async def the_family_changes_it(walk: Walk) -> None:
    page = walk.rima
    await follow(page, "/my/plan/write")
    mine = page.locator("li.agreement", has_text=SHE_SAYS).locator("a[href*='/write/agreement/']")
    await follow(page, await mine.get_attribute("href"))
    await send(page, page.url[-36:], what=CHANGED)
    await says(page, SHE_SAYS, CHANGED)
    await send(page, "/my/plan/write/present")
    await came_to(page, "/my/plan")
    await says(page, CHANGED, SHE_SAYS)


async def the_caseworker_says_yes(walk: Walk) -> None:
    page = await walk.idris_opens("/plan/decision")
    await says(page, BOTTOM_LINE, CHANGED)
    await send(page, "/plan/decision", line_1="yes", clear="yes", safe="yes", lawful="yes")
    await walk.idris_opens("/plan/wishes")
    form = page.locator("form[action*='/plan/wishes/']").first
    request = (await form.get_attribute("action"))[-36:]
    await send(page, request, decision="granted")
    assert await page.locator(".error-summary").count() == 1, "a yes needs a day"
    await send(page, request, promised_on=(today() + timedelta(days=14)).isoformat())
    await walk.rima.goto("/my/promises/office")
    await says(walk.rima, WISH)
    await walk.rima.goto("/my/plan/1")
    await says(walk.rima, REASON)


async def it_is_handed_out(walk: Walk) -> None:
    page = await walk.nora_opens("/plan/hand-out")
    await confirm(page, "/hand-out/all")
    await expect(page.locator("table tbody tr")).to_have_count(4)
    await expect(page.locator("table tbody tr", has_text=walk.named("Rima"))).to_contain_text("E-mail")


async def the_plan_lives(walk: Walk) -> None:
    """Done is thanked for; partly and "we need help" are one tap as well."""
    await walk.rima.goto("/my")
    await follow(walk.rima, "/my/promises")
    await _taps(walk.rima, SHE_SAYS, "done")
    await says(walk.rima, "Thank you, " + walk.named("Rima"))
    await walk.samir.goto("/my/promises")
    await _taps(walk.samir, HE_SAYS, "partly")
    await _taps(walk.samir, AND_ALSO, "needs_help")


async def _taps(page, promise: str, how: str) -> None:
    action = await page.locator("li.agreement", has_text=promise).locator("form").first.get_attribute("action")
    await send(page, action, value=how)


async def the_office_sees_what_is_shared(walk: Walk) -> None:
    page = walk.idris
    await page.goto("/desk")
    waits = page.locator(".board li.due", has_text=walk.family)
    await expect(waits.filter(has_text=walk.named("Samir"))).to_have_count(1)
    await expect(waits.filter(has_text=WISH)).to_have_count(1)
    await walk.nora_opens("/progress")
    await says(walk.nora, CHANGED, AND_ALSO)
