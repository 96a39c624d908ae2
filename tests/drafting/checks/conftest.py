# ruff: noqa: E501  a paragraph of a mail is one line
"""One honest draft for each approach, the thread they answer, and a way to change them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import Beat, BeatName, Brief, Channel, Draft, NextStep, script_body
from closecall.facts.vocabulary import Conviction, Facts, Hardness, Hesitation, Refusal, Stage, VerbalInterest
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

RUTH = Speaker("Ruth Alder", "ruth@alderbakery.example", Side.BUYER)
TOM = Speaker("Tom Reyes", "tom@reyesovens.example", Side.SELLER)


def _written(speaker: Speaker, body: str, day: date) -> Message:
    at = datetime(day.year, day.month, day.day)
    return Message(speaker, body, Moment(day.isoformat(), Precision.DAY, at))


THREAD = Thread(
    ThreadKind.EMAIL,
    (
        _written(
            RUTH,
            "Hello, we tried your oven for a week. The loaves came out evenly from the first tray to the last. "
            "We really want to work with you. The wiring on the 3rd was no trouble.",
            date(2025, 3, 3),
        ),
        _written(
            TOM,
            "Hi Ruth, glad to hear it. The oven is £8,400 installed, and you can pay by invoice. "
            "Call me on +44 20 7946 0018 or see https://reyesovens.example/deck2.",
            date(2025, 3, 5),
        ),
        _written(
            RUTH,
            "Thanks Tom. The price is fine. I just want to think about it a little longer, it feels like a "
            "big change before Easter. We throw away a tray from every batch, about 12 loaves a day.",
            date(2025, 3, 10),
        ),
    ),
    "en",
)
FACTS = Facts(
    price_total=Decimal(8400),
    currency="GBP",
    annual_means=Decimal(900_000),
    verbal_interest=VerbalInterest.STRONG,
    stage=Stage.PROPOSAL,
    price_known=True,
    refusal=Refusal.NONE,
    hesitations=(Hesitation(hardness=Hardness.SOFT),),
    seller_conviction=Conviction.CERTAIN,
    conviction_reasons=("they throw away a tray from every batch",),
)
NOTE = "Ruth turns over about 900k and her brother is the accountant; it is a big one for my quarter."

FIRM = Draft(
    channel=Channel.EMAIL,
    lang="en",
    subject="The oven",
    body="""Hi Ruth,

You wrote "We really want to work with you" after the trial week, and you also want to think about it a little longer.

I disagree that waiting helps you. You throw away a tray from every batch. I think you should order the oven now.

Reply "yes" by Thursday, and I will fix the installation day.

If your answer is no, tell me and I will close this.

Best regards,
Tom""",
    quotes=("We really want to work with you",),
    hesitation="think about it a little longer",
    disagreement="I disagree that waiting helps you.",
    recommendation="I think you should order the oven now.",
    reasons=("You throw away a tray from every batch",),
    next_step=NextStep(what="fix the installation day", when="Thursday", how='Reply "yes"'),
    exit="If your answer is no, tell me and I will close this.",
)
GUIDE = Draft(
    channel=Channel.EMAIL,
    lang="en",
    subject="The oven and Easter",
    body="""Hi Ruth,

Thank you for telling me that you want to think about it a little longer. A new oven before Easter is a real change.

I would look at two things only: whether a day without baking fits into your week, and who shows your team the first batches.

I suggest a short call on Thursday to go through both. If another day suits you better, name it.

Best regards,
Tom Reyes""",
    hesitation="think about it a little longer",
    next_step=NextStep(what="a short call", when="on Thursday"),
)
NURTURE = Draft(
    channel=Channel.EMAIL,
    lang="en",
    body="""Hi Ruth,

You wanted to think about it, so here is one thing that may be useful: the oven needs the same connection as your present one.

If you would rather not hear from me, say so.

Tom""",
    exit="If you would rather not hear from me, say so.",
)
RESPECT = Draft(
    channel=Channel.EMAIL,
    lang="en",
    body="""Hi Ruth,

Thank you for telling me so clearly. I have closed the file. If anything changes, you know where I am.

All the best,
Tom""",
)
CONFIRM = Draft(
    channel=Channel.EMAIL,
    lang="en",
    body="""Hi Ruth,

Thank you, I am glad that we will work together. So that we both have it in writing: one oven, installed, for £8,400.

The one thing left is the agreement: please sign it and send it back to me by Thursday.

Tom""",
    next_step=NextStep(what="please sign it", when="Thursday", how="send it back to me"),
)
FIRM_SCRIPT = (
    Beat(beat=BeatName.ECHO, say="Ruth, you tried the oven for a week and liked what came out."),
    Beat(beat=BeatName.NAME, say="And you want to think about it a little longer."),
    Beat(beat=BeatName.DISAGREE, say="I disagree that waiting helps you."),
    Beat(beat=BeatName.RECOMMEND, say="I think you should order it today."),
    Beat(beat=BeatName.REASON, say="You throw away a tray from every batch."),
    Beat(beat=BeatName.ASK, say="Shall I send the order form today?"),
    Beat(beat=BeatName.PAUSE, say="[pause]"),
    Beat(beat=BeatName.IF_YES, say="Thank you. I will send it as soon as we hang up."),
    Beat(beat=BeatName.IF_SOFT, say="I hear that. I still think you should order now, for that one tray."),
    Beat(beat=BeatName.IF_NO, say="Thank you for telling me. I will close this."),
)
GUIDE_SCRIPT = (
    Beat(beat=BeatName.MIRROR, say="Ruth, you want to think about it a little longer."),
    Beat(beat=BeatName.FRAME, say="I would look at two things: your week, and who shows your team."),
    Beat(beat=BeatName.STEP, say="Could we go through both on Thursday, or on a day that suits you better?"),
    Beat(beat=BeatName.PAUSE, say="[pause]"),
    Beat(beat=BeatName.IF_YES, say="Good. I will bring the drawings."),
    Beat(beat=BeatName.IF_SOFT, say="That is fine. Tell me what you would look at."),
    Beat(beat=BeatName.IF_NO, say="Thank you for telling me. I will leave it there."),
)


def call_of(script: tuple[Beat, ...], **parts: Any) -> Draft:
    """A call draft whose body is its script."""
    return Draft(channel=Channel.CALL, lang="en", body=script_body(script), script=script, **parts)


FIRM_CALL = call_of(
    FIRM_SCRIPT,
    hesitation="think about it a little longer",
    disagreement="I disagree that waiting helps you.",
    recommendation="I think you should order it today.",
    reasons=("You throw away a tray from every batch",),
    next_step=NextStep(what="send the order form", when="today", how="Shall I send the order form today?"),
    exit="Thank you for telling me. I will close this.",
)
GUIDE_CALL = call_of(
    GUIDE_SCRIPT,
    hesitation="think about it a little longer",
    next_step=NextStep(what="go through both", when="on Thursday"),
)

GERMAN_THREAD = Thread(
    ThreadKind.EMAIL,
    (
        _written(
            RUTH,
            "Guten Tag Herr Reyes, der Ofen lief eine Woche bei uns. Ich will noch ein wenig darüber nachdenken.",
            date(2025, 3, 10),
        ),
    ),
    "de",
)
GERMAN_GUIDE = Draft(
    channel=Channel.EMAIL,
    lang="de",
    body="""Guten Tag Frau Alder,

danke für Ihre offenen Worte: Sie wollen noch ein wenig darüber nachdenken.

Ich schlage ein kurzes Gespräch am Donnerstag vor. Wenn ein anderer Tag besser passt, nennen Sie ihn.

Freundliche Grüße
Tom Reyes""",
    hesitation="noch ein wenig darüber nachdenken",
    next_step=NextStep(what="ein kurzes Gespräch", when="am Donnerstag"),
)

FRENCH_THREAD = Thread(
    ThreadKind.EMAIL,
    (
        _written(
            RUTH,
            "Bonjour Monsieur Reyes, le four a tourné une semaine dans notre fournil et les miches sortaient dorées "
            "partout. Le courant triphasé est tiré, les joints semblent soignés. Notre ouvrier demande si la chambre "
            "de pousse convient aux pâtes de seigle. Je veux tout de même y réfléchir encore un peu, parce que les "
            "travaux avant Pâques apportent du désordre.",
            date(2025, 3, 10),
        ),
    ),
    "fr",
)
FRENCH_GUIDE = Draft(
    channel=Channel.EMAIL,
    lang="fr",
    body="""Bonjour Madame Alder,

merci de votre franchise : vous voulez y réfléchir encore un peu.

Je vous propose un court échange jeudi. Si un autre jour vous convient mieux, dites-le.

Bien à vous,
Tom Reyes""",
    hesitation="y réfléchir encore un peu",
    next_step=NextStep(what="un court échange", when="jeudi"),
)
THREADS = {"de": GERMAN_THREAD, "fr": FRENCH_THREAD}
"""Threads by language; the others have the English one."""

HONEST = {
    "firm_close": FIRM,
    "guide": GUIDE,
    "guide.de": GERMAN_GUIDE,
    "guide.fr": FRENCH_GUIDE,
    "nurture": NURTURE,
    "respect_no": RESPECT,
    "confirm": CONFIRM,
    "firm_close.call": FIRM_CALL,
    "guide.call": GUIDE_CALL,
}


def brief_of(name: str, **changes: Any) -> Brief:
    """The brief of an honest draft, such as "guide", "firm_close.call" or "guide.de", with changes."""
    approach = name.partition(".")[0]
    lang = HONEST[name].lang if name in HONEST else "en"
    brief = Brief(
        approach=Approach(approach),
        channel=Channel.CALL if name.endswith(".call") else Channel.EMAIL,
        lang=lang,
        facts=FACTS,
        decision=Decision(Approach(approach), 75, Coverage(0.8, "high")),
        thread=THREADS.get(lang, THREAD),
        note=NOTE,
        buyer_name="Ruth Alder",
        seller_name="Tom Reyes",
        as_of=date(2025, 3, 10),
    )
    return replace(brief, **changes)


def with_sentence(draft: Draft, sentence: str) -> Draft:
    """The draft with one more paragraph, before its last one."""
    head, _, tail = draft.body.rpartition("\n\n")
    return draft.model_copy(update={"body": f"{head}\n\n{sentence}\n\n{tail}"})


@pytest.fixture(name="honest")
def _honest() -> dict[str, Draft]:
    return HONEST


@pytest.fixture(name="brief_of")
def _brief_of() -> Callable[..., Brief]:
    return brief_of


@pytest.fixture(name="codes_with")
def _codes_with() -> Callable[..., set[str]]:
    """The codes of the problems of an honest draft with one more sentence."""

    def codes(sentence: str, approach: str = "guide", **changes: Any) -> set[str]:
        draft = with_sentence(HONEST[approach], sentence)
        return {problem.code for problem in problems_in(draft, brief_of(approach, **changes))}

    return codes


@pytest.fixture(name="codes_when")
def _codes_when() -> Callable[..., set[str]]:
    """The codes of the problems of an honest draft with some parts changed."""

    def codes(name: str, *, brief: dict[str, Any] | None = None, **parts: Any) -> set[str]:
        draft = HONEST[name].model_copy(update=parts)
        if "script" in parts and "body" not in parts:
            draft = draft.model_copy(update={"body": script_body(parts["script"])})
        return {problem.code for problem in problems_in(draft, brief_of(name, **(brief or {})))}

    return codes


def thread_of(*said: str, lang: str = "en") -> Thread:
    """A thread in which Ruth and Tom write in turn, Ruth first; "" is a turn in which nobody writes."""
    day = date(2025, 3, 3)
    turns = zip((RUTH, TOM) * len(said), said, strict=False)
    return Thread(ThreadKind.EMAIL, tuple(_written(who, body, day) for who, body in turns if body), lang)


@pytest.fixture(name="sheet_of")
def _sheet_of() -> Callable[..., Sheet]:
    """The sheet of a mail with this body, in a thread of these messages, by turns Ruth's and Tom's."""

    def sheet(
        body: str,
        *said: str,
        approach: str = "guide",
        lang: str = "en",
        thread_lang: str | None = None,
        brief: dict[str, Any] | None = None,
        **parts: Any,
    ) -> Sheet:
        draft = Draft(**{"channel": Channel.EMAIL, "lang": lang, "body": body, **parts})
        thread = thread_of(*said, lang=thread_lang or lang)
        return Sheet(
            draft, brief_of(approach, **{"thread": thread, "facts": Facts(), "note": None, **(brief or {})})
        )

    return sheet


@pytest.fixture(name="marked_in")
def _marked_in() -> Callable[[Sheet, str], list[str]]:
    """The stretches of the body that one rule marks, in the order of the text."""

    def marked(sheet: Sheet, code: str) -> list[str]:
        found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == code and p.where == "body"]
        return [sheet.draft.body[p.start : p.end] for p in found]

    return marked


FAREWELLS = {
    "en": ("Thank you", "Hello Ida,\n\nUnderstood. {}\n\nAll the best,\nPer Holm"),
    "de": ("Danke", "Guten Tag Ida,\n\nverstanden. {}\n\nFreundliche Grüße\nPer Holm"),
    "fr": (
        "Merci",
        "Bonjour Ida,\n\nC'est entendu, je respecte votre choix. {}\n\nCordialement\nPer Holm",
    ),
    "es": ("Gracias", "Hola, Ida:\n\nEntendido, respeto su decisión. {}\n\nUn saludo\nPer Holm"),
}
"""Subject and body of a farewell by language, with room for one sentence."""


@pytest.fixture(name="codes_in_farewell")
def _codes_in_farewell() -> Callable[..., set[str]]:
    """The codes of the problems of a farewell with one more sentence, after an offer, the buyer's no and an answer to it."""

    def codes(
        lang: str, sentence: str, *, no: str, as_of: date, offer: str | None = None, answer: str | None = None
    ) -> set[str]:
        seller = Speaker("Per Holm", "per@palmovens.example", Side.SELLER)
        buyer = Speaker("Ida Berg", "ida@bergton.example", Side.BUYER)
        told = ((seller, offer), (buyer, no), (seller, answer))
        subject, body = FAREWELLS[lang]
        brief = Brief(
            approach=Approach.RESPECT_NO,
            channel=Channel.EMAIL,
            lang=lang,
            facts=Facts(meetings_kept=1),
            decision=Decision(Approach.RESPECT_NO, 50, Coverage(0.8, "high")),
            thread=Thread(
                ThreadKind.EMAIL, tuple(Message(who, text, None) for who, text in told if text), lang
            ),
            buyer_name="Ida Berg",
            seller_name="Per Holm",
            as_of=as_of,
        )
        draft = Draft(channel=Channel.EMAIL, lang=lang, subject=subject, body=body.format(sentence))
        return {problem.code for problem in problems_in(draft, brief)}

    return codes


@pytest.fixture(name="codes_in_talk")
def _codes_in_talk(
    request: pytest.FixtureRequest, codes_in_farewell: Callable[..., set[str]]
) -> Callable[[str, str], set[str]]:
    """The codes of a farewell with one more sentence, in the talk of its language in the module's ``TALKS``."""

    def codes(lang: str, sentence: str) -> set[str]:
        offer, no, *answer = request.module.TALKS[lang]
        told = answer[0] if answer else None
        return codes_in_farewell(lang, sentence, offer=offer, no=no, answer=told, as_of=date(2026, 9, 3))

    return codes
