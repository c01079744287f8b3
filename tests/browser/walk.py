"""A whole new conference, step by step, as caseworker, coordinator and family do and see it. The first half: up to the day."""

from datetime import timedelta

from msgspec import Struct
from playwright.async_api import Locator, Page, expect

from app.kit.clock import today
from tests.browser.doings import came_to, confirm, does_not_say, fill, follow, form_of, mail_to, press, says, send, tick

WORRY = "Lina kommt seit vier Wochen oft erst um zehn in die Schule und ist dann müde."
QUESTION = "Wie kommt Lina ausgeschlafen und pünktlich in die Schule?"
BOTTOM_LINE = "Lina ist jeden Schultag um 8 Uhr in der Schule."
HIDDEN = "Amselstieg 17"
PLACE = "Gemeindehaus, Raum 2, Kirchweg 5"


class Walk(Struct):
    """Whose browser is which, and what the family is called in this round."""

    idris: Page  # the caseworker
    nora: Page  # the coordinator
    rima: Page  # the mother, by the link in her mail
    samir: Page  # the father, by a typed code
    family: str
    email: str
    root: str = ""

    def named(self, first_name: str) -> str:
        return f"{first_name} {self.family.split()[-1]}"

    async def nora_opens(self, path: str) -> Page:
        await self.nora.goto(self.root + path, wait_until="domcontentloaded")
        return self.nora

    async def idris_opens(self, path: str) -> Page:
        await self.idris.goto(self.root + path, wait_until="domcontentloaded")
        return self.idris

    async def someone(self, first_name: str) -> Page:
        page = await self.nora_opens("/circle")
        await press(page, page.locator("main a", has_text=self.named(first_name)))
        return page


async def the_caseworker_refers(walk: Walk) -> None:
    """First with a mistake: what was typed is still there."""
    page = walk.idris
    await page.goto("/desk")
    await follow(page, "/referrals/new")
    typed = {
        "family_name": walk.family,
        "child_name": walk.named("Lina"),
        "child_born": "2014-03-02",
        "concern": WORRY,
        "question": QUESTION,
    }
    custody = {"custody_name": walk.named("Rima"), "custody_side": "mother", "custody_language": "ar", "custody_phone": "0176 5550171"}
    await send(page, "/referrals/new", **typed, **custody, good="Lina und ihre Tante lachen viel.")
    await came_to(page, "/referrals/new")
    assert await page.locator(".error-summary li").count() == 1
    form = form_of(page, "/referrals/new")
    for name, value in (typed | custody).items():
        assert await form.locator(f"[name='{name}']").first.input_value() == value
    await send(page, "/referrals/new", bottom_line=BOTTOM_LINE)
    await says(page, walk.family)
    walk.root = "/" + "/".join(page.url.split("/")[3:5])


async def a_coordinator_takes_it_on(walk: Walk) -> None:
    """No name before: only the reference."""
    page = walk.nora
    await page.goto("/desk")
    await does_not_say(page, walk.family, WORRY)
    await press(page, page.locator(f"#unclaimed a[href='{walk.root}']"))
    await does_not_say(page, walk.family, WORRY)
    await send(page, "/take-on")
    await walk.nora_opens("/referral")
    await says(page, WORRY, QUESTION, BOTTOM_LINE)


async def it_is_clarified(walk: Walk) -> None:
    """Not before those with custody agree; then the preparation begins."""
    page = await walk.nora_opens("")
    assert await form_of(page, "/clarify").count() == 0
    await walk.nora_opens("/referral")
    await send(page, "/consents", participant=walk.named("Rima"), how="written", given_on=today().isoformat())
    await walk.nora_opens("")
    await send(page, "/clarify")
    await walk.nora_opens("")
    await send(page, "/begin")


async def the_circle_is_prepared(walk: Walk) -> None:
    page = await walk.someone("Rima")
    await send(page, page.url[-36:], way="email", email=walk.email)
    await _add(walk, "Samir", side="father", relation="Vater", way="text", phone="0176 5550172", address=HIDDEN, hidden="yes")
    await _add(walk, "Nadia", side="mother", relation="Tante", way="paper")
    for first_name in ("Samir", "Nadia"):
        await walk.someone(first_name)
        await send(page, "/consent", how="oral", on=today().isoformat())
    for first_name in ("Rima", "Samir", "Nadia", "Lina"):
        await walk.someone(first_name)
        await send(page, "/prepared")
    await walk.nora_opens("/circle")
    for first_name in ("Rima", "Samir", "Nadia"):
        await says(page, walk.named(first_name))
    for path in ("", "/referral", "/history"):
        assert HIDDEN not in await (await walk.idris_opens(path)).content()


async def _add(walk: Walk, first_name: str, **about: str) -> None:
    page = await walk.nora_opens("/circle")
    await follow(page, "/circle/new")
    await send(page, "/circle/new", name=walk.named(first_name), role="family", language="de", **about)


async def the_day_is_set(walk: Walk) -> None:
    page = await walk.nora_opens("/invitations")
    assert await page.get_by_text("Send now").count() == 0, "no invitation without a day"
    await walk.nora_opens("/date")
    await send(page, "/date", day=(today() + timedelta(days=1)).isoformat(), clock="15:30", place=PLACE)


async def the_invitations_go(walk: Walk) -> None:
    """A look at what they will read first: it gives nothing away. Then what causes worry is frozen."""
    page = await walk.nora_opens("/invitations")
    links = [await link.get_attribute("href") for link in await form_of(page, "/invitations").locator("a[href*='/invitations/']").all()]
    for link in links:
        page = await walk.nora_opens(f"/invitations/{(link or '').rpartition('/')[2]}")
        for message in await page.locator("#message p.words").all():
            text = await message.inner_text()
            assert [word for word in ("Familienrat", "Lina", "Gemeindehaus", walk.family, "Bremen") if word in text] == []
    page = await walk.nora_opens("/invitations")
    form = form_of(page, "/invitations")
    for box in await form.locator("input[name=who]").all():
        await tick(box)
    await form.locator("details.confirm > summary.kern-btn--primary").click()
    await press(page, form.locator("details.confirm:has(> summary.kern-btn--primary) button"))
    await says(page, walk.named("Rima"), walk.named("Samir"))
    await walk.idris_opens("/referral")
    assert await walk.idris.locator("main a[href$='/referral/edit']").count() == 0
    await walk.idris_opens("/referral/edit")
    assert await walk.idris.locator("main textarea").count() == 0, "what causes worry cannot be added to any more"


async def the_mother_opens_her_mail(walk: Walk) -> None:
    message = await mail_to(walk.rima, walk.email)
    text = await message.inner_text()
    assert [word for word in ("Familienrat", "Lina", "Gemeindehaus", "Bremen") if word in text] == []
    await message.locator("a[href*='/hello#']").click()
    await come_in(walk.rima, walk.named("Rima"))
    await follow(walk.rima, "/my/invitation")
    await says(walk.rima, PLACE)
    await send(walk.rima, "/my/invitation", answer="yes", words="Ich bringe die Kleine mit.")


async def the_father_types_his_code(walk: Walk) -> None:
    page = await walk.someone("Samir")
    await follow(page, "/link")
    code = (await page.locator("main strong bdi").inner_text()).replace("-", " ").lower()
    await walk.samir.goto("/hello")
    await send(walk.samir, "/hello", code=code)
    await come_in(walk.samir, walk.named("Samir"))
    await follow(walk.samir, "/my/invitation")
    await send(walk.samir, "/my/invitation", answer="another_way", words="Am Telefon.")
    await walk.nora_opens("/invitations")
    await says(walk.nora, "Ich bringe die Kleine mit.", "Am Telefon.")


async def come_in(page: Page, name: str) -> None:
    """Nothing begins before somebody says who they are."""
    button: Locator = page.locator("form[action='/hello/enter'] button")
    await expect(button).to_contain_text(name)
    await press(page, button)
    await came_to(page, "/my")


async def the_day_begins(walk: Walk) -> None:
    page = await walk.nora_opens("/day")
    await confirm(page, "/day/open")
    await _is_here(walk, "Rima", "in_the_room")
    await _is_here(walk, "Samir", "phone")
    await walk.rima.goto("/my")
    await follow(walk.rima, "/my/concern")
    await says(walk.rima, WORRY, QUESTION, BOTTOM_LINE)


async def _is_here(walk: Walk, first_name: str, way: str) -> None:
    page = await walk.nora_opens("/day")
    row = page.locator("li.row", has_text=walk.named(first_name))
    await press(page, row.locator(f"button[value='{way}']"))
    await expect(row.locator(f"button[value='{way}']")).to_have_attribute("aria-pressed", "true")


async def the_family_is_among_itself(walk: Walk) -> None:
    """Nobody of the office reads or writes until the family calls; one of them does so on their phone."""
    page = await walk.nora_opens("/day")
    await confirm(page, "/private-time/start")
    for path in ("/circle", "/referral", "/plan", "/notes", "/invitations"):
        for look in (walk.nora_opens, walk.idris_opens):
            await does_not_say(await look(path), walk.named("Rima"), WORRY, BOTTOM_LINE)
    await walk.rima.goto("/my")
    await follow(walk.rima, "/my/time")
    await send(walk.rima, "/my/time/call")
    assert await walk.rima.locator(".error-summary").count() == 1, "plan made: yes or no has to be said"
    await fill(form_of(walk.rima, "/my/time/call"), plan_made="yes")
    await send(walk.rima, "/my/time/call")
    await walk.nora_opens("/plan")
    await says(walk.nora, BOTTOM_LINE)
