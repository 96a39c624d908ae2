"""Prompts of your own: a folder whose files replace the built-in ones of the same name.

The model here is a scripted one, so that the example runs without a key; give ``ModelWriter`` an
``OpenAIModel`` instead to ask a real one.
"""

import tempfile
from pathlib import Path

from closecall import Advisor, ModelWriter, Prompts
from closecall.testing import ScriptedModel

HERE = Path(__file__).parent

with tempfile.TemporaryDirectory() as folder:
    system = Path(folder) / "guide.call" / "system.md.j2"
    system.parent.mkdir()
    system.write_text("You write call scripts for a dairy farmer who hates adjectives.\n", encoding="utf-8")

    model = ScriptedModel(["this is no draft"] * 3)
    writer = ModelWriter(model, prompts=Prompts(Path(folder)))
    call = (HERE / "threads" / "guide.vtt").read_text(encoding="utf-8")
    advice = Advisor(writer=writer).advise(
        call, me=("Petra",), note="I'm certain: they waste a third of the samples."
    )

print("The model was told:", model.requests[0].messages[0].content.strip())
print("Its answers broke the rules, so the draft is from the", advice.written.source)
for problem in advice.written.problems:
    print("  ", problem.sentence)
