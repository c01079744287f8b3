"""What an operator sets, and what is wrong with it, in plain words."""

from pathlib import Path

import msgspec
import pytest

from app.settings import Settings

GOOD = Settings(
    address="https://termine.example",
    secret="long enough, and known to nobody else at all",
    smtp="smtps://termine:secret@mail.example:465",
    sender="termine@example.org",
)


TEXTS = {"sms": "https://gateway.seven.io/api/sms", "sms_key": "secret", "sms_sender": "Termine"}


def but(**other):
    return msgspec.structs.replace(GOOD, **other)


def test_good_settings_have_nothing_wrong():
    assert GOOD.wrong() == []


def test_everything_is_read_from_the_environment():
    read = Settings.from_environment(
        {
            "FAMILIENRAT_ADDRESS": "https://termine.example/",
            "FAMILIENRAT_HOST": "::1",
            "FAMILIENRAT_PORT": "9000",
            "FAMILIENRAT_DATA": "/srv/data",
            "FAMILIENRAT_BEHIND_PROXY": "yes",
            "FAMILIENRAT_DEMO": "yes",
            "DATABASE_URL": "postgresql://db/familienrat",
            "UNRELATED": "x",
        }
    )
    assert read == Settings(
        address="https://termine.example",
        host="::1",
        port=9000,
        data=Path("/srv/data"),
        behind_proxy=True,
        database_url="postgresql://db/familienrat",
    )  # a demo is never made by a setting


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FAMILIENRAT_PORT", "80a", "FAMILIENRAT_PORT must be a whole number."),
        ("FAMILIENRAT_PORT", "0", "FAMILIENRAT_PORT must be a whole number."),
        ("FAMILIENRAT_PORT", "70000", "FAMILIENRAT_PORT must be a whole number."),
        ("FAMILIENRAT_PORT", "²", "FAMILIENRAT_PORT must be a whole number."),
        ("FAMILIENRAT_WORKERS", "", "FAMILIENRAT_WORKERS must be a whole number."),
        ("FAMILIENRAT_DEBUG", "perhaps", "FAMILIENRAT_DEBUG must be yes or no."),
    ],
)
def test_what_cannot_be_read_is_told(name, value, sentence):
    with pytest.raises(ValueError, match=sentence):
        Settings.from_environment({name: value})


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"secret": ""}, "SECRET is missing"),
        ({"secret": "short"}, "SECRET is too short"),
        ({"address": "http://termine.example"}, "must begin with https"),
        ({"address": "termine.example"}, "must be a whole address"),
        ({"address": "https://[nonsense"}, "must be a whole address"),
        ({"debug": True}, "DEBUG is on at a public address"),
        ({"host": "0.0.0.0"}, "without encryption"),
        ({"smtp": ""}, "SMTP is missing"),
        ({"smtp": "smtp://mail.example:25"}, "must use TLS"),
        ({"smtp": "mail.example"}, "must be like smtps://"),
        ({"smtp": "smtps://mail.example:many"}, "must be like smtps://"),
        ({"smtp": "ftp://127.0.0.1"}, "must be like smtps://"),
        ({"sender": "termine"}, "SENDER must be an e-mail address"),
        ({"sender": "termine@example.org\nBcc: all@example.org"}, "SENDER must be an e-mail address"),
        ({"demo": True, "host": "0.0.0.0", "behind_proxy": True}, "demo runs on a loopback"),
        ({"bounces": "zurueck"}, "BOUNCES must be an e-mail address"),
        ({"bounces": "zurueck+x@termine.example"}, "BOUNCES must be an e-mail address"),
        ({"bounces": f"{'z' * 21}@termine.example"}, "BOUNCES must be an e-mail address"),
        ({"bounces": "zurueck@termine.example", "bounces_listen": "127.0.0.1:8025"}, "BOUNCES_LISTEN must be like"),
        ({"bounces": "zurueck@termine.example", "bounces_listen": "smtp://127.0.0.1"}, "BOUNCES_LISTEN must be like"),
        (TEXTS | {"sms": "http://gateway.example"}, "SMS must be the https"),
        (TEXTS | {"sms_key": ""}, "SMS_KEY is missing"),
        (TEXTS | {"sms_key": "a\nb"}, "SMS_KEY is missing"),
        (TEXTS | {"sms_sender": "Familienratsbüro"}, "SMS_SENDER must be a neutral name"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_that_names_the_setting(other, words):
    told = [sentence for sentence in but(**other).wrong() if words in sentence]
    assert len(told) == 1
    assert told[0].endswith(".")


@pytest.mark.parametrize(
    "other",
    [
        {"host": "0.0.0.0", "behind_proxy": True},
        {"address": "http://127.0.0.1:8000", "debug": True},
        {"smtp": "smtp://127.0.0.1:2525"},
        {"smtp": "smtp+starttls://user:p%40ss@mail.example:587"},
        {"bounces": "zurueck@termine.example"},
        {"bounces": "zurueck@termine.example", "bounces_listen": "lmtp://[::1]:24"},
        TEXTS,
    ],
)
def test_what_is_as_it_should_be_is_not_complained_about(other):
    assert but(**other).wrong() == []


def test_a_loopback_service_with_a_public_name_is_public():
    assert but(host="127.0.0.1", address="http://termine.example").wrong() != []
