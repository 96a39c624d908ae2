"""What becomes of a no: for each row of the two tables a talk in which it is the one that decides."""

from __future__ import annotations

import pytest

from closecall.facts.words.refusal.as_it_goes_on import AS_IT_GOES_ON
from closecall.facts.words.refusal.noes_of_a_talk import Row, Talk, Verdict, first_row
from closecall.facts.words.refusal.refused_otherwise import OTHERWISE
from closecall.facts.words.speech.buyer_speech import cues_for, listen, listened_messages
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

NONE, WHOLE, DOUBTED, UNSETTLED = Verdict.NONE, Verdict.WHOLE, Verdict.DOUBTED, Verdict.UNSETTLED
MOWER = "The mower is 2,400 euros. Shall I order it?"
BOILER = "The boiler is £2,150 fitted, and the service plan £12 a month. Shall I go ahead?"
LOOM = "The loom is 2,400 euros. The ladder is optional."
BY_HIS_BROTHER = "My brother is doing it by hand every Sunday."
ON_PAPER = "We don't want to carry on with the scythe. What would a mower cost?"
EARLY = ("Hello.", "My brother is doing it for us.", "It is 2,400 euros.")
SETTLED = "We have settled on {}. Thank you for your trouble."
# The turns of the seller, who begins where he says anything, and the buyer.
TALKS = {
    "bounded": (NONE, MOWER, "We won't go ahead before May."),
    "other branch": (NONE, MOWER, "Yes if you can do May, otherwise not this year."),
    "bought beside": (NONE, MOWER, "I can't justify the big one. Please order the small one."),
    "sorted": (NONE, MOWER, "Yes please. All sorted now, thanks."),
    "how": (NONE, MOWER, "We'd probably take it, but not like this."),
    "beside a yes": (NONE, BOILER, "We want the boiler. As for the service plan, no thanks."),
    "answered by a yes": (NONE, MOWER, "Yes, go ahead. No thanks to Tuesday."),
    "of himself": (NONE, MOWER, "Computers aren't my thing."),
    "an extra": (NONE, LOOM, "We won't be needing the ladder."),
    "no more of it": (NONE, "The mower is 2,400 euros. Any other questions?", "No, thanks, that's all."),
    "no offer": (NONE, f"{MOWER} Any questions?", "No."),
    "a part": (NONE, "The loom is 2,400. Shall I add the warranty?", "No, I don't want it."),
    "another question": (NONE, "The loom is 2,400. Would you ever go back?", "Not a chance."),
    "another's": (UNSETTLED, MOWER, "We asked them not to ring again."),
    "one of his": (UNSETTLED, MOWER, "I really want it. Please don't call my mother again."),
    "spared": (UNSETTLED, MOWER, "The deposit is paid. You don't have to call me again."),
    "for a time": (UNSETTLED, MOWER, "Don't ring me over the summer. In October, ring me then."),
    "of a thing": (UNSETTLED, MOWER, "We can't do the roof this year, but this one we want now."),
    "told of": (UNSETTLED, MOWER, "I told you no in May. I take it back, I'd really like it."),
    "puts off": (WHOLE, MOWER, "Not this year."),
    "no more": (NONE, MOWER, "We signed it last night. We won't be buying anything else."),
    "named since": (
        NONE,
        MOWER,
        "We signed the contract last night.",
        "Lovely. I could add the trailer at half the price.",
        "No thank you, no trailer.",
    ),
    "signed for": (
        NONE,
        "The loom is 2,400.",
        "We won't be buying the bench. The form is in the post, signed.",
    ),
    "of joy": (NONE, MOWER, "No way! When can you deliver it?"),
    "dropped": (NONE, MOWER, "All the best for the future. When can you deliver?"),
    "two hints": (WHOLE, MOWER, "We've sold the house, and thanks anyway."),
    "a choice": (NONE, MOWER, SETTLED.format("the mower")),
    "a hint": (UNSETTLED, MOWER, SETTLED.format("a barn from the parish")),
    "turned back": (NONE, MOWER, "Don't hold it for me. On second thoughts, please order it."),
    "turned away": (UNSETTLED, MOWER, "Don't hold it for me."),
    "small talk": (NONE, *EARLY, "We really want it."),
    "early": (UNSETTLED, *EARLY, "I see."),
    "of old": (NONE, "", ON_PAPER, MOWER, "I'd really like to have it."),
    "today": (UNSETTLED, MOWER, BY_HIS_BROTHER),
    "of today": (NONE, "The mower is 2,400 euros.", f"{BY_HIS_BROTHER} I'd really like to have it."),
    "wanted": (
        DOUBTED,
        "Le métier est à 2400 €.",
        "Je le veux, votre métier. Quant au tabouret, ce sera non.",
    ),
    "another thing": (DOUBTED, LOOM, "I won't be needing the bench. When can you deliver it?"),
    "thought over": (UNSETTLED, MOWER, "We have decided against it. Let me think about it though."),
    "another job": (UNSETTLED, MOWER, "Yes, we'll take it. My brother will sort it himself with the van."),
    "restricted": (UNSETTLED, MOWER, "We would never buy it on credit."),
    "ordered": (UNSETTLED, MOWER, "We want it. As it turns out my cousin is lending us his."),
    "yes and no": (
        UNSETTLED,
        "The loom is 2,400, the lamp would be 80. Shall I go ahead?",
        "We signed the contract last night. We don't want the lamp.",
    ),
}


def deciding(*bodies: str) -> dict[str, Verdict]:
    """The rows that decide what becomes of the noes of a talk."""
    turns = tuple(
        Message(Speaker(side=Side.BUYER if n % 2 else Side.SELLER), body)
        for n, body in enumerate(bodies)
        if body
    )
    lang = "fr" if "€." in bodies[0] else "en"
    thread, cues = Thread(ThreadKind.EMAIL, turns, lang), cues_for(lang)
    said = listen(tuple(listened_messages(thread)), cues)
    noes = [one for one in said if one.cue.fact == "refusal"]
    rows: list[Row | None] = []
    for table in (OTHERWISE, AS_IT_GOES_ON):
        talk = Talk(thread, said, cues, noes)
        first = [first_row(table, no, talk) for no in noes]
        noes = [no for no, row in zip(noes, first, strict=True) if row is None]
        rows += first
    return {row.name: row.verdict for row in rows if row}


def test_every_row_has_a_talk_of_its_own() -> None:
    assert list(TALKS) == [row.name for row in (*OTHERWISE, *AS_IT_GOES_ON)]


@pytest.mark.parametrize("name", TALKS)
def test_a_row_decides_what_becomes_of_a_no(name: str) -> None:
    verdict, *turns = TALKS[name]
    assert deciding(*turns).get(name) is verdict


@pytest.mark.parametrize(
    ("name", "turns"),
    [
        ("bounded", (MOWER, "We won't go ahead, and nothing will change that before May.")),
        ("other branch", (MOWER, "Yes if the bank agrees, otherwise not this year.")),
        ("an extra", (LOOM, "We won't be needing the loom.")),
        ("told of", (MOWER, "I told you no in May. You can take it back.")),
        ("one of his", (MOWER, "Please don't call my mother again.")),
        ("no offer", (MOWER, "No.")),
        ("a part", (MOWER, "No, I don't want it.")),
        (
            "signed for",
            ("The loom is 2,400.", "The form is in the post, signed. We won't be buying the bench."),
        ),
        ("of joy", (MOWER, "When can you deliver it? No way!")),
        ("two hints", (MOWER, "All the best for the future.")),
        ("small talk", (*EARLY, "I see.")),
        ("another thing", (LOOM, "I won't be needing the loom. When can you deliver it?")),
        ("thought over", (MOWER, "Let me think about it. No, we have decided against it.")),
    ],
)
def test_it_is_not_about_a_no_that_stands_otherwise(name: str, turns: tuple[str, ...]) -> None:
    assert name not in deciding(*turns)
