"""Reading aloud, with a made-up speech of the browser: only voices on the device, line by line, silent at once when somebody leaves."""

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.browser

#: Voices can be changed later; what is said is kept, and a line is over when the test says so.
SPEECH = """(() => {
  const heard = [], voices = [];
  let now = null;
  const speech = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak(said) {
      if (!said.text) return;
      const marked = document.querySelector('.being-read');
      now = said;
      heard.push({ text: said.text, voice: said.voice?.name, local: said.voice?.localService, marked: marked?.innerText.trim(),
        at: [...document.querySelectorAll('main *')].indexOf(marked) });
    },
    cancel() { if (now) sessionStorage.silent = Number(sessionStorage.silent ?? 0) + 1; now = null; },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: speech });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  window.fake = {
    heard,
    speaking: () => Boolean(now),
    give(...more) {
      voices.splice(0, voices.length, ...more.map(([lang, localService]) => ({ lang, localService, name: `${lang} ${localService}` })));
      speech.dispatchEvent(new Event('voiceschanged'));
    },
    over() { const said = now; now = null; said?.onend?.(); },
    all() { for (let turn = 0; now && turn < 500; turn += 1) fake.over(); return heard.splice(0); },
  };
})();"""
GERMAN, FROM_AFAR = ["de-DE", True], ["de-DE", False]


async def opened(page_of, path, language="de", **options):
    page = await page_of("Mehmet Yılmaz", language=language, **options)
    await page.context.add_init_script(SPEECH)
    await page.goto(path)
    return page


async def press(page, does):
    await page.locator(f".aloud [data-reads={does}]").click()
    await page.wait_for_function("does => document.querySelector('.aloud').classList.contains('aloud--on') || does === 'stop'", arg=does)


async def test_a_page_is_read_line_by_line_and_only_by_voices_on_the_device(page_of):
    page = await opened(page_of, "/my/plan")
    button = page.locator(".aloud [data-reads=all]")
    for voices in ([], [FROM_AFAR], [["en-US", True], FROM_AFAR]):
        await page.evaluate("voices => fake.give(...voices)", voices)
        await expect(button).to_be_hidden()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    await page.evaluate("voices => fake.give(...voices)", [FROM_AFAR, GERMAN, ["tr-TR", True]])
    await expect(button).to_be_visible()
    assert asked == []  # what reads comes with the first press

    await press(page, "all")
    heard = await page.evaluate("fake.all()")

    assert len(asked) == 1
    assert {each["local"] for each in heard} == {True}
    assert heard[0]["marked"] == heard[0]["text"] == await page.locator("h1").inner_text()
    assert max(len(each["text"]) for each in heard) <= 180
    order = [each["at"] for each in heard]
    assert (len(set(order)) > 20, order) == (True, sorted(order))
    assert await page.locator(".being-read").count() == 0
    await expect(button).to_be_visible()

    part = page.locator(".aloud-head button").first
    heading = await page.locator(".aloud-head h2").first.inner_text()
    assert heading in (await part.get_attribute("aria-label") or "")
    await part.click()
    await page.wait_for_function("() => fake.speaking()")
    only = await page.evaluate("fake.all()")
    assert only[0]["text"] == heading
    assert 1 < len(only) < len(heard)

    await press(page, "all")
    await page.evaluate("fake.over()")
    await press(page, "pause")
    await page.wait_for_function("() => !fake.speaking()")
    assert await page.locator(".being-read").count() == 1
    await page.evaluate("fake.heard.splice(0)")
    await page.locator(".aloud [data-reads=on]").click()
    await page.wait_for_function("() => fake.speaking()")
    again = await page.evaluate("fake.heard.map(each => each.marked)")
    assert again == [heard[1]["marked"]]
    await page.locator(".aloud [data-reads=stop]").click()
    await page.wait_for_function("() => !fake.speaking()")
    assert (await page.evaluate("fake.speaking()"), await page.locator(".being-read").count()) == (False, 0)
    assert await page.evaluate("sessionStorage.silent") == "2"


async def test_it_is_silent_at_once_when_the_page_is_left(page_of):
    page = await opened(page_of, "/my")
    for leave, seen_by in (
        ("dispatchEvent(new Event('quiet'))", "fake.speaking()"),  # as the lock says when it covers the page
        ("document.querySelector('main a[href=\"/my/plan\"]').click()", "sessionStorage.silent !== '2'"),
        ("document.querySelector('[data-leave]').click()", "fake.speaking()"),
    ):
        await page.evaluate("fake.give(['de-DE', true])")
        await press(page, "all")
        assert await page.evaluate("fake.speaking()")
        await page.context.route("**/leave", lambda route: route.abort())
        if "plan" in leave:
            async with page.expect_navigation():
                await page.evaluate(leave)
            assert await page.evaluate(seen_by) is False
        else:
            assert await page.evaluate(f"{leave}, {seen_by}") is False


async def test_a_name_in_other_letters_is_read_by_a_voice_that_knows_them(page_of):
    page = await opened(page_of, "/my/plan", "ar", reduced_motion="reduce")
    said = {}
    for voices in ([["ar-SA", True]], [["ar-SA", True], GERMAN, ["en-US", False]]):
        await page.evaluate("voices => fake.give(...voices)", voices)
        await press(page, "all")
        heard = await page.evaluate("fake.all()")
        said[len(voices)] = {each["voice"] for each in heard if any(letter in each["text"] for letter in "Mehmetlif")}
        assert {each["local"] for each in heard} == {True}
        assert len({each["voice"] for each in heard}) == (1 if len(voices) == 1 else 2)
    assert said[3] == {"de-DE true"}


async def test_where_what_reads_does_not_come_the_page_says_so(page_of):
    page = await opened(page_of, "/my/plan")
    await page.evaluate("voices => fake.give(...voices)", [GERMAN])
    await page.context.set_offline(True)
    await page.locator(".aloud [data-reads=all]").click()
    await expect(page.locator("[data-offline]")).to_be_visible()
