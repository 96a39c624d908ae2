"""What a seller reads: the verdict, why, what speaks against, what would change it, the draft, its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from closecall.cli.call_script_view import call_sheet
from closecall.cli.console import heading, one_line, shown, wrapped
from closecall.cli.facts_option import told_as
from closecall.cli.flip_lines import flip_lines, not_heard_lines
from closecall.cli.options import TODAY
from closecall.decision import Approach, Contribution, Decision, Question
from closecall.facts.findings import Evidence
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts
from closecall.facts.words.refusal.unclear_refusal import is_said_earlier
from closecall.text.day_format import day_in_words

if TYPE_CHECKING:
    # `closecall score` shows a decision alone.
    from closecall.advice import Advice
    from closecall.drafting.records import Draft, Problem
    from closecall.thread.records import Message, Thread

_VERDICTS = {
    Approach.FIRM_CLOSE: (
        "FIRM CLOSE",
        "Disagree with the hesitation, and say that they should buy now.",
        "green",
    ),
    Approach.GUIDE: ("GUIDE", "Help them decide, at their pace. Do not press.", "cyan"),
    Approach.NURTURE: ("KEEP IN TOUCH", "Not now: stay useful and ask for nothing.", "yellow"),
    Approach.RESPECT_NO: ("RESPECT THE NO", "They said no. Accept it.", "red"),
    Approach.ASK_FIRST: ("ASK FIRST", "What only you can find out decides this.", "magenta"),
    Approach.CONFIRM: ("CONFIRM", "They said yes. Stop selling, and settle the paperwork.", "green"),
}
_NAMES = {approach: name.lower() for approach, (name, _, _) in _VERDICTS.items()}
_SETTLED = (Approach.RESPECT_NO, Approach.CONFIRM)
"""After a no or a yes, what else was said of doubts is of no use to anybody."""
_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_QUOTES_A_POINT = 2
_LONGEST_QUOTE = 200
_QUESTIONS_SHOWN = 3


def advice_screen(advice: Advice, *, large: bool = False) -> str:
    """The whole answer, in reading order; ``large`` lays a call script out for reading while talking."""
    sections = [
        "\n".join((*verdict_lines(advice.decision, language=advice.reading.unheard), *_day_of(advice))),
        "\n".join(_read_with_care(advice.warnings)),
        "\n".join(_why(advice.decision, advice.reading, advice.thread)),
        "\n".join(_against(advice.decision, advice.reading, advice.thread)),
        "\n".join(
            _what_would_change(
                advice.decision,
                unsettled=advice.reading.unsettled,
                is_old=_may_be_taken_back(advice.reading.unsettled, advice.thread),
                sent=_sent_when(advice),
            )
        ),
        "\n".join(_heard_by_one(advice)),
        "\n".join(_draft(advice, large=large)),
        "\n".join(_source(advice)),
    ]
    return "\n\n".join(section for section in sections if section)


def decision_screen(decision: Decision, *, language: str = "") -> str:
    """The answer to facts alone: no thread, no draft; ``language`` is the one that nobody could hear."""
    sections = [
        "\n".join(verdict_lines(decision, language=language)),
        "\n".join(_points(decision)),
        "\n".join(_against(decision, Reading(Facts()), None)),
        "\n".join(_what_would_change(decision)),
    ]
    return "\n\n".join(section for section in sections if section)


def verdict_lines(decision: Decision, *, language: str) -> Iterator[str]:
    """The verdict in one line, and under it what it means and how sure it is."""
    name, meaning, colour = _VERDICTS[decision.approach]
    if decision.unheard:
        reason = f"I cannot hear {language}." if language else "I could not tell whether they said no."
        meaning = f"{reason} Only you can tell what they said."
    yield wrapped(f"{name}: {meaning}", indent="").replace(name, click.style(name, fg=colour, bold=True), 1)
    yield (
        f"Readiness {decision.readiness} of 100 (an index, not a chance of winning); "
        f"{decision.coverage.value:.0%} of what matters is known."
    )


def _day_of(advice: Advice) -> Iterator[str]:
    """The day that the advice is for and what it rests on: an old thread is no thread of today."""
    day, last = advice.decision.as_of, advice.thread.last_day()
    if day is None or last is None:
        return
    told = f"As of {day_in_words(day)}"
    if advice.thread.is_newest_undated():
        if day == max(last, date.today()):
            yield f"{told}: the last message has no date, so today counts; --as-of DATE for another day."
    elif day == last:
        yield f"{told}, the day of the last message."
        if day != date.today():
            yield f"Days in the draft count from it; for today say --as-of {TODAY}, or a date."


def day_of_the_draft(advice: Advice) -> str:
    """Where a draft alone is dated before today: from which day its days count, and how to say another."""
    day = advice.decision.as_of
    if day is None or day >= date.today() or advice.thread.is_newest_undated():
        return ""
    return (
        f"The draft is written as of {_WEEKDAYS[day.weekday()]} {day_in_words(day)}, the day of the last "
        f"message. For today say --as-of {TODAY}."
    )


def _why(decision: Decision, reading: Reading, thread: Thread) -> Iterator[str]:
    """Each point with the words it rests on; then what holds the buyer back, which gives no points."""
    quoted: set[str] = set()
    lines = []
    for c in decision.contributions:
        lines.append(_point(c))
        lines += _because(reading, c.facts or (c.fact,), thread, quoted)
    # Where nothing holds them back, the evidence is the sentence that says so.
    is_held = decision.approach not in _SETTLED and reading.facts.open_hesitations()
    held = list(_because(reading, ("hesitations",), thread, quoted)) if is_held else []
    if held:
        lines += ["        What holds them back:", *held]
    if lines:
        yield heading("Why")
        yield from lines


def _points(decision: Decision) -> Iterator[str]:
    if decision.contributions:
        yield heading("Why")
        yield from (_point(c) for c in decision.contributions)


def _point(contribution: Contribution) -> str:
    return wrapped(contribution.sentence, first=f"  {contribution.points:+4d}  ", indent="        ")


def _because(reading: Reading, facts: tuple[str, ...], thread: Thread, quoted: set[str]) -> Iterator[str]:
    """The two latest quotes for some facts, none that was shown already."""
    spoken = [e for e in reading.evidence if e.fact in facts and e.quote and e.message is not None]
    latest = sorted(spoken, key=lambda e: (e.message or 0, e.start or 0))[-_QUOTES_A_POINT:]
    for evidence in latest:
        if evidence.quote not in quoted:
            quoted.add(evidence.quote)
            yield wrapped(_cited(evidence, thread), indent="          ")


def _cited(evidence: Evidence, thread: Thread) -> str:
    return (
        f"\u201c{_shortened(evidence.quote)}\u201d ({_who_and_when(thread.messages[evidence.message or 0])})"
    )


def _shortened(quote: str) -> str:
    quote = one_line(quote)
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " ..."


def _who_and_when(message: Message) -> str:
    at = message.at
    when = ""
    if at is not None:
        when = f", {day_in_words(at.day)}" if at.day else f", {one_line(at.raw)}" if at.raw else ""
    return f"{one_line(message.speaker.label)}{when}"


def _against(decision: Decision, reading: Reading, thread: Thread | None) -> Iterator[str]:
    blockers = decision.blockers
    if decision.approach is Approach.RESPECT_NO:
        # After a no, what else would have spoken against a firm close is of no use to anybody.
        blockers = tuple(b for b in blockers if "refusal" in b.facts) or blockers
    if not blockers:
        return
    yield heading("What speaks against a firm close")
    quoted: set[str] = set()
    for blocker in blockers:
        yield wrapped(blocker.sentence, first="  - ", indent="    ")
        if thread is not None:
            yield from _because(reading, blocker.facts, thread, quoted)
        if blocker.lifted_by:
            lifted = f"{blocker.lifted_by[:1].lower()}{blocker.lifted_by[1:]}"
            yield wrapped(f"What would change this: {lifted}", indent="      ")


def _sent_when(advice: Advice) -> str:
    """When a light message goes out: now, as the reply to the buyer, or not before the next touch."""
    if advice.approach is not Approach.NURTURE or advice.draft is None:
        return ""
    return ", with the draft below" if advice.facts.seller_unanswered else ", after the reply below"


def _may_be_taken_back(unsettled: str, thread: Thread) -> bool:
    return bool(unsettled) and is_said_earlier(thread, unsettled)


def _what_would_change(
    decision: Decision, *, unsettled: str = "", is_old: bool = False, sent: str = ""
) -> Iterator[str]:
    if decision.questions:
        yield heading("Ask first")
        for question in decision.questions:
            yield wrapped(question.ask, first="  ? ", indent="    ")
            if question.fact == "refusal" and unsettled:
                yield wrapped(f"\u201c{_shortened(unsettled)}\u201d", indent="      ")
            answers = "; ".join(f"{_answer(said)}: {_then(a)}" for said, a in question.answers.items())
            yield wrapped(answers, indent="      ")
        yield wrapped(_how_to_answer(decision.questions, is_old=is_old))
    elif decision.flips:
        yield heading("What would change it")
        yield from flip_lines(decision.flips, _NAMES)
        yield from not_heard_lines(decision.not_heard)
    if decision.cadence.why:
        day = None if decision.questions else decision.cadence.next_touch
        when = f"{_WEEKDAYS[day.weekday()]} {day_in_words(day)}. " if day else ""
        yield wrapped(f"Next touch{sent}: {when}{decision.cadence.why}")


def _heard_by_one(advice: Advice) -> Iterator[str]:
    """What only the second reader heard and the seller may confirm, where that gives another approach."""
    then, claimed = advice.prepared.if_so, advice.reading.claimed
    if then is None:
        return
    yield heading("Heard by the second reader alone")
    for claim in claimed:
        yield f"  ? {told_as(claim.fact, claim.value)}"
        for evidence in claim.evidence:
            yield wrapped(_cited(evidence, advice.thread), indent="          ")
    yield wrapped(f"Only you can tell whether it is so. If it is, this is: {_NAMES[then]}. Say what is so:")
    yield f"    --facts {','.join(told_as(claim.fact, claim.value) for claim in claimed)}"


def _then(approach: Approach) -> str:
    return "then one more question" if approach is Approach.ASK_FIRST else _NAMES[approach]


def _how_to_answer(questions: Sequence[Question], *, is_old: bool = False) -> str:
    """The options that take the answers, by the names of the facts; a no stands there to be copied first.

    A no after which the buyer wrote again may have been taken back.
    """
    facts = [question.fact for question in questions if question.fact != "seller_conviction"]
    if "refusal" in facts:
        yes = "; refusal=none,stage=accepted if it was a yes" if "stage" in facts else ""
        back = "; refusal=explicit_no,refusal_retracted=yes if they took it back since" if is_old else ""
        return (
            "Answer with --facts, such as --facts refusal=explicit_no, or refusal=none if it was none"
            f"{yes}{back}."
        )
    told = ",".join(f"{fact}=ANSWER" for fact in facts)
    if len(facts) == len(questions):
        return f"Answer with --facts {told}."
    sure = 'Answer with --note "I\'m certain: ...", and behind it why: one fact of theirs'
    return f"{sure}; the rest with --facts {told}." if told else f"{sure}."


def _answer(said: str) -> str:
    """An answer as a person gives it; yes and no for true and false, thousands parted."""
    plain = {"true": "yes", "false": "no"}.get(said, said.replace("_", " "))
    return f"{int(said):,}" if said.isdigit() else plain


def _read_with_care(warnings: tuple[str, ...]) -> Iterator[str]:
    if warnings:
        yield heading("Please check")
        for warning in warnings:
            yield wrapped(warning, first="  ! ", indent="    ")


def _draft(advice: Advice, *, large: bool) -> Iterator[str]:
    draft = advice.draft
    if draft is None:
        yield heading("No message")
        yield wrapped(why_no_draft(advice.decision))
        return
    yield heading("Draft" if draft.channel == "email" else "Call script")
    for sentence in _told_first(advice):
        yield wrapped(f"{sentence} Translate it before you send it.")
    yield from _for_the_seller_to_answer(advice, draft)
    yield from _not_yet(advice)
    rule = click.style("-" * 72, dim=True)
    yield rule
    yield f"\n{call_sheet(draft.script)}\n" if large and draft.script else draft_text(draft)
    yield rule


def _for_the_seller_to_answer(advice: Advice, draft: Draft) -> Iterator[str]:
    """The buyer's open questions: the template does not know the answers, and says only when they come."""
    step = draft.next_step
    if advice.written.source != "template" or step is None or step.when is None:
        return
    answered = advice.thread.last_of_seller
    told = [
        e
        for e in advice.reading.evidence
        if e.fact == "open_buyer_questions"
        or (e.fact == "buying_questions" and (e.message or 0) > answered and e.quote.endswith("?"))
    ]
    latest = sorted(told, key=lambda e: (e.message or 0, e.start or 0))[-_QUESTIONS_SHOWN:]
    if latest:
        yield wrapped("Write your answer in, if you have it; the draft only says when it comes:")
        cited = dict.fromkeys(_cited(evidence, advice.thread) for evidence in latest)
        yield from (wrapped(line, indent="    ") for line in cited)


def _not_yet(advice: Advice) -> Iterator[str]:
    """That nobody reads it before the day on which the buyer is back."""
    if advice.approach is Approach.NURTURE and advice.facts.auto_reply_pending:
        back = advice.facts.auto_reply_pending
        day = f" before {_WEEKDAYS[back.weekday()]} {day_in_words(back)}" if isinstance(back, date) else ""
        yield wrapped(f"They are away: there is nothing to send now. If you must write{day}, this is enough:")


def _told_first(advice: Advice) -> list[str]:
    """What nobody may overlook: that the draft is in another language than was asked for."""
    return [p.sentence for p in advice.written.problems if p.code == "language_not_written"]


def no_draft(decision: Decision) -> str:
    """In one line that there is nothing to copy, why, and what the seller can do."""
    asked = [question.ask for question in decision.questions]
    answer = [_how_to_answer(decision.questions)] if decision.questions else []
    return " ".join(
        ("No draft was written:", f"{_NAMES[decision.approach]}.", *asked, why_no_draft(decision), *answer)
    )


def why_no_draft(decision: Decision) -> str:
    """Why there is nothing to send, and what the seller can do."""
    if decision.unheard:
        return "Answer what they said first: until then it may be a no."
    if decision.approach is Approach.ASK_FIRST:
        return "Answer what is asked first, or add --draft-anyway for a guiding draft."
    return "They asked not to be contacted: there is nothing to send."


def draft_text(draft: Draft) -> str:
    """The draft as it would be copied; a call script has its beats beside its lines."""
    if draft.script:
        return "\n".join(
            f"{click.style(f'{beat.beat.value:>10}', dim=True)}  {shown(beat.say)}" for beat in draft.script
        )
    subject = f"Subject: {shown(draft.subject)}\n\n" if draft.subject else ""
    return subject + shown(draft.body)


def _source(advice: Advice) -> Iterator[str]:
    written = advice.written
    if written.source == "model":
        yield f"Written by {one_line(written.model or 'a model')}, checked by closecall's rules."
    elif written.source == "template" and not written.attempts and not written.model:
        yield "Written by the built-in template; no model has seen this thread."
    elif written.source == "template":
        yield "Written by the built-in template, because the model's draft could not be used."
    if advice.draft and advice.prepared.brief.seller_name is None:
        yield "The thread does not tell your name: sign it yourself, or say --me NAME."
    first = _told_first(advice)
    for sentence in dict.fromkeys(map(problem_text, written.problems)):
        if sentence not in first:
            yield wrapped(sentence, first="  - ", indent="    ")


def problem_text(problem: Problem) -> str:
    """A problem as it is told below the draft; what was left out is shown, for the seller may want it."""
    words = f" \u201c{one_line(problem.words)}\u201d" if problem.code == "left_out" else ""
    return problem.sentence + words
