"""Readiness and approach from facts alone: no thread, no model, no key."""

from datetime import date
from pathlib import Path

from closecall import decide
from closecall.facts.facts_file import load_facts

path = Path(__file__).parent / "facts.toml"
decision = decide(load_facts(path.read_text(encoding="utf-8"), name=path.name), as_of=date(2026, 3, 12))

print(f"{decision.approach}, readiness {decision.readiness} (an index, not a chance of winning)")
for contribution in decision.contributions:
    print(f"  {contribution.points:+d}  {contribution.sentence}")
