"""The commands as a seller or a program calls them: output, exit codes, one clear line for what is wrong."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from closecall.cli import main
from closecall.cli.options import APPROACHES
from closecall.decision import Approach
from closecall.facts.vocabulary import Facts
from closecall.model import OpenAIModel

ROOT = Path(__file__).parents[2]
THREADS = ROOT / "examples" / "threads"
FIRM = (
    str(THREADS / "firm_close.txt"),
    "--me",
    "owen@paperline.example",
    "--note",
    "They turn over about 900k EUR a year. I'm certain: she loses two days on every big order.",
)


Run = Callable[..., Any]


def test_every_approach_can_be_named_on_the_command_line() -> None:
    assert sorted(APPROACHES) == sorted(Approach)


def test_advise_shows_verdict_draft_source_and_reasons_in_this_order(run: Run) -> None:
    ran = run("advise", *FIRM)
    assert ran.code == 0
    assert not ran.err
    places = [
        ran.out.index(text)
        for text in (
            "FIRM CLOSE",
            "not a chance of winning",
            "Subject:",
            "Hi Marta",
            "template",
            "Why\n",
            "We really want",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("approach", ["firm_close", "guide", "nurture", "respect_no", "ask_first", "confirm"])
def test_the_examples_show_every_approach(run: Run, approach: str) -> None:
    notes = {
        "firm_close": FIRM[-1],
        "ask_first": "They turn over 600k USD a year. I'm certain: they were losing bookings every weekend.",
    }
    sellers = ("@paperline.example", "Petra", "@klarsicht.example", "@bedsidecare.example", "Dana", "Joana")
    (path,) = THREADS.glob(f"{approach}.*")
    arguments = [part for who in sellers for part in ("--me", who)]
    ran = run("advise", str(path), *arguments, "--json", "--note", notes.get(approach, "I'm not sure yet."))
    told = json.loads(ran.out)
    assert told["approach"] == approach
    assert told["source"] == ("none" if approach == "ask_first" else "template")


def test_advise_json_is_the_contract(run: Run) -> None:
    told = json.loads(run("advise", *FIRM, "--json").out)
    assert list(told) == [
        "schema",
        "approach",
        "readiness",
        "coverage",
        "reasons",
        "blockers",
        "questions",
        "flips",
        "cadence",
        "rules",
        "facts",
        "evidence",
        "thread",
        "draft",
        "source",
        "problems",
        "provenance",
    ]
    assert told["schema"] == "closecall.advice/1"
    assert told["draft"]["disagreement"] in told["draft"]["body"]
    assert told["provenance"]["attempts"] == 0
    interest = next(r for r in told["reasons"] if r["fact"] == "verbal_interest")
    assert told["evidence"][interest["evidence"][0]]["quote"]


def test_the_same_input_gives_the_same_bytes(run: Run) -> None:
    assert run("advise", *FIRM, "--json").out == run("advise", *FIRM, "--json").out


def test_the_day_is_told_where_it_is_that_of_the_last_message(run: Run) -> None:
    told = "As of 11 Mar 2026, the day of the last message"
    assert told in run("advise", *FIRM).out
    assert told not in run("advise", *FIRM, "--as-of", "2026-03-20").out


def test_a_draft_alone_that_is_dated_before_today_says_so_on_standard_error(run: Run) -> None:
    told = (
        "The draft is written as of Wed 11 Mar 2026, the day of the last message. "
        "For today say --as-of today."
    )
    assert told in run("advise", *FIRM, "--draft-only").err
    assert not run("advise", *FIRM, "--draft-only", "--as-of", "2026-03-11").err
    today = run("advise", *FIRM, "--draft-only", "--as-of", "today")
    assert not today.err
    assert today.out.startswith("Subject: ")
    fresh = f"[{date.today():%d/%m/%Y}, 09:00:00] Max: The oven is 900 EUR.\n"
    fresh += f"[{date.today():%d/%m/%Y}, 09:05:00] Ada: Does it run on gas? Let me think about it.\n"
    assert "as of" not in run("advise", "-", "--me", "Max", "--draft-only", stdin=fresh.encode()).err


def test_the_screen_says_how_to_count_from_today(run: Run) -> None:
    told = "for today say --as-of today"
    assert told in run("advise", *FIRM).out
    screen = run("advise", *FIRM, "--as-of", "today").out
    assert told not in screen
    assert "As of" not in screen


def test_a_draft_alone_that_there_is_none_of_says_so_and_why(run: Run) -> None:
    thread = b"Max: Hi Ada, the quote is 900 EUR.\nAda: Please take me off your list and don't call again.\n"
    ran = run("advise", "-", "--me", "Max", "--draft-only", stdin=thread)
    assert (ran.code, ran.out) == (0, "")
    assert "No draft was written: respect the no. They asked not to be contacted" in ran.err
    asked = run("advise", FIRM[0], "--me", FIRM[2], "--draft-only")
    assert "No draft was written: ask first." in asked.err
    assert "Answer with --note" in asked.err


def test_today_counts_where_the_last_message_has_no_date(run: Run) -> None:
    thread = b"""Hi Ada, we had a look and like it. Give me a few days.

Max

> On 9 Mar 2026, at 09:12, Ada Cole <ada@oven.example> wrote:
>
> Hi Max, the oven is 900 EUR.
"""
    told = "the last message has no date, so today counts"
    ran = run("advise", "-", "--me", "ada@oven.example", stdin=thread)
    assert told in ran.out
    assert "9 Mar 2026" not in ran.out.split("Why")[0]
    on_a_day = run("advise", "-", "--me", "ada@oven.example", "--as-of", "2026-03-20", stdin=thread)
    assert told not in on_a_day.out


def test_a_thread_comes_from_standard_input_too(run: Run) -> None:
    piped = run("advise", "-", *FIRM[1:], "--json", stdin=Path(FIRM[0]).read_bytes())
    assert piped.out == run("advise", *FIRM, "--json").out


def test_after_an_opt_out_there_is_no_message(run: Run) -> None:
    thread = b"Max: Hi Ada, the quote is 900 EUR.\nAda: Please take me off your list and don't call again.\n"
    ran = run("advise", "-", "--me", "Max", stdin=thread)
    assert "RESPECT THE NO" in ran.out
    assert "nothing to send" in ran.out


def test_a_question_comes_first_unless_a_draft_is_wanted_anyway(run: Run) -> None:
    note = "They turn over 600k USD a year. I'm certain: they were losing bookings every weekend."
    arguments = ("advise", str(THREADS / "ask_first.txt"), "--me", "Dana", "--note", note)
    assert json.loads(run(*arguments, "--json").out)["draft"] is None
    forced = json.loads(run(*arguments, "--json", "--draft-anyway").out)
    assert forced["approach"] == "ask_first"
    assert "recommendation" not in forced["draft"]


def test_facts_shows_each_fact_with_the_words_it_rests_on(run: Run) -> None:
    ran = run("facts", *FIRM)
    assert "verbal interest: strong" in ran.out
    assert "We really want this" in ran.out
    assert "Not known" in ran.out
    assert "4  signature, 1 line: Owen Hale" in ran.out
    told = json.loads(run("facts", *FIRM, "--json").out)
    assert list(told) == ["facts", "evidence", "thread"]


def test_thread_shows_who_when_and_what_was_cut(run: Run) -> None:
    ran = run("thread", *FIRM[:3])
    assert "Marta Quist <marta@quistbindery.example>    buyer" in ran.out
    assert "Owen Hale <owen@paperline.example>          seller" in ran.out
    assert "< Marta Quist" in ran.out
    assert "4  signature, 1 line: Owen Hale" in ran.out
    told = json.loads(run("thread", *FIRM[:3], "--json").out)
    assert [m["speaker"]["side"] for m in told["messages"]] == ["buyer", "seller", "buyer", "seller", "buyer"]


UNHEARD = """\
Timo: Hei Anna, tarjous koneesta on 2 400 EUR.
Anna: Hei Timo, kiitos. Päätimme kuitenkin olla ostamatta konetta, eikä siitä tarvitse kirjoittaa.
"""


def test_where_the_buyer_cannot_be_heard_the_headline_says_so_and_nothing_is_drafted(run: Run) -> None:
    ran = run("advise", "-", "--me", "Timo", stdin=UNHEARD.encode())
    assert ran.out.startswith("ASK FIRST: I cannot hear ")
    assert "What did the buyer say" in ran.out
    assert "No message" in ran.out
    assert "\nI cannot hear " in run("facts", "-", "--me", "Timo", stdin=UNHEARD.encode()).out
    facts = run("facts", "-", "--me", "Timo", "--json", stdin=UNHEARD.encode()).out
    assert json.loads(facts)["thread"]["unheard"]
    assert run("score", "-", stdin=facts.encode()).out.startswith("ASK FIRST: I cannot hear ")


@pytest.mark.parametrize(("said", "approach"), [("explicit_no", "respect_no"), ("none", "nurture")])
def test_what_the_seller_tells_of_an_unheard_buyer_counts(
    run: Run, tmp_path: Path, said: str, approach: str
) -> None:
    told = tmp_path / "told.toml"
    told.write_text(f'refusal = "{said}"\n', encoding="utf-8")
    ran = run("advise", "-", "--me", "Timo", "--facts", str(told), "--json", stdin=UNHEARD.encode())
    assert json.loads(ran.out)["approach"] == approach


def test_facts_can_be_corrected_on_their_way_to_score(run: Run) -> None:
    facts = json.loads(run("facts", *FIRM, "--json").out)
    advised = json.loads(run("advise", *FIRM, "--json").out)
    day = ("--as-of", "2026-03-11", "--json")
    scored = json.loads(run("score", "-", *day, stdin=json.dumps(facts).encode()).out)
    assert [scored[key] for key in ("approach", "readiness", "cadence")] == [
        advised[key] for key in ("approach", "readiness", "cadence")
    ]
    facts["facts"]["wants_guidance"] = True
    assert json.loads(run("score", "-", *day, stdin=json.dumps(facts).encode()).out)["approach"] == "guide"


def test_the_facts_there_are_can_be_listed(run: Run) -> None:
    out = run("facts", "--list").out
    assert all(f"  {name}: " in out for name in Facts.model_fields)
    assert "one of none, brush_off, not_now, explicit_no, opt_out" in out
    assert "status: one of open, answered, resolved" in out


def test_the_draft_alone_can_be_piped_into_check(run: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text(run("facts", *FIRM, "--json").out, encoding="utf-8")
    draft = run("advise", *FIRM, "--draft-only").out
    assert draft.startswith("Subject: ")
    same = ("--facts", str(facts), "--approach", "firm_close", "--thread", FIRM[0], "--me", FIRM[2])
    assert run("check", "-", *same, stdin=draft.encode()).out == "No rule is broken.\n"
    whole = run("advise", *FIRM, "--json").out
    assert run("check", "-", *same, stdin=whole.encode()).out == "No rule is broken.\n"
    ran = run("advise", FIRM[0], "--me", FIRM[2], "--draft-only")
    assert (ran.code, ran.out) == (0, "")
    assert "Are you certain that this is a good deal for them" in ran.err
    assert "Answer what is asked first" in ran.err


def test_what_of_a_note_did_not_count_is_told_before_the_draft_and_beside_it_alone(run: Run) -> None:
    left = ("--note", f"{FIRM[-1]} Lovely bindery, by the river.")
    shown = run("advise", *FIRM[:-2], *left).out
    assert shown.index("Not used of your note:") < shown.index("Subject: ") < shown.index("Why\n")
    alone = run("advise", *FIRM[:-2], *left, "--draft-only")
    assert alone.out.startswith("Subject: ")
    assert "Not used of your note: \u201cLovely bindery, by the river\u201d." in alone.err


def test_score_needs_no_thread(run: Run) -> None:
    ran = run("score", str(ROOT / "examples" / "facts.toml"), "--as-of", "2026-03-12", "--json")
    told = json.loads(ran.out)
    assert (told["approach"], told["readiness"]) == ("firm_close", 73)
    assert list(told)[-1] == "rules"
    assert "FIRM CLOSE" in run("score", str(ROOT / "examples" / "facts.toml")).out


def test_check_passes_the_template_and_fails_a_pushy_guide(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps(json.loads(run("advise", *FIRM, "--json").out)["draft"]), encoding="utf-8")
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps(json.loads(run("facts", *FIRM, "--json").out)["facts"]), encoding="utf-8")
    same = ("--facts", str(facts), "--thread", FIRM[0], "--me", FIRM[2])
    passed = run("check", str(draft), *same, "--approach", "firm_close")
    assert (passed.code, passed.out) == (0, "No rule is broken.\n")
    pushy = run("check", str(draft), *same, "--approach", "guide", "--json")
    assert pushy.code == 1
    assert json.loads(pushy.out)["problems"]


def test_check_takes_plain_text_with_a_subject_line(run: Run) -> None:
    ran = run(
        "check",
        "-",
        "--facts",
        str(ROOT / "examples" / "facts.toml"),
        "--approach",
        "guide",
        stdin=b"Subject: Last chance\n\nHi,\n\nbuy today and get 20 % off, this offer ends tonight!\n",
    )
    assert ran.code == 1
    assert "20 %" in ran.out


_GOODBYE = (
    "Subject: Thank you\n\nHi,\n\nthank you for telling me, and I accept your decision. {}\n\nRegards,\nIda\n"
)


@pytest.mark.parametrize(
    ("sentence", "code", "shown"),
    [
        ("Give the dog a pat from me.", 0, "Please look yourself"),
        ("But my offer stands until Friday.", 1, "my offer stands"),
    ],
)
def test_check_leaves_to_a_person_what_no_rule_knows_in_a_goodbye(
    run: Run, tmp_path: Path, sentence: str, code: int, shown: str
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"refusal": "explicit_no"}', encoding="utf-8")
    same = ("--facts", str(facts), "--approach", "respect_no")
    goodbye = _GOODBYE.format(sentence).encode()
    ran = run("check", "-", *same, stdin=goodbye)
    assert (ran.code, shown in ran.out) == (code, True)
    told = json.loads(run("check", "-", *same, "--json", stdin=goodbye).out)
    assert bool(told["problems"]) is bool(code)
    assert told["unsure"]


def test_prompt_shows_what_would_be_sent_and_sends_nothing(run: Run) -> None:
    told = json.loads(run("prompt", *FIRM, "--json").out)
    assert [m["role"] for m in told["messages"]] == ["system", "user"]
    assert "We really want this" in told["messages"][1]["content"]


def test_eval_prints_tables(run: Run, tmp_path: Path) -> None:
    row = {
        "id": "A1",
        "kind": "call",
        "lang": "en",
        "as_of": "2026-03-02",
        "seller_note": "",
        "thread": "Seller: Our quote is 900 EUR.\nBuyer: We have decided not to buy.\n",
        "facts": {"refusal": "explicit_no"},
        "not_in_thread": [],
        "expected_approach": "respect_no",
        "acceptable": ["respect_no"],
        "never": ["firm_close"],
    }
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(row), encoding="utf-8")
    ran = run("eval", str(cases), "--from", "thread")
    assert "expected      1  100%" in ran.out
    assert "harmful       0    0%" in ran.out
    assert "refusal" in ran.out
    assert json.loads(run("eval", str(cases), "--from", "facts", "--json").out)["expected"]["ids"] == ["A1"]


def test_eval_names_harmful_cases_and_what_could_not_be_read(run: Run, tmp_path: Path) -> None:
    row = {
        "id": "A1",
        "kind": "call",
        "lang": "en",
        "as_of": "2026-03-02",
        "thread": "Seller: Our quote is 900 EUR.\nBuyer: We have decided not to buy.\n",
        "facts": {},
        "expected_approach": "firm_close",
        "acceptable": ["firm_close"],
        "never": ["respect_no"],
    }
    cases = tmp_path / "cases.jsonl"
    unread = {**row, "id": "A2", "thread": " "}
    cases.write_text(f"{json.dumps(row)}\n{json.dumps(unread)}\n", encoding="utf-8")
    ran = run("eval", str(cases))
    assert "harmful       1   50%  A1" in ran.out
    assert "A1    firm_close  -> respect_no (harmful)" in ran.out
    assert "A2    firm_close  -> error:" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_eval_reads_a_folder_of_donation_dialogues(run: Run, tmp_path: Path) -> None:
    said = [("seller", "Will you give to the river fund?"), ("buyer", "No, I have decided not to give.")]
    turns = [{"speaker": who, "text": text} for who, text in said]
    marked = {"interest_in_turn": False, "commitment": False, "amount_stated": False}
    marked |= {"asks_information": False, "asks_how_to": False}
    marked |= {"refusal_p4g": True, "refusal_resper": True}
    dialogue = {"id": "d", "turns": turns, "outcome": {"bought": False}}
    (tmp_path / "all.jsonl").write_text(json.dumps(dialogue), encoding="utf-8")
    points = json.dumps({"id": "d", "turn": 1, "gold": marked})
    (tmp_path / "decision_points.jsonl").write_text(points, encoding="utf-8")
    assert "both teams                   1     1 100.0%" in run("eval", str(tmp_path)).out
    assert json.loads(run("eval", str(tmp_path), "--json").out)["refusals"]["both teams"]["heard"] == 1
    assert run("eval", str(tmp_path), "--from", "facts").code == 2


_UNUSABLE = [
    (("advise", "-"), b"", "empty"),
    (("advise", "-"), b"   \n\n", "empty"),
    (("advise", "nowhere.txt"), b"", "nowhere.txt"),
    (("advise", "."), b"", "not a file"),
    (("advise", "/dev/zero"), b"", "not a file"),
    (("advise", "-"), b"\x00\x01\x02PNG\x00" * 40, "text"),
    (("advise", "-"), b"a b c\n" * 500_001, "2 MB"),
    (("advise", "-"), b"Ann: hello there\nBob: hello to you\nAnn: nice day\nBob: yes\n", "--me"),
    (("advise", "-", "--as-of", "yesterday"), b"x", "2026-03-31"),
    (("advise", str(THREADS / "nurture.txt"), "--me", "Sven Adler", "--as-of", "2025-01-01"), b"", "before"),
    (("advise", "-", "--nonsense"), b"", "--nonsense"),
    (("shout",), b"", "shout"),
    (("score", "-"), b"{", "standard input"),
    (("score", "-"), b'stage = "sold"\nprise = 3\n', "prise"),
    (("score", "-"), b'{"decision_makers_total": 1, "decision_makers_agreed": 3}', "decision_makers_agreed"),
    (("score", "-"), b"\xff\xfe", "UTF-8"),
    (("check", "-", "--facts", str(ROOT / "examples/facts.toml"), "--approach", "guide"), b"  ", "empty"),
    (
        ("check", "-", "--facts", str(ROOT / "examples/facts.toml"), "--approach", "guide"),
        b'{"body": 1}',
        "body",
    ),
    (
        ("check", "-", "--facts", str(ROOT / "examples/facts.toml"), "--approach", "guide"),
        b'{"body": ' + b"9" * 5000 + b"}",
        "thousands of digits",
    ),
    (("score", "-"), b"", "no facts"),
    (("score", "nowhere.json"), b"", "'nowhere.json' is no file, and tells no fact"),
    (("advise", "-", "--facts", "-"), b"Ann: hello there\n", "can be read once only"),
    (("advise", "a.txt", "b.txt"), b"", "extra argument (b.txt). `closecall advise --help`"),
    (("score", "-"), b'{"meetings_kept": ' + b"9" * 5000 + b"}", "thousands of digits"),
    (("eval", "-"), b"{}\n", "line 1"),
    (("eval", "-"), b"\n", "no case"),
    (("advise", *FIRM, "--lang", "klingon"), b"", "klingon"),
    (("advise", *FIRM, "--prompts", "nowhere"), b"", "nowhere"),
    (("advise", *FIRM, "--me", "marta@quistbindery.example"), b"", "nobody is left as the buyer"),
    (("advise", "-"), b"Please send me the price list.\n", "does not say who wrote it"),
    (("advise", *FIRM, "--writer", "model"), b"", "OPENAI_API_KEY"),
    (("prompt", *FIRM, "--prompts", "nowhere"), b"", "nowhere"),
]


@pytest.mark.parametrize(
    ("config", "told"),
    [("model = ?\n", "line 1"), (f"a = {'[' * 5_000}", "too deeply"), (f"a = {'9' * 5_000}", "too long")],
)
def test_a_config_file_that_is_no_toml_is_told_in_one_line(
    run: Run, tmp_path: Path, config: str, told: str
) -> None:
    path = tmp_path / "config" / "closecall" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text(config, encoding="utf-8")
    ran = run("advise", *FIRM)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert str(path) in ran.err
    assert told in ran.err


@pytest.mark.parametrize(("arguments", "stdin", "told"), _UNUSABLE, ids=lambda v: str(v)[:40])
def test_unusable_input_is_one_line_and_exit_code_two(
    run: Run, arguments: tuple[str, ...], stdin: bytes, told: str
) -> None:
    ran = run(*arguments, stdin=stdin)
    assert ran.code == 2
    assert not ran.out
    assert ran.err.startswith("closecall: ")
    assert ran.err.count("\n") == 1, ran.err
    assert told in ran.err


def test_all_problems_of_a_facts_file_are_told_at_once(run: Run) -> None:
    ran = run("score", "-", stdin=b'prise = 3\nstage = "sold"\nprice_total = -4\n')
    assert all(name in ran.err for name in ("prise", "stage", "price_total"))


def test_a_model_that_cannot_be_reached_falls_back_and_says_so(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("closecall.model.OpenAIModel", partial(OpenAIModel, attempts=1))
    endpoint = ("--base-url", "http://127.0.0.1:9/v1", "--model", "none")
    told = json.loads(run("advise", *FIRM, *endpoint, "--json").out)
    assert told["source"] == "template"
    assert told["problems"][0]["code"] == "model_unreachable"
    failed = run("advise", *FIRM, *endpoint, "--no-fallback")
    assert failed.code == 3
    assert failed.err.count("\n") == 1


def test_the_screen_shows_no_control_characters(run: Run) -> None:
    thread = "Max: Hi, 900 EUR.\nAda\u202e: We decided not to buy \x1b[2J\x1b]0;owned\x07 it.\n".encode()
    out = (
        run("advise", "-", "--me", "Max", stdin=thread).out
        + run("thread", "-", "--me", "Max", stdin=thread).out
    )
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


def test_json_escapes_what_a_terminal_could_obey(run: Run) -> None:
    thread = "Max: Hi, 900 EUR.\nAda: We decided\u009b2J not to buy.\n".encode()
    out = run("thread", "-", "--me", "Max", "--json", stdin=thread).out
    assert "\u009b" not in out
    assert json.loads(out)["messages"]


def test_a_closed_standard_input_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as stop:
        main(["advise", "-"])
    assert stop.value.code == 2
    assert "closed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("advice", "No such command 'advice'. Did you mean 'advise'?"),
        ("bach", "Did you mean 'batch'?"),
        ("xyzzy", "No such command 'xyzzy'. `closecall --help`"),
        (FIRM[0], f"is a file and no command: `closecall advise {FIRM[0]}` advises it."),
    ],
)
def test_an_unknown_command_is_answered_with_the_one_that_was_meant(run: Run, typed: str, told: str) -> None:
    ran = run(typed)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_the_bare_command_shows_its_help(run: Run) -> None:
    ran = run()
    assert (ran.code, ran.err) == (0, "")
    assert "Commands:" in ran.out


@pytest.mark.parametrize("command", ["advise", "facts", "thread", "score", "check", "prompt", "eval"])
def test_every_command_explains_itself(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: closecall {command}")


def test_a_file_of_the_installation_that_cannot_be_read_is_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", "policy.toml")

    monkeypatch.setattr("closecall.advisor.decide_reading", unreadable)
    ran = run("advise", *FIRM)
    assert (ran.code, ran.err) == (2, "closecall: policy.toml: Permission denied.\n")


HAIL = b"Ana: The roof is 900 pounds.\nBo: We like it. Does the warranty cover hail?\n"
CHECKED = ("check", "-", "--facts", "refusal=none", "--approach", "guide", "--me", "Ana", "--json")


@pytest.mark.parametrize(
    ("draft", "is_shown"),
    [
        ("Hi Bo,\n\nYes, the warranty covers hail up to 40 mm.", True),
        ("Hi Bo,\n\nYes it does.\n\nSince you like it: 37 neighbours have one.", False),
    ],
)
def test_what_a_person_answers_to_the_buyers_question_is_shown_and_not_refused(
    run: Run, tmp_path: Path, draft: str, is_shown: bool
) -> None:
    thread = tmp_path / "thread.txt"
    thread.write_bytes(HAIL)
    told = json.loads(run(*CHECKED, "--thread", str(thread), stdin=draft.encode()).out)
    figures = {kind: [p["rule"] for p in told[kind] if p["rule"] == "W1"] for kind in told}
    assert bool(figures["unsure"]) is is_shown
    assert bool(figures["problems"]) is not is_shown
    # A model's draft, as JSON, answers nothing out of its own knowledge.
    as_json = json.dumps({"channel": "email", "body": draft, "lang": "en"})
    told = json.loads(run(*CHECKED, "--thread", str(thread), stdin=as_json.encode()).out)
    assert [p["rule"] for p in told["problems"] if p["rule"] == "W1"]
