"""What outlives a run."""

from pathlib import Path

import pytest

from bot.offline.store import Store, StoreError


def test_a_value_survives(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'reading.db'}"
    first = Store(url)
    assert first.load() is None
    first.save({"places": {"1": "¶6"}})
    first.save({"places": {"1": "¶7"}})
    assert Store(url).load() == {"places": {"1": "¶7"}}


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "reading.db"
    store = Store(f"sqlite:///{file}")
    store.load()
    store.save({"a": 1})
    file.unlink()
    store.save({"a": 1})
    assert not file.exists()


@pytest.mark.parametrize("url", ["postgresql://localhost/x", "sqlite://", "sqlite:///", "reading.db"])
def test_another_scheme_is_refused_with_the_right_one(url: str) -> None:
    with pytest.raises(StoreError, match="write sqlite:///PATH"):
        Store(url)


def test_a_file_that_is_no_database_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a database " * 100)
    with pytest.raises(StoreError, match=r"cannot be read: file is not a database\."):
        Store(f"sqlite:///{file}").load()


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be read"):
        Store(f"sqlite:///{tmp_path / 'none' / 'reading.db'}").load()
