"""The runner: the Python that stands around a submission inside the sandbox."""

from .runner import WitWorld
