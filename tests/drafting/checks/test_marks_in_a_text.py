"""Placeholders, markup and characters that show nothing: which stretch is one, and of which kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Draft

BriefOf = Callable[..., Brief]
MARKS = {"placeholder", "markup", "odd_character", "look_alike"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[INST] yes", [("markup", "[INST]")]),  # not both: it is a mark of a chat
        ("<|end|> yes", [("markup", "<|end|>")]),
        ("<|{end}|>", [("markup", "<|{end}|>"), ("placeholder", "{end}")]),
        ("yes <think> yes", [("markup", "<think>")]),
        ("< /s > yes", [("markup", "< /s >")]),
        ("yes END OF TEXT", [("markup", "END OF TEXT")]),
        ("the <start_of_turn> yes", [("markup", "<start_of_turn>")]),
        ("to [name] yes", [("placeholder", "[name]")]),
        ("to [ ] yes", [("placeholder", "[ ]")]),
        ("to <your name> yes", [("placeholder", "<your name>")]),
        ("to <name> yes", [("placeholder", "<name>")]),  # no markup as well
        ("to <b>yes</b>", [("markup", "<b>"), ("markup", "</b>")]),
        ("to {{name}} yes", [("placeholder", "{{name}}")]),
        ("to ${name} yes", [("placeholder", "${name}")]),
        ("it is %s yes", [("placeholder", "%s")]),
        ("it is TBD yes", [("placeholder", "TBD")]),
        ("it is XX % yes", [("placeholder", "XX")]),
        ("it is ___ yes", [("placeholder", "___")]),
        ("put your name here, yes", [("placeholder", "your name here")]),
        ("Insert the date here yes", [("placeholder", "Insert the date here")]),
        ("it is **so** yes", [("markup", "**so**")]),
        ("it is *so* yes", [("markup", "*so*")]),
        ("2 * 3 * 4", []),
        ("it is `so` yes", [("markup", "`so`")]),
        ("it is &nbsp; yes", [("markup", "&nbsp;")]),
        ("see [deck](there) yes", [("markup", "[deck](there)")]),
        ("see \\n yes", [("markup", "\\n")]),
        ("one\n## two yes\nthree", [("markup", "## two yes")]),
        ("one\n> two yes\nthree", [("markup", "> two yes")]),
        ("one\n---\nthree", [("markup", "---")]),
        ("one\nassistant: yes\nthree", [("markup", "assistant: yes")]),
        ('one\n"body": yes\nthree', [("markup", '"body": yes')]),
        ("we said: user: yes", []),
        ("one\ttwo", [("odd_character", "\t")]),
        ("one\u200btwo", [("odd_character", "\u200b")]),
        ("one\u2800two\u3164", [("odd_character", "\u2800"), ("odd_character", "\u3164")]),
        ("one\u2028two", [("odd_character", "\u2028")]),
        ("a \U0001f468\u200d\U0001f373 b", []),  # one cook, joined
        ("a \U0001f468\u200db", [("odd_character", "\u200d")]),
        ("a\u00a0b", []),
        ("a \u2764\ufe0f b \U0001f441\ufe0f\u200d\U0001f5e8\ufe0f 1\ufe0f\u20e3 \u260e\ufe0e", []),
        ("yes\ufe0f", [("odd_character", "\ufe0f")]),
        ("it is 4\ufe0f", [("odd_character", "\ufe0f")]),
        ("yes\ufe00 no\U000e0101", [("odd_character", "\ufe00"), ("odd_character", "\U000e0101")]),
        ("\U0001f600\U000e0141", [("odd_character", "\U000e0141")]),
        ("\u2764\ufe0f\ufe0f", [("odd_character", "\ufe0f")]),
        ("p\u0430y yes", [("look_alike", "p\u0430y")]),
    ],
)
def test_a_mark_is_told_with_its_kind_and_place(
    text: str, found: list[tuple[str, str]], honest: dict[str, Draft], brief_of: BriefOf
) -> None:
    head, _, tail = honest["guide"].body.rpartition("\n\n")
    body = f"{head}\n\n{text}\n\n{tail}"
    problems = problems_in(honest["guide"].model_copy(update={"body": body}), brief_of("guide"))
    marked = [(p.code, body[p.start : p.end]) for p in problems if p.code in MARKS]
    assert sorted(marked, key=lambda mark: text.find(mark[1])) == found


def test_a_mark_in_the_subject_is_found_there(honest: dict[str, Draft], brief_of: BriefOf) -> None:
    for subject in ("To [name]", "A **b**", "a\tb", "p\u0430y", "# a", "e\u0301"):
        draft = honest["guide"].model_copy(update={"subject": subject})
        found = {p.where for p in problems_in(draft, brief_of("guide")) if p.code in MARKS | {"not_composed"}}
        assert found == {"subject"}, subject
