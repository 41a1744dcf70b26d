"""Products through NumPy's BLAS: the same results, whatever stands beside a sentence."""

import numpy as np
import pytest

from stemma.language.gemm import NumpyProducts
from stemma.language.parse import model

_SENTENCES = (
    "No.",
    "The army left Halden on Friday.",
    "Norland's premier, Ana Brekke, said that two villages and a mill had burned down overnight.",
)


@pytest.mark.parametrize("rows", [0, 1, 7, 63, 64, 200])
def test_a_product_is_that_of_numpy(rows: int) -> None:
    random = np.random.default_rng(rows)
    left = random.standard_normal((rows, 20), dtype=np.float32)
    right = random.standard_normal((30, 20), dtype=np.float32)
    into = np.empty((rows, 30), dtype=np.float32)
    found = NumpyProducts().gemm(left, right, trans2=True)
    np.testing.assert_allclose(found, left @ right.T, rtol=1e-4, atol=1e-5)
    assert NumpyProducts().gemm(left, right, out=into, trans2=True) is into
    np.testing.assert_array_equal(into, found)


def test_every_layer_multiplies_through_numpy() -> None:
    parts = [p for _, p in model().pipeline if getattr(p, "model", None) is not None]
    assert {type(layer.ops) for p in parts for layer in p.model.walk()} == {NumpyProducts}


def test_a_sentence_is_parsed_alike_alone_and_among_others() -> None:
    among = list(model().pipe([*_SENTENCES, *(f"Village {i} is on fire." for i in range(60))]))
    for text, doc in zip(_SENTENCES, among, strict=False):
        np.testing.assert_array_equal(model()(text).tensor, doc.tensor)
