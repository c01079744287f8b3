"""A draft by a machine: asked for by the coordinator, from the operator's own service alone, and marked until a person has looked."""

import contextlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from app.audit.tables import AuditEntry
from app.kit.errors import Refused
from app.settings import Settings
from app.translations import machine as machines
from app.translations.commands import keep_draft
from app.translations.machine import LibreTranslate
from app.translations.tables import TranslatedLine
from tests.plans import present_plan
from tests.translations import ANSWER, IN_TURKISH, OWN, UNCLEAR, answered, ask_leyla, fields_of, sent_back, work_in, write
from tests.world import World

LANGUAGES = [{"code": "de", "name": "German", "targets": ["de", "en", "tr", "kmr"]}, {"code": "tr", "name": "Turkish", "targets": ["de"]}]


class Service:
    """Speaks LibreTranslate's API on a port of this machine, and remembers what it was asked."""

    def __init__(self):
        self.asked, self.answers = [], {}
        here = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._say(*here.answers.get(self.path, (200, LANGUAGES)))

            def do_POST(self):
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
                here.asked.append(asked)
                self._say(*here.answers.get(self.path, (200, {"translatedText": [f"[{asked['target']}] {each}" for each in asked["q"]]})))

            def _say(self, status, body):
                said = body if isinstance(body, bytes) else json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(said)))
                for name, value in here.answers.get("headers", {}).items():
                    self.send_header(name, value)
                self.end_headers()
                pause = here.answers.get("pause", 0)
                with contextlib.suppress(OSError):  # they have hung up
                    for part in (bytes([each]) for each in said) if pause else [said]:
                        self.wfile.write(part)
                        time.sleep(pause)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()


@pytest.fixture
def service():
    it = Service()
    yield it
    it.server.shutdown()
    it.server.server_close()


@pytest.fixture
def there(world: World):
    return f"/conferences/{world.yilmaz.id}/translations/tr"


async def test_it_works_only_what_is_open_goes_out_and_comes_back_marked(world: World, browser_of, service, there):
    await present_plan(world)
    await ask_leyla(world)
    await write(world, {OWN: IN_TURKISH[OWN]})
    machines.configure(service.address, "unser-schlüssel")
    nora = await browser_of(world.nora)
    page = (await nora.get(there)).text
    assert "9 lines would leave this server" in page
    assert "127.0.0.1" in page
    assert service.asked == []  # looking asks nothing

    assert (await nora.send_form(f"{there}/draft")).status_code == 303
    (asked,) = service.asked
    assert (asked["source"], asked["target"], asked["format"], asked["api_key"]) == ("de", "tr", "text", "unser-schlüssel")
    assert len(asked["q"]) == 9
    assert not [text for text in asked["q"] if text == OWN or "Wochen" in text]  # neither what is done, nor the concern
    made = await TranslatedLine.objects().where(TranslatedLine.machine.eq(True))
    assert len(made) == 9
    assert {(each.by_name, each.by_person, each.read_back_on) for each in made} == {("", None, None)}

    leyla = await browser_of(world.interpreter)
    page = (await leyla.get("/my/translate/tr")).text
    assert "1 of 10 lines are translated" in page  # a machine's line is no translated line
    fields = fields_of(page)
    right = next(mark for mark, words in fields if words.startswith("[tr] Wir rufen"))[:64]
    sent = {"line": [mark for mark, _ in fields], "words": [words.replace("[tr] Mehmet fährt.", "Mehmet götürür.") for _, words in fields]}
    await leyla.send_form("/my/translate/tr", **sent, right=[right])
    by_leyla = (
        await TranslatedLine.select(TranslatedLine.words).where(TranslatedLine.by_name == "Leyla Aydın").order_by(TranslatedLine.words)
    )
    assert [each["words"] for each in by_leyla] == sorted(["Mehmet götürür.", IN_TURKISH[OWN], "[tr] Wir rufen Ayşe an."])
    assert await TranslatedLine.count().where(TranslatedLine.machine.eq(True)) == 7


async def test_what_the_office_said_goes_the_same_way(world: World, browser_of, service, there):
    await present_plan(world)
    await answered(world)
    await sent_back(world)
    await ask_leyla(world)
    machines.configure(service.address)
    nora = await browser_of(world.nora)
    listed = (await nora.get(there)).text.split("Exactly these lines")[1].split("</details>")[0]
    await nora.send_form(f"{there}/draft")
    (asked,) = service.asked
    for words in (ANSWER, UNCLEAR):
        assert words in listed
        assert words in asked["q"]
    page = (await (await browser_of(world.ayse, language="tr")).get("/my/plan")).text
    assert f"[tr] {ANSWER}" in page
    assert page.count("kern-badge--warning") >= 2


async def test_the_control_without_the_setting_nothing_is_built_and_nothing_arrives(world: World, browser_of, service, there, monkeypatch):
    await present_plan(world)
    await ask_leyla(world)
    built = []
    monkeypatch.setattr(machines.httpx, "AsyncClient", lambda **about: built.append(about))
    nora = await browser_of(world.nora)
    page = (await nora.get(there)).text
    assert "/draft" not in page
    assert (await nora.send_form(f"{there}/draft")).status_code == 404
    assert (built, service.asked, await TranslatedLine.count()) == ([], [], 0)
    machines.configure(service.address)  # and the counter-check: with it, one would be built
    await nora.send_form(f"{there}/draft")
    assert len(built) == 1


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        ("/translate", (500, {"error": "x"}), machines.NOT_REACHED),
        ("/translate", (403, {"error": "Banned"}), machines.NOT_ALLOWED),
        ("/translate", (429, {"error": "Slow down"}), machines.TOO_MUCH),
        ("/translate", (200, b"<html>"), machines.NOT_UNDERSTOOD),
        ("/translate", (200, {"translatedText": ["one too few"]}), machines.NOT_UNDERSTOOD),
        ("/translate", (302, b""), machines.NOT_UNDERSTOOD),
        ("/languages", (200, [{"code": "de", "targets": ["en"]}]), machines.NOT_THIS_ONE),
        ("/languages", (200, {"no": "list"}), machines.NOT_UNDERSTOOD),
        ("/languages", (200, [{"code": ["de"], "targets": ["tr"]}]), machines.NOT_UNDERSTOOD),
    ],
)
async def test_whatever_goes_wrong_is_a_calm_sentence(service, path, answer, sentence):
    service.answers = {path: answer, "headers": {"location": "http://127.0.0.1:1/elsewhere"} if answer[0] == 302 else {}}
    with pytest.raises(Refused) as no:
        await LibreTranslate(service.address).translate(["Ich koche", "Ich putze"], source="de", target="tr")
    assert no.value.sentence == sentence


async def test_what_went_wrong_changes_nothing(world: World, browser_of, service, there):
    await present_plan(world)
    await ask_leyla(world)
    service.server.server_close()
    machines.configure("http://127.0.0.1:1")
    answer = await (await browser_of(world.nora)).send_form(f"{there}/draft")
    assert (answer.status_code, machines.NOT_REACHED in answer.text) == (409, True)
    assert await TranslatedLine.count() == 0
    assert await AuditEntry.exists().where(AuditEntry.deed == "draft_translation")  # what may have left is written down before it does


async def test_who_is_slow_is_not_waited_for(service):
    with pytest.raises(Refused):
        await LibreTranslate(service.address, patience=0.000001).translate(["Ich koche"], source="de", target="tr")


async def test_who_says_a_letter_now_and_then_is_not_waited_for_either(service):
    service.answers = {"pause": 0.05}
    with pytest.raises(Refused):
        await LibreTranslate(service.address, patience=0.3).translate(["Ich koche"], source="de", target="tr")


async def test_a_draft_that_nobody_touched_stays_a_machines_and_nonsense_is_not_kept(world: World, browser_of):
    await present_plan(world)
    await ask_leyla(world)
    lines = (await work_in(world)).lines
    made = ["Bir\r\niki", "\u2067üç\u2069", "dört\rbeş", "bo\x00zuk", "a" * 4001, " \n "]
    await keep_draft(await world.as_it_is(), "tr", list(zip(lines, made, strict=False)), by=world.nora.id)
    leyla = await browser_of(world.interpreter)
    fields = fields_of((await leyla.get("/my/translate/tr")).text)
    answer = await leyla.send_form("/my/translate/tr", line=[mark for mark, _ in fields], words=[words for _, words in fields])
    assert answer.status_code == 303
    assert {(each.words, each.machine) for each in await TranslatedLine.objects()} == {
        ("Bir\niki", True), ("üç", True), ("dört\nbeş", True),
    }  # fmt: skip


async def test_codes_of_the_service(service):
    assert await LibreTranslate(service.address).translate(["Ich koche"], source="de", target="ku") == ["[kmr] Ich koche"]
    machines.configure(service.address)
    assert [machines.offered(each) for each in ("ku", "de_simple", "de")] == [True, False, False]
    assert await LibreTranslate(service.address).translate(["x"] * 60, source="de", target="tr") == ["[tr] x"] * 60
    assert [len(each["q"]) for each in service.asked] == [1, 25, 25, 10]


def test_in_the_clear_only_on_this_machine():
    with pytest.raises(ValueError, match="TLS"):
        LibreTranslate("http://translate.example.org")
    usual = {"secret": "x" * 40, "smtp": "smtp://127.0.0.1:25"}
    wrong = [Settings(**usual, translator=address).wrong() for address in ("http://translate.example.org", "ftp://x", "nonsense")]
    assert [len(each) for each in wrong] == [1, 1, 1]
    assert [Settings(**usual, translator=fine).wrong() for fine in ("", "https://t.example.org", "http://127.0.0.1:5000")] == [[], [], []]
    assert httpx is machines.httpx
