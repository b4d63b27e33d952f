"""The types of source phrases as small numbers, in the order of `schema.SOURCE_TYPES`."""

from __future__ import annotations

from credscore.schema import SOURCE_TYPES

NONE, NAMED, OFFICIAL, DOCUMENT, MEDIA, SOCIAL, ANONYMOUS, VAGUE = range(8)
TYPE_NAMES = ("none", *SOURCE_TYPES)
CARRY = 8  # a pronoun or role: takes the type of the last person named before it
