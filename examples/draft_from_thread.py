"""From a pasted thread to a draft, with the buyer's own words as the reason."""

from pathlib import Path

from closecall import advise

thread = (Path(__file__).parent / "threads" / "firm_close.txt").read_text(encoding="utf-8")
advice = advise(
    thread,
    me=("owen@paperline.example",),
    note="Quist Bindery turns over about 900k EUR. I'm certain: she loses two days on every big order.",
)

print(advice.approach)
for evidence in advice.evidence_of("verbal_interest", "buyer_actions"):
    print(f"  because: {evidence.quote!r}")
if advice.draft:
    print()
    print(advice.draft.subject)
    print(advice.draft.body)
