"""The house itself: headers on every answer, nothing for strangers, and calm errors."""

from app.main import HEADERS


async def test_headers_stand_on_every_answer(browser_of):
    nobody = await browser_of()
    for path in ("/", "/leave", "/nothing/like/this", "/healthy", "/static/none"):
        answer = await nobody.get(path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path


async def test_a_form_from_elsewhere_is_refused(browser_of, world):
    nora = await browser_of(world.nora)
    answer = await nora.post("/desk", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
