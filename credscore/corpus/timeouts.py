"""What a wait that took too long raises: three classes up to Python 3.10, one from 3.11 on."""

from __future__ import annotations

import asyncio
import concurrent.futures

TIMEOUTS = (TimeoutError, asyncio.TimeoutError, concurrent.futures.TimeoutError)
