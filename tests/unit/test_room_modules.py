"""The sealed room's pure modules, by their own tests in Node: what the phones make of what was said, and the keys."""

from tests.room_node import node_tests


def test_merge():
    """Any order of delivery ends in the same state, and no word is lost."""
    node_tests("tests/room/merge.test.mjs")


def test_log():
    """Changes of the key, joining late, and words that are spoken."""
    node_tests("tests/room/log.test.mjs")


def test_build():
    """Words out of the catalogues, sentences as numbers, only the style that is used."""
    node_tests("tests/room/build.test.mjs")


def test_say():
    """Days and lists of names in every language."""
    node_tests("tests/room/say.test.mjs")
