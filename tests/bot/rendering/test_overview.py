"""What the library says of the texts that it does not serve as their files are."""

from __future__ import annotations

from pathlib import Path

from bot.rendering.overview import library_list
from tests.bot.articles import PLAIN, shelf_of, write


def small_print(blocks: tuple[str, ...]) -> str:
    """The last block of the list."""
    return blocks[-1]


def test_a_second_folder_of_one_name_is_no_fault_of_the_text_that_is_served(tmp_path: Path) -> None:
    write(tmp_path / "one" / "same", "First.")
    write(tmp_path / "two" / "same", "Second.")
    said = small_print(library_list(shelf_of(tmp_path / "one", tmp_path / "two").library).blocks)
    assert "Served from the first of several folders of that name: same" in said
    assert "faults" not in said


def test_a_text_that_was_good_before_is_served_as_last_read_and_a_new_faulty_one_is_not(tmp_path: Path) -> None:
    folder = write(tmp_path / "essay", "First.")
    shelf = shelf_of(tmp_path)
    write(folder, "First.", front=PLAIN + "kind: [x]\n")
    write(tmp_path / "bad", "First.", front=PLAIN + "kind: [x]\n")
    said = small_print(library_list(shelf.reload()).blocks)
    assert "Served as last read, because of faults in the files now: essay" in said
    assert "Not served, because of faults in the files: bad" in said
