"""Sentences: where a writer ended one, and where only a mail program broke the line."""

from __future__ import annotations

import pytest

from closecall.text.sentences import sentence_at, sentences_of


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("No. Nothing missing.", ["No.", "Nothing missing."]),
        ("Dr. Adler called. Fine!", ["Dr. Adler called.", "Fine!"]),
        ("It costs 1.250 a year", ["It costs 1.250 a year"]),
        ("Thanks\n\nWe are in", ["Thanks", "We are in"]),
        ("Hi Joe,\nno", ["Hi Joe,", "no"]),
        (
            "We walked through the plan twice on Monday and on Tuesday and\nliked it. Really.",
            ["We walked through the plan twice on Monday and on Tuesday and\nliked it.", "Really."],
        ),
        ("- start with the team\n- then the rest", ["- start with the team", "- then the rest"]),
        ("検討します。また。", ["検討します。", "また。"]),
        ("   \n ", []),
        ("Ab dem 15. Mai gern. Danke.", ["Ab dem 15. Mai gern.", "Danke."]),
        ("Den 3. juni kan jag.", ["Den 3. juni kan jag."]),
        ("We need 15. May I ask why?", ["We need 15.", "May I ask why?"]),
        ("In 2026. Mai", ["In 2026.", "Mai"]),
        ("He lives at no. 12. Fine.", ["He lives at no. 12.", "Fine."]),
        ("He said no. 12 is too many.", ["He said no.", "12 is too many."]),
        ("No. 12 is too many.", ["No.", "12 is too many."]),
    ],
)
def test_a_sentence_ends_where_its_writer_ended_it(body: str, expected: list[str]) -> None:
    assert [body[s.start : s.end] for s in sentences_of(body)] == expected


def test_a_question_is_told_by_its_mark_even_inside_quotation_marks() -> None:
    assert [s.is_question for s in sentences_of('Who signs? I do. "Really?"')] == [True, False, True]


def test_each_word_is_a_literal_slice_of_the_body() -> None:
    body = "Well, we won't. L'offre \u00e9tait \u200bbonne"
    for sentence in sentences_of(body):
        for (start, end), word in zip(sentence.words.spans, sentence.words.folded, strict=True):
            assert sentence.start <= start < end <= sentence.end
            assert word


def test_a_sentence_is_found_by_its_two_offsets_alone() -> None:
    body = "Who signs? I do."
    found = sentence_at(body, (11, 16))
    assert found is not None
    assert body[found.start : found.end] == "I do."
    assert sentence_at(body, (11, 15)) is None
