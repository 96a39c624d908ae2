"""Silence, answers, talk share, absence notices, and firm words already sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from closecall.facts.behaviour import observe
from closecall.thread.records import (
    Automatic,
    Message,
    Moment,
    Precision,
    Side,
    Speaker,
    Thread,
    ThreadKind,
)

BUYER = Speaker("Ada Quill", None, Side.BUYER)
SELLER = Speaker("Ben Orr", None, Side.SELLER)


def at(who: Speaker, when: str, body: str = "Text.", **more: Any) -> Message:
    return Message(who, body, at=Moment(when, Precision.MINUTE, at=datetime.fromisoformat(when)), **more)


def values(
    *messages: Message, kind: ThreadKind = ThreadKind.EMAIL, as_of: date | None = None
) -> dict[str, Any]:
    return dict(observe(Thread(kind, messages, lang="en"), as_of=as_of).values)


def test_days_are_counted_from_the_buyers_last_own_message_to_the_given_day() -> None:
    messages = (at(BUYER, "2025-02-27T09:00"), at(SELLER, "2025-03-02T09:00"))
    assert values(*messages, as_of=date(2025, 3, 5))["days_since_buyer"] == 6
    assert values(*messages)["days_since_buyer"] == 3


def test_an_automatic_answer_does_not_end_the_silence() -> None:
    messages = (
        at(BUYER, "2025-02-27T09:00"),
        at(BUYER, "2025-03-02T09:00", "I am away.", automatic=Automatic.AUTO_REPLY),
    )
    assert values(*messages, as_of=date(2025, 3, 5))["days_since_buyer"] == 6


def test_days_stay_unknown_without_a_date_or_when_the_day_lies_before_it() -> None:
    assert "days_since_buyer" not in values(Message(BUYER, "Hello."), as_of=date(2025, 3, 5))
    assert "days_since_buyer" not in values(at(BUYER, "2025-03-07T09:00"), as_of=date(2025, 3, 5))


@pytest.mark.parametrize(
    ("times", "touches"),
    [
        ([], 0),
        (["2025-03-02T09:00"], 1),
        (["2025-03-02T09:00", "2025-03-02T09:10"], 1),
        (["2025-03-02T09:00", "2025-03-02T09:08", "2025-03-02T09:16"], 1),
        (["2025-03-02T09:00", "2025-03-02T09:11"], 2),
        (["2025-03-02T09:00", "2025-03-05T09:00", "2025-03-09T09:00"], 3),
    ],
)
def test_messages_within_ten_minutes_of_each_other_are_one_unanswered_touch(
    times: list[str], touches: int
) -> None:
    messages = [at(SELLER, "2025-02-01T09:00"), at(BUYER, "2025-03-01T09:00")]
    assert values(*messages, *(at(SELLER, when) for when in times))["seller_unanswered"] == touches


def test_messages_without_a_time_are_touches_of_their_own() -> None:
    assert values(Message(BUYER, "a"), Message(SELLER, "b"), Message(SELLER, "c"))["seller_unanswered"] == 2


def test_every_touch_is_unanswered_when_the_buyer_never_wrote() -> None:
    assert values(at(SELLER, "2025-03-01T09:00"), at(SELLER, "2025-03-08T09:00"))["seller_unanswered"] == 2


def test_the_sellers_last_turns_of_a_call_are_not_unanswered() -> None:
    turns = (Message(BUYER, "Good bye."), Message(SELLER, "Bye."), Message(SELLER, "Well."))
    assert values(*turns, kind=ThreadKind.CALL)["seller_unanswered"] == 0


def away(body: str, who: Speaker = BUYER) -> Message:
    return at(who, "2025-07-02T09:00", body, automatic=Automatic.AUTO_REPLY)


def test_an_absence_notice_is_pending_until_the_day_it_names() -> None:
    messages = (at(SELLER, "2025-07-01T09:00"), away("I am out until 14 July."))
    assert values(*messages, as_of=date(2025, 7, 10))["auto_reply_pending"] == date(2025, 7, 14)
    assert "auto_reply_pending" not in values(*messages, as_of=date(2025, 7, 15))


def test_an_absence_notice_without_a_day_is_pending() -> None:
    assert values(at(SELLER, "2025-07-01T09:00"), away("I am out."))["auto_reply_pending"] is True


def test_an_absence_notice_is_over_when_the_buyer_writes_and_the_sellers_own_never_counts() -> None:
    first = at(SELLER, "2025-07-01T09:00")
    assert "auto_reply_pending" not in values(first, away("I am out."), at(BUYER, "2025-07-03T09:00"))
    assert "auto_reply_pending" not in values(first, away("I am out.", SELLER))


def test_the_median_of_the_buyers_answers_is_given_in_hours() -> None:
    messages = (
        at(SELLER, "2025-03-01T09:00"),
        at(BUYER, "2025-03-01T10:00"),
        at(SELLER, "2025-03-02T09:00"),
        at(BUYER, "2025-03-02T12:00"),
    )
    assert values(*messages)["median_reply_hours"] == 2.0


def test_times_with_and_without_a_zone_are_not_compared() -> None:
    zoned = Message(BUYER, "a", at=Moment("x", Precision.MINUTE, at=datetime(2025, 3, 1, 10, tzinfo=UTC)))
    assert "median_reply_hours" not in values(at(SELLER, "2025-03-01T09:00"), zoned)


def test_the_talk_share_of_a_call_is_the_sellers_part_of_the_words() -> None:
    turns = (Message(SELLER, "one two three"), Message(BUYER, "four"))
    assert values(*turns, kind=ThreadKind.CALL)["seller_talk_share"] == 0.75
    assert "seller_talk_share" not in values(*turns)
    assert "seller_talk_share" not in values(turns[0], kind=ThreadKind.CALL)


@pytest.mark.parametrize(
    ("bodies", "attempts"),
    [
        (["I disagree that waiting helps you. I think you should order now."], 1),
        (["I think you should sign.", "You should really order today."], 2),
        (["Should you sign today?"], None),
        (["You don't have to sign today, take your time."], None),
        (["The offer is attached."], None),
    ],
)
def test_each_message_that_disagrees_or_presses_is_one_firm_attempt(
    bodies: list[str], attempts: int | None
) -> None:
    messages = [at(SELLER, f"2025-03-0{day}T09:00", body) for day, body in enumerate(bodies, 1)]
    assert values(*messages).get("firm_attempts") == attempts


def test_the_buyers_own_disagreement_is_no_firm_attempt() -> None:
    assert "firm_attempts" not in values(at(BUYER, "2025-03-01T09:00", "I disagree, you should sign today."))


def test_the_same_thread_gives_the_same_findings() -> None:
    thread = Thread(
        ThreadKind.EMAIL, (at(SELLER, "2025-03-01T09:00"), at(BUYER, "2025-03-01T10:00")), lang="en"
    )
    assert observe(thread) == observe(thread)
