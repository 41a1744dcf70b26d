"""What goes wrong and may go right a little later."""

from stemma.errors import FetchRefused


class TryAgain(FetchRefused):
    """A failure that may pass: no answer, 429, 5xx; `after_s` where the server says when to come back."""

    def __init__(self, what: str, after_s: float | None = None):
        self.after_s = after_s

        super().__init__(what)
