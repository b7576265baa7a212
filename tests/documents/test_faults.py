"""A fault and its place."""

from __future__ import annotations

from documents.faults import Fault


def test_a_fault_reads_as_editors_link_it() -> None:
    assert str(Fault("a/article.md", 3, 7, "wrong")) == "a/article.md:3:7: wrong"


def test_advice_says_so() -> None:
    assert str(Fault("a", 1, 1, "missing", advice=True)) == "a:1:1: advice: missing"


def test_faults_are_ordered_by_file_line_and_column_as_numbers() -> None:
    places = [("b", 1, 1), ("a", 10, 2), ("a", 9, 30), ("a", 10, 1)]
    ordered = sorted(Fault(file, line, column, "x") for file, line, column in places)
    assert [(fault.file, fault.line, fault.column) for fault in ordered] == [
        ("a", 9, 30),
        ("a", 10, 1),
        ("a", 10, 2),
        ("b", 1, 1),
    ]
