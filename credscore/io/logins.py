"""Addresses without the names and passwords in them."""

from __future__ import annotations

import re

_LOGIN = re.compile(r"(?<=://)[^/?#]*@")


def without_login(url: str) -> str:
    """An address without the name and password in it: it stands in reports and messages."""
    return _LOGIN.sub("", url, count=1)
