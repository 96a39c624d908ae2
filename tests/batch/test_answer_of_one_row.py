"""The stateless function: one row in, one row out, never an exception for a bad row."""

from __future__ import annotations

import asyncio
import pickle
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall.advisor import advise
from closecall.batch import Row, Settings, answer, answer_async
from closecall.batch.answering import Desk
from closecall.errors import LimitReached, ModelRejected
from closecall.model import Budget
from closecall.testing import ScriptedEndpoint, refusal

TODAY = date(2026, 3, 2)
SETTINGS = Settings(today=TODAY)
TALK = "Seller: Shall I send the offer?\nBuyer: Please do not contact me again.\n"


def test_a_row_is_answered_with_the_public_json_behind_its_id() -> None:
    told = answer(Row(TALK, id="deal-7"), SETTINGS)

    assert list(told)[:3] == ["id", "schema", "approach"]
    assert told == {"id": "deal-7", **advise(TALK, as_of=TODAY).to_dict()}
    assert told["approach"] == "respect_no"


def test_a_row_and_the_settings_survive_pickling_and_give_the_same_answer() -> None:
    row = Row(TALK, id="a", me=("Seller",), facts='{"price": 900}', as_of=TODAY)
    settings = Settings(today=TODAY, note="They asked twice.", only=("respect_no",))

    again = answer(pickle.loads(pickle.dumps(row)), pickle.loads(pickle.dumps(settings)))  # noqa: S301

    assert again == answer(row, settings)


def test_the_asynchronous_function_gives_the_same() -> None:
    assert asyncio.run(answer_async(Row(TALK), SETTINGS)) == answer(Row(TALK), SETTINGS)


def test_a_mapping_with_a_rows_columns_is_as_good_as_a_row() -> None:
    assert answer({"id": "a", "text": TALK, "owner": "x"}, SETTINGS) == answer(Row(TALK, id="a"), SETTINGS)


def test_what_a_row_says_goes_before_what_the_settings_say() -> None:
    settings = Settings(today=TODAY, channel="call")

    assert answer(Row(TALK, channel="fax"), settings)["error"]["message"].startswith("'fax' is none of")


def test_without_an_id_the_content_names_the_row() -> None:
    first, again, other = (answer(Row(text), SETTINGS)["id"] for text in (TALK, TALK, TALK + "Buyer: No."))

    assert first == again != other
    assert len(first) == 32


@pytest.mark.parametrize(
    ("row", "kind", "says"),
    [
        ({"id": "x"}, "InputError", "The row has no thread."),
        ({"id": "x", "thread": 7}, "InputError", "no text but a number"),
        ({"id": "x", "thread": ""}, "InputError", ""),
        ({"id": "x", "thread": TALK, "as_of": "soon"}, "InputError", "as_of is no day"),
        ({"id": "x", "thread": TALK, "me": 3}, "InputError", "me is a number"),
        ({"id": "x", "thread": TALK, "note": ["a"]}, "InputError", "note is a list"),
        ({"id": "x", "thread": TALK, "facts": {"prize": 3}}, "FactsError", "prize"),
        ({"id": "x", "thread": TALK, "facts": [1]}, "InputError", "facts is a list"),
        ({"id": "x", "thread": TALK, "lang": "english"}, "InputError", "no language code"),
        ({"id": "x", "thread": b"%PDF-1.7"}, "InputError", "PDF"),
    ],
)
def test_a_bad_row_becomes_a_typed_failure(row: dict[str, Any], kind: str, says: str) -> None:
    told = answer(row, SETTINGS)

    assert list(told) == ["id", "error"]
    assert told["id"] == "x"
    assert list(told["error"]) == ["type", "message", "hint", "retryable"]
    assert (told["error"]["type"], told["error"]["retryable"]) == (kind, False)
    assert says in told["error"]["message"]


def test_an_error_of_closecalls_own_is_a_row_too_and_quotes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise KeyError("Dana Buyer said no")

    monkeypatch.setattr(Desk, "advise", fails)
    error = answer(Row(TALK, id="x"), SETTINGS)["error"]

    assert error["type"] == "internal"
    assert re.fullmatch(
        r"closecall failed: KeyError in batch\.answer, line \d+ "
        r"\(there test_answer_of_one_row\.py, line \d+\)\.",
        error["message"],
    )
    assert "Dana" not in str(error)


def test_a_row_with_another_approach_than_asked_for_gets_no_draft() -> None:
    told = answer(Row(TALK, id="x"), Settings(today=TODAY, only=("firm_close",)))

    assert told == {"id": "x", "approach": "respect_no", "left_out": True}


def test_no_model_is_asked_to_write_for_an_approach_that_is_not_asked_for() -> None:
    with ScriptedEndpoint() as endpoint:
        settings = _with_model(endpoint, only=("nurture",))
        told = answer(Row(_READY, id="x"), settings)

    assert told["left_out"]
    assert endpoint.received == []


def test_a_key_that_is_refused_ends_the_batch_though_the_template_could_step_in() -> None:
    with ScriptedEndpoint(then=refusal("Incorrect API key provided.", status=401)) as endpoint:
        settings = _with_model(endpoint)
        with pytest.raises(ModelRejected, match="key") as caught:
            answer(Row(_READY), settings)
        with pytest.raises(ModelRejected):
            asyncio.run(answer_async(Row(_READY), settings))

    assert caught.value.fatal


def test_a_budget_that_is_used_up_ends_the_batch() -> None:
    with ScriptedEndpoint() as endpoint:
        settings = _with_model(endpoint, budget=Budget(calls=0))
        with pytest.raises(LimitReached):
            answer(Row(_READY), settings)


def test_without_a_fallback_a_model_that_is_down_is_a_failure_that_may_pass(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("timeout = 0.5")
    with ScriptedEndpoint(address="http://127.0.0.1:9/v1") as endpoint:
        settings = _with_model(endpoint, fallback=False, config=tmp_path / "config.toml")
        error = answer(Row(_READY), settings)["error"]

    assert (error["type"], error["retryable"]) == ("ModelUnreachable", True)


def test_two_rows_that_differ_anywhere_have_different_keys() -> None:
    rows = [
        Row(TALK),
        Row(TALK.encode()),
        Row(TALK, id="a"),
        Row(TALK, note="a"),
        Row(TALK, facts="a"),
        Row(TALK, me=("a",)),
        Row(TALK, as_of=TODAY),
        Row(TALK, channel="call"),
        Row(TALK, lang="de"),
        Row(TALK + " "),
    ]
    keys = {settings.key_of(row.digest()) for row in rows for settings in (SETTINGS, _OTHER_DAY)}

    assert len(keys) == 2 * len(rows)


def test_the_prompts_shape_an_answer_only_where_a_model_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("one")
    asked = Settings(today=TODAY, writer="model", prompts=tmp_path)
    before = asked.digest
    (tmp_path / "a.j2").write_text("two")

    assert Settings(today=TODAY, writer="model", prompts=tmp_path).digest != before
    assert Settings(today=TODAY, prompts=tmp_path).digest == SETTINGS.digest


_READY = (
    "Seller: Shall I walk you through the plan again?\n"
    "Buyer: Yes please, I like it, but I am not sure about the price and need to talk to my partner.\n"
)
_OTHER_DAY = Settings(today=date(2026, 3, 3))


def _with_model(endpoint: ScriptedEndpoint, **others: Any) -> Settings:
    return Settings(today=TODAY, writer="model", base_url=endpoint.base_url, model="scripted", **others)
