"""How a page is said: numbers, times, days, pieces in other languages; the module's own tests, in Node."""

from tests.room_node import node_tests


def test_what_is_said():
    node_tests("tests/aloud/spoken.test.mjs")
