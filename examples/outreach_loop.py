"""An outreach tool's loop: every open deal gets an advice, and only some get a message.

Errors are rows, not crashes; nobody who said no is written to.
"""

from pathlib import Path

from closecall import Advisor, Approach, ClosecallError

THREADS = Path(__file__).parent / "threads"
SELLERS = (
    "@paperline.example",
    "@klarsicht.example",
    "@bedsidecare.example",
    "Petra (Solvane)",
    "Dana",
    "Joana",
)

advisor = Advisor()
for path in sorted(THREADS.iterdir()):
    try:
        advice = advisor.advise(path.read_bytes(), me=SELLERS)
    except ClosecallError as error:
        print(f"{path.name:<18} could not be read: {error}")
        continue
    if advice.draft is None:
        action = "send nothing"
    elif advice.approach is Approach.RESPECT_NO:
        action = "thank them, then stop"
    else:
        action = f"draft of {len(advice.draft.body.split())} words"
    print(f"{path.name:<18} {advice.approach.value:<11} readiness {advice.readiness:>3}  {action}")
