"""What is remembered of a thread: the same answers, and not all of them for ever."""

from __future__ import annotations

from closecall.text.resources.text_cache import forget_much, remembered


def test_an_answer_is_worked_out_once() -> None:
    asked: list[int] = []

    @remembered
    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [doubled(3), doubled(3), doubled(4)] == [6, 6, 8]
    assert asked == [3, 4]


def test_few_answers_stay_and_many_are_forgotten() -> None:
    asked: list[int] = []

    @remembered
    def doubled(number: int) -> int:
        asked.append(number)
        return 2 * number

    for number in range(256):
        doubled(number)
    forget_much()
    doubled(0)
    assert len(asked) == 256
    doubled(256)
    forget_much()
    assert doubled(0) == 0
    assert len(asked) == 258
