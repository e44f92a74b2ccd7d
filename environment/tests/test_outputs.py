"""What is kept of what a cell shows."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_output

from course.running.outputs import BoundedOutput, coalesce


def stream(text: str) -> dict:
    return {"name": "stdout", "text": text}


def test_the_first_so_many_characters_are_kept_and_the_rest_is_counted() -> None:
    bounded, cell = BoundedOutput(10), new_code_cell("")
    first, second = stream("12345678"), stream("abcdef")
    assert bounded.takes("stream", first) and bounded.takes("stream", second)
    assert (first["text"], second["text"]) == ("12345678", "ab")
    assert not bounded.takes("stream", stream("more"))
    assert not bounded.takes("display_data", {"data": {"text/html": "xyz", "application/json": {"a": 1}}})
    bounded.tell(cell)
    assert "and 19 characters more" in cell.outputs[0].text
    bounded.start()
    assert bounded.takes("stream", stream("again")) and bounded.omitted == 0


def shows(text: str, name: str = "", metadata: dict | None = None) -> dict:
    return {"data": {"text/plain": text}, "metadata": metadata or {}, "transient": {"display_id": name} if name else {}}


def test_what_is_shown_in_place_of_another_takes_its_room() -> None:
    bounded = BoundedOutput(100)
    assert bounded.takes("display_data", shows("x" * 50, "progress"))
    for _ in range(1000):
        assert bounded.takes("update_display_data", shows("y" * 50, "progress"))
    assert not bounded.takes("display_data", shows("z" * 60))


def test_what_grows_where_it_is_shown_is_counted() -> None:
    bounded = BoundedOutput(100)
    assert bounded.takes("display_data", shows("x", "a")) and bounded.takes("display_data", shows("x", "b"))
    assert bounded.takes("update_display_data", shows("x" * 80, "a"))
    assert not bounded.takes("update_display_data", shows("x" * 80, "b"))


def test_what_is_shown_in_many_places_is_counted_in_each() -> None:
    """A kernel that shows the same name again gives all places the newest content."""
    bounded = BoundedOutput(1000)
    for _ in range(100):
        assert bounded.takes("display_data", shows("x", "a"))
    assert not bounded.takes("display_data", shows("x" * 500, "a"))
    assert not bounded.takes("update_display_data", shows("x" * 500, "a"))
    assert bounded.takes("update_display_data", shows("xx", "a"))


def test_updates_of_what_was_never_shown_leave_nothing() -> None:
    bounded = BoundedOutput(100)
    for number in range(10):
        assert bounded.takes("update_display_data", shows("x", str(number) * 1000))
    assert bounded._shown == {}


def test_metadata_count_and_widgets_messages_are_not_kept() -> None:
    bounded = BoundedOutput(100)
    assert not bounded.takes("display_data", shows("x", metadata={"much": "y" * 200}))
    assert not bounded.takes("comm_open", {"comm_id": "1", "data": {"state": "z" * 10**6}})


def test_all_cells_together_have_their_length_too() -> None:
    bounded = BoundedOutput(10, 25)
    for kept in (10, 10, 5, 0):
        bounded.start()
        bounded.takes("stream", stream("x" * 12))
        assert (bounded.kept, bounded.omitted) == (kept, 12 - kept)


def test_what_is_kept_is_counted_as_it_was_written() -> None:
    bounded = BoundedOutput()
    bounded.takes("stream", stream("1 %\r2 %\rZoë 😀"))
    assert bounded.kept == len("1 %\r2 %\rZoë 😀".encode())


def test_an_error_is_kept_whatever_was_shown_before() -> None:
    bounded = BoundedOutput(1)
    bounded.takes("stream", stream("much"))
    error = {"ename": "A", "evalue": "x" * 10**6, "traceback": ["y" * 10**6] * 1000}
    assert bounded.takes("error", error)
    assert error["evalue"].startswith("x" * 100) and error["traceback"][0].startswith("y" * 100) and size(error) < 1000


def size(error: dict) -> int:
    return sum(map(len, [error["ename"], error["evalue"], *error["traceback"]]))


def test_errors_are_short_one_a_cell_and_take_their_room() -> None:
    bounded, kept = BoundedOutput(30_000, 50_000), 0
    for _ in range(100):
        bounded.start()
        errors = [{"ename": "A" * 10**5, "evalue": "x" * 10**5, "traceback": ["y" * 1000] * 1000} for _ in range(3)]
        assert [bounded.takes("error", error) for error in errors] == [True, False, False]
        assert 100 < size(errors[0]) <= 20_000
        assert bounded.omitted == 3 * (10**5 + 10**5 + 10**6) - size(errors[0])
        kept += size(errors[0])
    assert kept <= 50_000 + 100 * 1000
    assert not bounded.takes("stream", stream("more"))


def test_an_error_of_the_usual_length_is_kept_as_it_is() -> None:
    bounded, cell = BoundedOutput(), new_code_cell("")
    error = {"ename": "RuntimeException", "evalue": "labs.check.CheckFailed, TO DO: f", "traceback": ["at line 1", "", "at line 2"]}
    before = {**error, "traceback": [*error["traceback"]]}
    assert bounded.takes("error", error) and error == before
    bounded.tell(cell)
    assert cell.outputs == []


def test_what_says_that_a_cell_is_done_always_passes() -> None:
    assert BoundedOutput(0).takes("status", {"execution_state": "idle"})


@pytest.mark.parametrize(
    ("written", "shown"),
    [("a\rb", "b"), ("a\r\nb", "a\nb"), ("1 %\r2 %\r", "2 %"), ("x\na\rb\ny", "x\nb\ny"), ("x" * 10**6, "x" * 10**6)],
)
def test_a_stream_is_one_output_as_a_terminal_shows_it(written: str, shown: str) -> None:
    half = len(written) // 2
    parts = [new_output("stream", name="stdout", text=text) for text in (written[:half], written[half:])]
    cell = new_code_cell("", outputs=[parts[0], new_output("stream", name="stderr", text="e"), parts[1]])
    coalesce(cell)
    assert [(output.name, output.text) for output in cell.outputs] == [("stdout", shown), ("stderr", "e")]
