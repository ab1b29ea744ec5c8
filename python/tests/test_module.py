"""The script that notebooks run."""

from fall_line import FallLine


def test_it_carries_the_simulator_and_no_tag_that_could_end_a_script():
    head, script = FallLine._esm.split("\n", 1)
    assert head.startswith('const PAGE = "\\u003c!doctype html>')
    assert "export default" in script
    assert "<" not in head


def test_it_fetches_nothing():
    assert "import(" not in FallLine._esm.split("\n", 1)[1]
    assert "http" not in FallLine._esm.split("\n", 1)[1]
