"""The parser's matrix products through NumPy's BLAS: two thirds of a parse are products.

thinc multiplies with the BLIS that it brings; the OpenBLAS of NumPy's wheels took a third of the time
here. BLIS gives a row the same bits whatever rows stand beside it, OpenBLAS only from some rows on (24
of the shapes of this model): fewer are filled up with zeros, so that a sentence's parse does not depend
on its neighbours.
"""

from typing import Any

import numpy as np
from thinc.backends import NumpyOps

_FEWEST_ROWS = 64


class NumpyProducts(NumpyOps):  # type: ignore[misc]  # thinc ships no types for it
    """thinc's operations on NumPy arrays, with NumPy's own product of matrices."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:  # thinc's signature
        """Return x @ y (each transposed if told), into `out` if given; float32 matrices."""
        left, right = (x.T if trans1 else x), (y.T if trans2 else y)
        rows = len(left)
        if rows < _FEWEST_ROWS:
            filled = np.zeros((_FEWEST_ROWS, left.shape[1]), dtype=left.dtype)
            filled[:rows] = left
            left = filled
        product = np.dot(left, right)[:rows]
        if out is None:
            return product
        out[...] = product
        return out


def with_numpy_products(pipeline: Any) -> Any:
    """Return a spaCy pipeline whose models multiply through NumPy; those that work elsewhere stay so."""
    products = NumpyProducts()
    for _, part in pipeline.pipeline:
        if getattr(part, "model", None) is not None:
            for layer in part.model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = products
    return pipeline
