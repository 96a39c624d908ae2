"""A wish to be left alone in words that only the classifier knows is not lifted by a friendly mail (S21)."""

from datetime import date

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Refusal, VerbalInterest
from closecall.thread.records import Thread

FRIENDLY = "You absolute hero! I love it, we all want one. Put your feet up."
MAILS = """From: Gus Pratt <gus@inkpier.example>
Date: Mon, 4 Nov 2024 09:10
Subject: Toner

Good morning Brona, the toner is €275 with a drum. Shall I send it?

From: Brona Kane <office@hillschool.example>
Date: Mon, 4 Nov 2024 10:31
Subject: Re: Toner

{asked}

From: Gus Pratt <gus@inkpier.example>
Date: Mon, 28 Apr 2025 09:00
Subject: My marathon

Hi Brona, I ran my first marathon, a picture is below.

From: Brona Kane <office@hillschool.example>
Date: Mon, 28 Apr 2025 11:52
Subject: Re: My marathon

{friendly}
"""


def _facts(asked: str) -> tuple[Refusal | None, VerbalInterest | None]:
    thread = Thread.parse(MAILS.format(asked=asked, friendly=FRIENDLY), me="gus@inkpier.example")
    facts = read_facts(thread, as_of=date(2025, 5, 1)).facts
    return facts.refusal, facts.verbal_interest


def test_a_friendly_mail_months_later_lifts_no_opt_out() -> None:
    assert _facts("Would you ever strike us from whatever sheet we are on, for good.")[0] is Refusal.OPT_OUT


def test_without_it_the_friendly_mail_is_a_wish() -> None:
    refusal, wish = _facts("Thank you, I will look at it.")
    assert refusal is not Refusal.OPT_OUT
    assert wish in (VerbalInterest.STRONG, VerbalInterest.INTENT)
