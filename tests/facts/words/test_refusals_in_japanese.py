"""How a Japanese-speaking buyer says no, and what only looks like it."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("今回の件は見送らせていただきます。", "explicit_no"),
        ("誠に残念ながら、ご期待に添えない結果となりました。", "explicit_no"),
        ("検討しましたが、別の業者に頼むことにしました。", "explicit_no"),
        ("うちには必要ありません。", "explicit_no"),
        ("ご縁がなかったものと思ってください。", "explicit_no"),
        ("今後のご案内は不要です。", "opt_out"),
        ("名簿から私の名前を消してください。", "opt_out"),
        ("来年度に改めてご相談させてください。", "not_now"),
        ("何かございましたら、こちらからお声がけいたします。", "brush_off"),
        ("見送るとは言っていません。", "none"),
        ("遠慮なく質問してください。", "none"),
        ("メールで結構です。", "none"),
        ("問題ありません、進めてください。", "none"),
        ("ぜひ導入したいです。", "none"),
    ],
)
def test_each_form_of_a_no_is_told_from_what_only_looks_like_it(text: str, refusal: str) -> None:
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), text),), "ja")
    found = read_facts(thread).facts.refusal
    assert (found.value if found else "none") == refusal


def test_a_wish_that_is_denied_at_the_end_is_none() -> None:
    thread = Thread(
        ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), "導入したいとは思いません。"),), "ja"
    )
    interest = read_facts(thread).facts.verbal_interest
    assert interest is None or interest.value == "none"
