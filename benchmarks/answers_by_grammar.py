"""What becomes of plain noes and yeses that are put together by grammar, as the only answer to an offer.

python -m benchmarks.answers_by_grammar [--show]

The folders ``*_by_grammar`` of ``tests/listening`` hold, by language, ways of saying it, steps of a purchase,
times or names of the thing in the cases that a way may take, and what only looks like it. Each way meets each
step.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import cycle, product
from pathlib import Path
from typing import Any

from closecall import Advisor, Approach
from closecall.facts import Refusal

_HERE = Path(__file__).parents[1] / "tests" / "listening"
NOES, YESES = _HERE / "noes_by_grammar", _HERE / "yeses_by_grammar"
ENDS = _HERE / "ends_by_grammar"
"""Noes that tell what became of it: "the board turned it down"."""
CUSPS = _HERE / "cusps_by_grammar"
"""Wishes with what holds softly: "I love it, but I'm a ditherer. Maybe I should give it another month"."""
OPT_OUTS, NOT_NOWS = _HERE / "opt_outs_by_grammar", _HERE / "not_nows_by_grammar"
_NONE = (None, Refusal.NONE)
_FINAL = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def languages(kind: Path) -> list[str]:
    """The languages there are answers in."""
    return sorted(path.stem for path in kind.glob("*.toml"))


@cache
def answers(kind: Path, lang: str) -> dict[str, Any]:
    """The file of a language."""
    return tomllib.loads((kind / f"{lang}.toml").read_text(encoding="utf-8"))


def put_together(kind: Path, lang: str, *, every: int = 1) -> Iterator[str]:
    """Each way with each step, or every so many of them, in turn inside what people write around it."""
    data = answers(kind, lang)
    groups = [{"ways": data["agreeing"], "steps": data["steps"]}] if kind == YESES else data["no"]
    pairs = (pair for group in groups for pair in product(group["ways"], group["steps"]))
    said = [way.format(*step.split("|")) for way, step in pairs]
    around = cycle(data["around"])
    for each in said[::every]:
        yield next(around).format(f"{each[:1].upper()}{each[1:]}", low=each)


def on_the_cusp(lang: str, *, every: int = 1) -> Iterator[str]:
    """Wishes with what holds the buyer back, a thought of waiting or both, or every so many of them.

    Each of what holds back meets seven wishes, and four of them with a thought of waiting.
    """
    data = answers(CUSPS, lang)
    wishes, joins, of_three = cycle(data["wishes"]), cycle(data["joins"]), cycle(data["joins_of_three"])
    said = [next(joins).format(next(wishes), held) for held in data["soft"] + data["later"] for _ in range(7)]
    waits = cycle(data["later"])
    said += [
        next(of_three).format(next(wishes), held, next(waits)) for held in data["soft"] for _ in range(4)
    ]
    around = cycle(data["around"])
    for each in said[::every]:
        yield next(around).format(
            ". ".join(f"{part[:1].upper()}{part[1:]}" for part in each.split(". ")) + "."
        )


@cache
def closed(lang: str, said: str) -> Approach:
    """The approach where this ends a talk in which all else is ready for a firm close."""
    data = answers(CUSPS, lang)
    text = f"{data['talk'].strip()}\n{data['buyer']}: {said}\n"
    return Advisor().prepare(text, me=["Seller"], note=data["note"]).brief.decision.approach


@cache
def answered(kind: Path, lang: str, said: str) -> tuple[Approach, Refusal | None]:
    """The approach, and the refusal that is heard, where this is the answer to the offer."""
    text = f"Seller: {answers(kind, lang)['asked']}\nIna: {said}\n"
    prepared = Advisor().prepare(text, me=["Seller"])
    return prepared.brief.decision.approach, prepared.reading.facts.refusal


def becomes_of_a_no(kind: Path, lang: str, said: str) -> str:
    """``heard``, ``asked about`` or ``gets a message``."""
    approach, refusal = answered(kind, lang, said)
    if refusal not in _NONE:
        return "heard"
    return "asked about" if approach is Approach.ASK_FIRST else "gets a message"


def is_taken_for_a_no(kind: Path, lang: str, said: str) -> bool:
    """Whether it counts as one that ends the sale, or puts it off where that is looked for."""
    refusal = answered(kind, lang, said)[1]
    return refusal not in _NONE if kind == NOT_NOWS else refusal in _FINAL


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--show", action="store_true", help="list noes with a message, and what is not confirmed or firm"
    )
    show = parser.parse_args().show
    seen: dict[str, list[str]] = defaultdict(list)
    for kind in (NOES, ENDS, OPT_OUTS, NOT_NOWS):
        name = kind.name.removesuffix("_by_grammar").replace("_", " ")
        print(f"| {name} | put together | heard | asked about | gets a message | alike | taken for one |")
        print("| --- | --- | --- | --- | --- | --- | --- |")
        for lang in languages(kind):
            said = list(put_together(kind, lang))
            for each in said:
                seen[becomes_of_a_no(kind, lang, each)].append(f"{lang}: {each}")
            found = Counter(becomes_of_a_no(kind, lang, each) for each in said)
            others = answers(kind, lang)["other"]["said"]
            taken = sum(is_taken_for_a_no(kind, lang, each) for each in others)
            counts = " | ".join(str(found[each]) for each in ("heard", "asked about", "gets a message"))
            print(f"| {lang} | {len(said)} | {counts} | {len(others)} | {taken} |")
        print()
    print("| yeses | put together | confirmed | asked about | otherwise | held back | confirmed |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for lang in languages(YESES):
        said = list(put_together(YESES, lang))
        approaches = [answered(YESES, lang, each)[0] for each in said]
        seen["not confirmed"] += [
            f"{lang}: {each}"
            for each, approach in zip(said, approaches, strict=True)
            if approach is not Approach.CONFIRM
        ]
        confirmed, asked = approaches.count(Approach.CONFIRM), approaches.count(Approach.ASK_FIRST)
        held = answers(YESES, lang)["held_back"]
        wrong = sum(answered(YESES, lang, each)[0] is Approach.CONFIRM for each in held)
        rest = len(said) - confirmed - asked
        print(f"| {lang} | {len(said)} | {confirmed} | {asked} | {rest} | {len(held)} | {wrong} |")
    print("\n| on the cusp | put together | firm | asked about | otherwise | held back | firm |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for lang in languages(CUSPS):
        taken_for = {said: closed(lang, said) for said in on_the_cusp(lang)}
        counted = Counter(taken_for.values())
        firm, asked = counted[Approach.FIRM_CLOSE], counted[Approach.ASK_FIRST]
        seen["not firm"] += [
            f"{lang}: {said}" for said, approach in taken_for.items() if approach is not Approach.FIRM_CLOSE
        ]
        held = answers(CUSPS, lang)["held_back"]
        wrong = sum(closed(lang, each) in (Approach.FIRM_CLOSE, Approach.CONFIRM) for each in held)
        rest = len(taken_for) - firm - asked
        print(f"| {lang} | {len(taken_for)} | {firm} | {asked} | {rest} | {len(held)} | {wrong} |")
    if show:
        print("\n" + "\n".join((*seen["gets a message"], *seen["not confirmed"], *seen["not firm"])))


if __name__ == "__main__":
    main()
