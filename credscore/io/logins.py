"""Addresses without the names and passwords in them."""

from __future__ import annotations

import re

_LOGIN = re.compile(r"(?<=://)[^/?#]*@")
# In a message; what Azure has in front of an @ is a container, unless a password stands there.
_IN_TEXT = re.compile(r"(?<=://)(?:(?<!abfs://)(?<!abfss://)(?<!az://)[^/?#:\s]*|[^/?#@\s:]*:[^/?#\s]*)@")


def hide_logins(text: str) -> str:
    """A message without the names and passwords of the addresses in it."""
    return _IN_TEXT.sub("", text)


def without_login(url: str) -> str:
    """An address without the name and password in it: it stands in reports and messages."""
    return _LOGIN.sub("", url, count=1)
