"""``--facts refusal=none``: a question is answered without writing a file first."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from closecall.cli.typed_command import typed_again

Run = Callable[..., Any]

ANSWER = "Ada: Any thoughts on the harrow?\nIvo: The lower field is all gravel since April.\n"


def advised(run: Run, facts: str) -> dict[str, object]:
    ran = run("advise", "-", "--me", "Ada", "--facts", facts, "--json", stdin=ANSWER.encode())
    result: dict[str, object] = json.loads(ran.out)
    return result


@pytest.mark.parametrize(
    ("facts", "approach"),
    [
        ("refusal=none", "nurture"),
        ("refusal = explicit no", "respect_no"),
        ('refusal="explicit_no", price_total=480.50, next_meeting_booked=no', "respect_no"),
    ],
)
def test_the_facts_themselves_count_as_those_of_a_file(run: Run, facts: str, approach: str) -> None:
    assert advised(run, facts)["approach"] == approach


@pytest.mark.parametrize(
    ("facts", "fact", "value"),
    [
        ("buyer_actions=trial_used", "buyer_actions", ["trial_used"]),
        ("buyer_actions=deposit, referred,refusal=none", "buyer_actions", ["referred", "deposit"]),
        ('buyer_actions=["deposit"]', "buyer_actions", ["deposit"]),
        ("buyer_actions=none", "buyer_actions", []),
        (
            "conviction_reasons=the harrow broke twice, in May and June",
            "conviction_reasons",
            ["the harrow broke twice, in May and June"],
        ),
    ],
)
def test_a_fact_that_is_a_list_is_told_without_brackets(
    run: Run, facts: str, fact: str, value: list[str]
) -> None:
    told = advised(run, facts)["facts"]
    assert isinstance(told, dict)
    assert sorted(told[fact]) == sorted(value)


def test_what_was_not_heard_is_told_with_the_way_to_say_it_and_no_answer_to_copy(run: Run) -> None:
    talk = (
        "From: Ivo Brandt <ivo@lowerfield.example>\nDate: 2 June 2025 09:00\n"
        "To: Ada Ruiz <ada@harrow.example>\n\nSaw your offer of 400 EUR, the price is fine for me and it is "
        "only me who decides. I really want it. But let me think about it a little.\nIvo\n"
    )
    note = "Ivo turns over about 900k EUR. I'm certain: his old harrow cost him a week in May."
    screen = run("advise", "-", "--note", note, stdin=talk.encode()).out
    assert screen.startswith("GUIDE")
    assert "I heard no problem that they named themselves or step of theirs" in " ".join(screen.split())
    assert "Only if there was one, say which" in " ".join(screen.split())
    answer = next(line.split("--facts ")[1] for line in screen.splitlines() if "    --facts " in line)
    assert answer == "need_confirmed=ANSWER,buyer_actions=ANSWER"
    copied = run("advise", "-", "--note", note, "--facts", answer, stdin=talk.encode())
    assert copied.out == screen
    said = answer.replace("ANSWER", "yes", 1).replace("ANSWER", "did_task")
    told = run("advise", "-", "--note", note, "--facts", said, stdin=talk.encode()).out
    assert told.startswith("FIRM CLOSE")
    said = answer.replace("ANSWER", "no", 1).replace("ANSWER", "none")
    assert run("advise", "-", "--note", note, "--facts", said, stdin=talk.encode()).out.startswith("GUIDE")


def test_the_screen_tells_how_to_answer(run: Run) -> None:
    screen = run("advise", "-", "--me", "Ada", stdin=ANSWER.encode()).out
    question = screen.index("What did the buyer say")
    assert "\u201cThe lower field is all gravel since April.\u201d" in screen[question:]
    assert screen.index("explicit_no: they will not buy") > question
    assert "closecall advise - --me Ada --facts refusal=ANSWER" in screen
    again = run("advise", "-", "--me", "Ada", "--facts", "refusal=ANSWER", stdin=ANSWER.encode()).out
    assert again.splitlines()[0] == screen.splitlines()[0]


@pytest.mark.parametrize(
    ("facts", "hesitations"),
    [("soft", [{"kind": "unspecified", "hardness": "soft", "status": "open"}]), ("none", []), ("no", [])],
)
def test_what_holds_them_back_is_told_in_the_words_of_the_question(
    run: Run, facts: str, hesitations: list[dict[str, str]]
) -> None:
    told = advised(run, f"hesitations={facts}")["facts"]
    assert isinstance(told, dict)
    assert told["hesitations"] == hesitations


@pytest.mark.parametrize("question", ["refusal", "language"])
def test_nothing_is_drafted_over_what_may_be_a_no(run: Run, question: str) -> None:
    talk = (
        ANSWER
        if question == "refusal"
        else "Ada: Hvad synes du?\nIvo: Det har vi desværre ikke brug for længere.\n"
    )
    ran = run("advise", "-", "--me", "Ada", "--draft-anyway", "--json", stdin=talk.encode())
    told = json.loads(ran.out)
    assert (told["approach"], told["draft"], told["source"]) == ("ask_first", None, "none")
    screen = run("advise", "-", "--me", "Ada", "--draft-anyway", stdin=talk.encode()).out
    assert "add --draft-anyway" not in screen


def test_a_file_whose_name_holds_the_sign_is_still_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("refusal=none").write_text('refusal = "opt_out"\n', encoding="utf-8")
    assert advised(run, "refusal=none")["approach"] == "respect_no"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("refusal=none, gone", "'gone' is no NAME=VALUE"),
        ("refusal=perhaps", 'refusal: "perhaps" is not one of'),
        ("refused=yes", "refused"),
        ("refusal=none,refusal=opt_out", "refusal is told twice"),
        ("refusal=[none", "is not one of"),
        ("refusal=no", "Say refusal=explicit_no (they will not buy) or refusal=none ("),
        ("stage=yes", "Say stage=accepted (they ordered, signed or paid"),
        ("seller_conviction=no", "Say seller_conviction=unsure (unsure) or seller_conviction=not_good"),
        ("verbal_interest=no", 'verbal_interest: "no" is not one of none,'),
        ("they said yes", "'they said yes' is no file, and tells no fact"),
        ("told.json", "'told.json' is no file, and tells no fact"),
        (f"{'a' * 5000}=1", "no such fact"),
        ("", "'' is no file, and tells no fact"),
        ("refusal = explicit no; stage=proposal", "facts are parted by commas"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(run: Run, facts: str, said: str) -> None:
    ran = run("advise", "-", "--me", "Ada", "--facts", facts, stdin=ANSWER.encode())
    assert ran.code == 2
    assert ran.err.startswith("closecall: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        ("price_total=8.350,00", "8350"),
        ("price_total=8,350.00", "8350"),
        ("price_total=8.350", "8350"),
        ("price_total=8,350,refusal=none", "8350"),
        ("refusal=none,price_total=480.50", "480.5"),
    ],
)
def test_an_amount_is_told_as_people_write_it(run: Run, facts: str, total: str) -> None:
    told = advised(run, facts)["facts"]
    assert isinstance(told, dict)
    assert float(told["price_total"]) == float(total)


def test_facts_told_in_several_options_count_together_and_the_last_word_on_each(
    run: Run, tmp_path: Path
) -> None:
    known = tmp_path / "crm.toml"
    known.write_text('refusal = "none"\nprice_total = 480\ncurrency = "GBP"\n', encoding="utf-8")
    told = ("--facts", str(known), "--facts", "stage=proposal,price_total=500", "--facts", "currency=EUR")
    ran = run("advise", "-", "--me", "Ada", *told, "--json", stdin=ANSWER.encode())
    facts = json.loads(ran.out)["facts"]
    assert not ran.err
    assert (facts["refusal"], facts["stage"]) == ("none", "proposal")
    assert (facts["price_total"], facts["currency"]) == (500, "EUR")


def test_a_later_word_that_makes_less_of_a_no_is_shown(run: Run) -> None:
    weaker = run("facts", "-", "--facts", "refusal=opt_out", "--facts", "refusal=none", stdin=ANSWER.encode())
    assert weaker.err == "closecall: --facts: refusal=none replaces refusal=opt_out.\n"
    stronger = run(
        "facts", "-", "--facts", "refusal=none", "--facts", "refusal=opt_out", stdin=ANSWER.encode()
    )
    assert not stronger.err


def test_facts_that_contradict_each_other_only_together_are_told_in_one_line(run: Run) -> None:
    apart = ("--facts", "decision_makers_total=2", "--facts", "decision_makers_agreed=3")
    ran = run("advise", "-", "--me", "Ada", *apart, stdin=ANSWER.encode())
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "more than decision_makers_total" in ran.err


@pytest.mark.parametrize(
    ("facts", "fact", "value"),
    [
        ("stage=ordered", "stage", "accepted"),
        ("buyer_kind=Firm", "buyer_kind", "organisation"),
        ("buyer_kind=person", "buyer_kind", "individual"),
        ("seller_conviction=yes", "seller_conviction", "certain"),
        ("refusal=later", "refusal", "not_now"),
    ],
)
def test_a_plain_word_stands_for_the_value_that_it_means(run: Run, facts: str, fact: str, value: str) -> None:
    told = advised(run, facts)["facts"]
    assert isinstance(told, dict)
    assert told[fact] == value


ASKED = (
    "Ted: Hi Ida, how was the trial?\nIda: We use it every day. We were throwing away a third of the apples "
    "because the old press is too slow, and that has stopped. I want to keep it.\nTed: It is 1,450 EUR, "
    "as in the quote.\nIda: I saw it. The price is fine. I just want to sleep on it.\n"
)


def test_one_command_takes_all_answers_and_nothing_is_typed_again(run: Run) -> None:
    note = "I'm certain: she throws away a third of the apples."
    screen = run("advise", "-", "--me", "Ted", "--note", note, stdin=ASKED.encode()).out
    assert screen.startswith("ASK FIRST")
    (line,) = [line for line in screen.splitlines() if line.startswith("    closecall ")]
    typed = shlex.split(line)[1:]
    assert typed[:6] == ["advise", "-", "--me", "Ted", "--note", note]
    answers = {"buyer_kind": "person", "annual_means": "90000", "decision_makers_total": "1"}
    told = [f"{part.split('=')[0]}={answers[part.split('=')[0]]}" for part in typed[-1].split(",")]
    after = run(*typed[:-1], ",".join(told), stdin=ASKED.encode()).out
    assert "  ? " not in after


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        (["advise", "a b.txt"], ["advise", "a b.txt", "--note", "ANSWER"]),
        (["advise", "--note", "It's dear."], ["advise", "--note", "It's dear. ANSWER"]),
        (["advise", "--note=So.", "x"], ["advise", "--note=So. ANSWER", "x"]),
        (["advise", "--note", 'For $5 "net" ANSWER'], ["advise", "--note", 'For $5 "net" ANSWER']),
    ],
)
def test_certainty_is_told_behind_the_note_that_was_given(typed: list[str], again: list[str]) -> None:
    line = typed_again(typed, ["seller_conviction"])
    assert shlex.split(line) == ["closecall", *again]


def test_a_note_that_was_not_filled_in_tells_nothing(run: Run) -> None:
    known = ("advise", "-", "--me", "Ted")
    assert (
        run(*known, "--note", "ANSWER", "--json", stdin=ASKED.encode()).out
        == run(*known, "--json", stdin=ASKED.encode()).out
    )


@pytest.mark.parametrize(
    ("said", "means"), [("80k", 80_000), ("1.1m", 1_100_000), ("2 million", 2_000_000), ("80000", 80_000)]
)
def test_a_sum_may_be_told_as_people_write_it(run: Run, said: str, means: int) -> None:
    facts = advised(run, f"annual_means={said},currency=EUR")["facts"]
    assert isinstance(facts, dict)
    assert float(facts["annual_means"]) == means


def test_places_of_an_earlier_suggestion_without_an_answer_are_not_repeated() -> None:
    typed = ["advise", "t.txt", "--facts", "stage=ANSWER,refusal=none"]
    assert typed_again(typed, ["stage"]).endswith("--facts refusal=none --facts stage=ANSWER")
    typed = ["advise", "t.txt", "--facts", "stage=ANSWER", "--facts=refusal=ANSWER"]
    assert typed_again(typed, ["stage"]) == "closecall advise t.txt --facts stage=ANSWER"


def test_each_mistake_is_told_of_the_place_where_it_was_made(run: Run, tmp_path: Path) -> None:
    assert "FACTS: refusal:" in run("score", "refusal=maybe").err
    voice = run("advise", "-", "--voice", "nope.toml", stdin=ANSWER.encode()).err
    assert "Check the name." in voice
    assert "paste" not in voice
    assert (
        "holds no prompt"
        in run("prompt", "-", "--me", "Ada", "--prompts", str(tmp_path), stdin=ANSWER.encode()).err
    )
