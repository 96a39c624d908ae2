"""The confirmation after a yes: thanks, what was agreed, that it comes in writing, and nothing new."""

from __future__ import annotations

from decimal import Decimal

from closecall.drafting.agreed_price import agreed_price
from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.records import BeatName, Draft, NextStep
from closecall.drafting.template.approaches.owed_answers import Asked, answer, asked, has_asked
from closecall.drafting.template.approaches.requested_document import paper_asked_for
from closecall.drafting.template.buyer.proposed_days import today_of, written_out
from closecall.drafting.template.layout import (
    PAUSE,
    call_script,
    letter,
    only,
    opening,
    spoken,
    step,
    when,
)
from closecall.drafting.template.material import Material
from closecall.drafting.yes_additions import added_to_the_yes, names_several_prices, tells_it_is_done
from closecall.facts.vocabulary import BuyerAction
from closecall.text.tokens import words_of

_SIGNS = {"EUR": "€", "GBP": "£", "USD": "$"}
"""Currencies that are written by their sign; "$" alone is the United States'."""


def email(material: Material) -> Draft:
    """The confirmation as a mail (C1-C4)."""
    thanks, quote = _thanks(material)
    question = asked(material)
    next_step, stepped = _step(material, question)
    told = " ".join(only(question.told, stepped))
    repeated, close = _repeated(material), _close(material)
    return letter(
        material,
        subject=material.say("confirm.subject"),
        paragraphs=material.build(
            "confirm",
            (
                ((thanks, repeated), (told, close)),
                ((thanks,), (repeated,), (told, close)),
                ((thanks, repeated, told), (close,)),
                ((thanks,), (repeated, told, close)),
            ),
        ),
        quotes=only(quote, *question.quotes),
        next_step=next_step,
    )


def call(material: Material) -> Draft:
    """The confirmation as spoken lines."""
    thanks, quote = _thanks(material)
    question = asked(material)
    next_step, told = _step(material, question)
    repeated, close = _repeated(material), _close(material)
    thanked, repeating = spoken(BeatName.THANK, thanks), spoken(BeatName.REPEAT, repeated)
    pause, stepping = (BeatName.PAUSE, PAUSE), spoken(BeatName.STEP, question.told, told)
    builds = (
        (*thanked, *repeating, *stepping, pause, *spoken(BeatName.CLOSE, close)),
        (*spoken(BeatName.THANK, thanks, repeated), *stepping, pause, *spoken(BeatName.CLOSE, close)),
        (*thanked, *repeating, *spoken(BeatName.STEP, question.told, told, close)),
        (
            *thanked,
            *spoken(BeatName.REPEAT, repeated, question.told, told),
            pause,
            *spoken(BeatName.CLOSE, close),
        ),
    )
    return call_script(
        material,
        material.build("confirm", builds),
        quotes=only(quote, *question.quotes),
        next_step=next_step,
    )


def _step(material: Material, question: Asked) -> tuple[NextStep, str]:
    """The answers, the paper or the call that the buyer asked for; else the confirmation in writing."""
    paper = paper_asked_for(material)
    if question.told:
        return answer(material, question, paper=paper, pace="paper")
    slot, day = when(material, "paper")
    kind = "paper" if paper else "call" if material.is_to_call else "what"
    what = material.say(f"confirm.step_{kind}", paper=paper or "")
    told = material.say("confirm.step", when=slot, when_opening=opening(slot), what=what)
    return step(what, when=day if day in told else opening(day)), told


def _close(material: Material) -> str | None:
    """That what the buyer added is answered; else that nothing is left for him to do, where that is so.

    None beside a question of his, which may be just that, and where the offer left him a choice.
    """
    if added_to_the_yes(material.brief):
        return material.say("confirm.added")
    if has_asked(material) or names_several_prices(material.brief):
        return None
    return material.say("confirm.close_done" if _is_done(material) else "confirm.close")


def _is_done(material: Material) -> bool:
    """Whether the buyer has signed or paid already, by his deposit or by the words of his yes."""
    if BuyerAction.DEPOSIT in (material.brief.facts.buyer_actions or ()):
        return True
    yes = (e.quote for e in material.brief.evidence if e.fact == "stage" and e.source == "words" and e.quote)
    return any(tells_it_is_done(words_of(quote).folded, material.lang) for quote in yes)


def _thanks(material: Material) -> tuple[str, str | None]:
    # A deed told beside the yes ("all is signed with the landlord") is not what he is thanked for.
    said_yes = any(e.fact == "stage" and e.source == "words" for e in material.brief.evidence)
    quote = material.quote(["stage"] if said_yes else ["stage", "verbal_interest"])
    # Thanked for with his yes, a change of the buyer's would read as agreed.
    added = (e.quote for e in added_to_the_yes(material.brief))
    if quote and not any(quote in each or each.strip(".!") in quote for each in added):
        return material.say("confirm.thanks_quote", quote=quote), quote
    return material.say("confirm.thanks"), None


def agreed(material: Material) -> str:
    """What was agreed, from the facts alone: price and date as far as they are known (C2)."""
    return _told(material, "confirm.agreed")


def _repeated(material: Material) -> str:
    """What was agreed; where the buyer added something, or chose, only what is noted of it."""
    is_open = bool(added_to_the_yes(material.brief)) or names_several_prices(material.brief)
    return _told(material, "confirm.noted") if is_open else agreed(material)


def _told(material: Material, block: str) -> str:
    price = _price(material)
    day = material.brief.facts.critical_date
    date = written_out(day, from_day=today_of(material.brief), lang=material.lang) if day else None
    if price and date:
        return material.say(f"{block}_both", price=price, date=date)
    if price:
        return material.say(f"{block}_price", price=price)
    return material.say(f"{block}_date", date=date) if date else material.say(block)


def _price(material: Material) -> str | None:
    """The price that both sides know, by the month where it is paid so, and with a tax that comes on top."""
    price = agreed_price(material.brief)
    if price is None:
        return None
    amount, currency = _amount(price.value, lang=material.lang), price.currency or ""
    sign = _SIGNS.get(currency)
    layout = "money.by_sign" if sign else "money.by_code" if currency else "money.without_currency"
    said = material.say(layout, amount=amount, currency=sign or currency)
    period = material.say(f"money.a_{price.period}") if price.period else ""
    return " ".join(filter(None, (said, period, price.tax)))


def _amount(value: Decimal, *, lang: str) -> str:
    """A sum with the separators of a language: 3,200.50 in English, 3.200,50 in German."""
    marks = table(lang)["money"]
    exact = value.normalize()
    text = f"{exact:,.0f}" if exact == exact.to_integral_value() else f"{exact:,.2f}"
    return "".join({",": marks["thousands"], ".": marks["decimal"]}.get(char, char) for char in text)
