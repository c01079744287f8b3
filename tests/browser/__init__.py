import pytest

pytest.register_assert_rewrite("tests.browser.doings", "tests.browser.walk", "tests.browser.walk_plan")
