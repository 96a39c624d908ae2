"""Every kind of source gives the rows it can and names those it cannot, and nothing stops it."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.batch.rows import Row, Unusable
from closecall.batch.sources import open_source
from closecall.batch.sources.parquet import arrow_library
from closecall.errors import InputError


def read(path: Path) -> list[Row | Unusable]:
    return list(open_source(path))


def errors(rows: list[Row | Unusable]) -> dict[str, str]:
    return {row.id: row.error.message for row in rows if isinstance(row, Unusable)}


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_jsonl_file_gives_a_row_a_line_and_names_the_broken_ones(tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": "a", "thread": "Hi", "note": "n", "me": ["Bo"], "as_of": "2026-03-02", "x": 1}',
        b"",
        b"{broken",
        b'{"id": "d", "text": "Hi", "facts": {"price_total": 12.5}}',
        b'{"id": "e"}',
        b"[1]",
        b'{"thread": "\xff"}',
        b"[" * 200_000,
        b'{"id": 7, "thread": "\\ud800 half a letter"}',
    ]
    source = open_source(written(tmp_path / "rows.jsonl", b"\n".join(lines)))
    rows = list(source)

    assert rows[0] == Row("Hi", id="a", note="n", me=("Bo",), as_of=date(2026, 3, 2))
    assert rows[2] == Row("Hi", id="d", facts='{"price_total": 12.5}')
    assert rows[-1] == Row("\ud800 half a letter", id="7")
    assert list(errors(rows)) == ["line 3", "e", "line 6", "line 7", "line 8"]
    assert errors(rows)["line 3"].startswith("In line 3: Expecting property name")
    assert "byte 13 is not UTF-8" in errors(rows)["line 7"]
    assert list(source.unused) == ["x"]
    assert source.share == 1


def test_a_line_that_is_longer_than_any_row_is_passed_over(tmp_path: Path) -> None:
    content = b'{"thread": "' + b"x" * 40_000_000 + b'"}\n{"id": "b", "thread": "Hi"}\n'
    rows = read(written(tmp_path / "rows.jsonl", content))

    assert errors(rows) == {"line 1": "In line 1: longer than 16 MB."}
    assert rows[1] == Row("Hi", id="b")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_table_gives_a_row_each_and_names_the_broken_ones(tmp_path: Path, delimiter: str) -> None:
    table = (
        "\ufeffid|thread|deal|note\r\n"
        'a|"Seller: Hi\nBuyer: ""No"", thanks"|3|\r\n'
        "b|too few\r\n"
        "\r\n"
        "c|Hi|4|mine\r\n"
        "d|é\xff|4|\r\n"
        "e|Hi|4||more\r\n"
        "|Hi|4|\r\n"
    ).replace("|", delimiter)
    source = open_source(written(tmp_path / "rows.csv", table.encode().replace("\xff".encode(), b"\xff")))
    rows = list(source)

    assert rows[0] == Row('Seller: Hi\nBuyer: "No", thanks', id="a")
    assert errors(rows) == {
        "row 2": "In row 2: 2 fields under 4 columns.",
        "row 4": "In row 4: bytes that are neither UTF-8 nor Windows-1252.",
        "row 5": "In row 5: 5 fields under 4 columns.",
    }
    assert rows[2] == Row("Hi", id="c", note="mine")
    assert rows[-1] == Row("Hi")
    assert list(source.unused) == ["deal"]


def test_a_csv_field_may_be_larger_than_python_allows_by_itself(tmp_path: Path) -> None:
    rows = read(written(tmp_path / "rows.csv", "id,thread\na," + "x" * 300_000 + "\n"))

    assert isinstance(rows[0], Row)
    assert len(rows[0].thread) == 300_000


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffID;Thread;Höhe\r\na;Grüße, 5 €;2\r\n".encode(),
        "ID;Thread;Höhe\r\na;Grüße, 5 €;2\r\n".encode("cp1252"),
        "sep=;\r\nid;THREAD;Höhe\r\na;Grüße, 5 €;2\r\n".encode("cp1252"),
        "id\tthread\tHöhe\r\na\tGrüße, 5 €\t2\r\n".encode("utf-16"),
        'sep=,\nid,text ,Höhe\na,"Grüße, 5 €",2\n'.encode(),
    ],
)
def test_a_csv_table_is_read_as_spreadsheets_write_it(tmp_path: Path, content: bytes) -> None:
    assert read(written(tmp_path / "rows.csv", content)) == [Row("Grüße, 5 €", id="a")]


def test_bytes_that_windows_1252_does_not_know_are_a_broken_row(tmp_path: Path) -> None:
    rows = read(written(tmp_path / "rows.csv", b"id,thread\na,Hi \x81\nb,Hi\n"))

    assert errors(rows) == {"row 1": "In row 1: bytes that are neither UTF-8 nor Windows-1252."}
    assert rows[1] == Row("Hi", id="b")


@pytest.mark.parametrize(
    ("content", "told"),
    [("", "no column named thread."), ("id,Mail body\na,b\n", "no column named thread, only id, Mail body.")],
)
def test_a_csv_table_without_a_thread_is_refused(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)):
        read(written(tmp_path / "rows.csv", content))


def test_a_parquet_table_gives_a_row_each(tmp_path: Path) -> None:
    arrow = arrow_library()
    columns: dict[str, list[Any]] = {
        "id": ["a", None, "c"],
        "thread": ["Hi", "Hello", None],
        "as_of": [date(2026, 3, 2), None, None],
        "me": [["Bo", "@paper.example"], None, None],
        "owner": [1, 2, 3],
    }
    arrow.parquet.write_table(arrow.table(columns), tmp_path / "rows.parquet")
    source = open_source(tmp_path / "rows.parquet")
    rows = list(source)

    assert rows[:2] == [Row("Hi", id="a", as_of=date(2026, 3, 2), me=("Bo", "@paper.example")), Row("Hello")]
    assert errors(rows) == {"c": "The row has no thread."}
    assert list(source.unused) == ["owner"]


@pytest.mark.parametrize("content", [b"", b"PAR1 nothing PAR1"])
def test_a_broken_parquet_file_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match="no readable Parquet file") as caught:
        read(written(tmp_path / "rows.parquet", content))
    assert "\n" not in str(caught.value)


def test_without_pyarrow_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(InputError, match=r"closecall\[parquet\]"):
        read(written(tmp_path / "rows.parquet", b""))


def test_a_mailbox_gives_a_row_for_each_conversation(tmp_path: Path) -> None:
    mails = [
        _mail("<1@x.example>", "Offer", "First."),
        _mail("<2@x.example>", "Lunch", "Other."),
        _mail("<3@x.example>", "Re: Offer", "Second.", refers="<1@x.example>"),
        _mail("", "Re: lunch", "By its subject."),
        _mail("", "A", "Alone."),
    ]
    rows = read(written(tmp_path / "box.mbox", "".join(mails)))
    threads = [row.thread for row in rows if isinstance(row, Row)]

    assert [row.id for row in rows] == ["1@x.example", "2@x.example", ""]
    assert threads == [
        (mails[0] + mails[2]).encode(),
        (mails[1] + mails[3]).encode(),
        mails[4].encode(),
    ]


def test_a_word_of_a_subject_that_ends_like_a_mark_of_answering_is_a_word(tmp_path: Path) -> None:
    mails = [
        _mail("<1@x.example>", "Brochure: prices", "First."),
        _mail("", "Re: Brochure: prices", "Second."),
    ]
    rows = read(written(tmp_path / "box.mbox", "".join(mails)))

    assert [row.id for row in rows] == ["1@x.example"]


def test_the_same_subject_alone_makes_no_conversation(tmp_path: Path) -> None:
    other = _mail("<2@x.example>", "Re: Offer", "From others.").replace("ann@bakery", "zoe@mill")
    rows = read(written(tmp_path / "box.mbox", _mail("<1@x.example>", "Offer", "First.") + other))

    assert [row.id for row in rows] == ["1@x.example", "2@x.example"]


def test_a_mailbox_line_that_only_looks_like_a_new_mail_parts_nothing(tmp_path: Path) -> None:
    mail = _mail("<1@x.example>", "Offer", "Well.\n\nFrom here on it is mine.\n")

    assert [row.id for row in read(written(tmp_path / "box.mbox", mail))] == ["1@x.example"]


def test_a_conversation_that_is_too_large_is_cut_so_that_it_is_refused(tmp_path: Path) -> None:
    rows = read(written(tmp_path / "box.mbox", _mail("<1@x.example>", "Offer", "x" * 3_000_000)))

    assert isinstance(rows[0], Row)
    assert len(rows[0].thread) == 2_000_001


def test_a_file_that_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no mailbox"):
        read(written(tmp_path / "box.mbox", "Dear Sir"))


def test_a_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.eml", "b/z.vtt", "photo.png", ".hidden.txt", "Makefile"):
        written(tmp_path / name, name)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    source = open_source(tmp_path)
    rows = list(source)

    assert [row.id for row in rows] == ["a.eml", "b/z.vtt", "c.txt", "gone.txt"]
    assert rows[1] == Row(b"b/z.vtt", id="b/z.vtt")
    assert errors(rows) == {"gone.txt": "gone.txt: No such file or directory."}
    assert list(source.unused) == ["Makefile", "*.png"]


@pytest.mark.parametrize(
    ("name", "says"),
    [("rows.jsonl", "is not a file"), ("rows.xlsx", "is no source of rows"), ("-", "no source")],
)
def test_what_is_no_source_is_refused(tmp_path: Path, name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        open_source(tmp_path / name)


def test_a_source_gives_the_same_rows_each_time_it_is_gone_through(source: Path) -> None:
    opened = open_source(source)

    assert [row.digest() for row in opened] == [row.digest() for row in opened]


def _mail(own_id: str, subject: str, body: str, *, refers: str = "") -> str:
    fields = [
        "From seller@paper.example Mon Mar  2 09:00:00 2026",
        "From: Bo <bo@paper.example>",
        "To: Ann <ann@bakery.example>",
        f"Subject: {subject}",
        *([f"Message-ID: {own_id}"] if own_id else []),
        *([f"In-Reply-To: {refers}"] if refers else []),
    ]
    return "\n".join([*fields, "", body, "", ""])
