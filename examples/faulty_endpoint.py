"""Your own code against a model endpoint that fails: a real server on this machine, no key, no network.

Each fault of ``closecall.testing.faults()`` has a name; ``ScriptedEndpoint`` plays what you write yourself.
"""

from pathlib import Path

from closecall import Advisor, ModelWriter, OpenAIModel
from closecall.errors import LimitReached
from closecall.model import Budget, ModelSettings, Spending
from closecall.testing import ScriptedEndpoint, answer, faults

HERE = Path(__file__).parent
THREAD = (HERE / "threads" / "nurture.txt").read_text(encoding="utf-8")


def advised(base_url: str, *, spending: Spending | None = None) -> str:
    """Who wrote the draft when that endpoint was asked for it, and why."""
    with OpenAIModel(ModelSettings(base_url, "any", timeout=0.3), attempts=2, spending=spending) as model:
        advice = Advisor(writer=ModelWriter(model)).advise(THREAD)
    return f"{advice.written.source}: {advice.written.problems[0].sentence}"


for name in ("HTTP 401", "429, Retry-After 600 s", "drip", "finish length"):
    with faults()[name].endpoint() as endpoint:
        print(f"{name}: {advised(endpoint.base_url)}")

with ScriptedEndpoint(then=answer("This is no draft.")) as endpoint:
    try:
        advised(endpoint.base_url, spending=Spending(Budget(calls=2)))
    except LimitReached as limit:
        print(f"{len(endpoint.received)} requests were sent. {limit}")
