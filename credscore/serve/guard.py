"""Who may ask, and what a browser may do with the answer.

A server on 127.0.0.1 is within reach of every page in the user's browser. Two checks keep them out: the Host header must name this
machine (a page whose own name was made to point here, DNS rebinding, names itself), and what changes hands by POST must not come from
another site. No CORS header is ever sent.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from credscore.serve.refusals import WrongHost, WrongOrigin

# For every answer; a page brings a policy of its own, which allows its style sheet and its form.
HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
MOST_HEADERS = 16 * 1024  # bytes of all of a request
# In the scope of a request: whether more connections are open than are served.
CROWDED = "credscore.crowded"
# Hosts that stand for every address of this machine.
EVERYWHERE = ("0.0.0.0", "::", "")
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::\d*)?", re.ASCII)
_OWN_SITES = ("same-origin", "none")  # none: the user, by an address or a bookmark


def is_local(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses requests that no user of this server meant. `names`: hosts beside the local ones; `any_address`: any IP address is one."""

    names: frozenset[str]
    any_address: bool = False

    @classmethod
    def of(cls, host: str, more: Iterable[str] = ()) -> Guard:
        """For a server bound to `host`, which also goes by the names `more`. Where it listens everywhere, every address and this machine's
        own name count: what rebinds is a name."""
        everywhere = host in EVERYWHERE
        own = [socket.gethostname(), f"{socket.gethostname()}.local"] if everywhere else [host]
        return cls(frozenset(_plain(name) for name in (*own, *more)), everywhere)

    def check(self, method: str, host: str | None, origin: str | None, site: str | None) -> None:
        """Raise WrongHost or WrongOrigin. host, origin, site: the headers Host, Origin and Sec-Fetch-Site."""
        name = _name(host)
        if not name or not self._allows(name):
            raise WrongHost(
                "This server does not go by the name it was asked for.",
                "Use its address, or start it with: credscore serve --allow-host NAME",
            )
        if method in ("GET", "HEAD"):
            return
        # Sec-Fetch-Site is sent to local addresses only, and not by old browsers; programs send neither.
        foreign = site not in _OWN_SITES if site is not None else origin is not None and _place(origin) != host
        if foreign:
            raise WrongOrigin("Pages of other sites may not use this server.", "Use its own page, or a program.")

    def _allows(self, name: str) -> bool:
        if name in self.names or is_local(name):
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return self.any_address


def _plain(name: str) -> str:
    return name.lower().strip("[]").rstrip(".")


def _name(host: str | None) -> str:
    """The host of a Host header, without its port; '' when it is none."""
    found = _HOST.fullmatch(host or "")
    return _plain(found[1]) if found else ""


def _place(origin: str) -> str:
    """Host and port of an Origin header as they are written; '' when it is none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""
