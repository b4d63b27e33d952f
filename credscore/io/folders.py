"""What is in a folder or behind a pattern, in order: files, and what is no file, each told as what it is."""

from __future__ import annotations

import fnmatch
import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

from credscore.errors import InputError
from credscore.io.formats import of_name

# What a run leaves behind must not become the input of the next one.
_OWN_SUFFIXES = (".errors.jsonl", ".partial")
_OWN_FOLDERS = (".parts",)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that lies there. `name` is its path below the folder.

    size : of a file. other : what it is, where it is no file. error : why it cannot be looked into.
    """

    path: str
    name: str
    size: int | None = None
    other: str = ""
    error: InputError | None = None


def is_own(path: str) -> bool:
    """Whether credscore wrote it beside an output: lists of errors, and what is in folders of parts. path: below what the user named."""
    parts = path.replace(os.sep, "/").split("/")
    return path.endswith(_OWN_SUFFIXES) or any(p.endswith(_OWN_FOLDERS) for p in parts[:-1])


def walk(folder: str) -> Iterator[Entry]:
    """All that lies below a folder, sorted; hidden entries and credscore's own working files are left out, links to folders not followed.

    Hidden files that would be read are told of as `other`.
    """
    stack = [("", folder)]
    while stack:
        prefix, current = stack.pop()
        try:
            with os.scandir(current) as entries:
                listing = sorted((e for e in entries if not e.name.startswith(".") or _is_hidden_input(e)), key=lambda e: e.name)
        except OSError as error:
            failure = InputError(f"The folder {current} cannot be listed: {error.strerror}.", "Check its permissions.")
            yield Entry(current, prefix.rstrip("/") or folder, other="folder", error=failure)
            continue
        below = []
        for entry in listing:
            if entry.name.startswith("."):
                yield Entry(entry.path, prefix + entry.name, other="hidden")
                continue
            found = look(entry.path, prefix + entry.name)
            # A link to a folder could lead round in circles.
            if found.other == "folder":
                if not entry.name.endswith(_OWN_FOLDERS):
                    below.append((found.name + "/", found.path))
            elif not entry.name.endswith(_OWN_SUFFIXES):
                yield found
        stack.extend(reversed(below))


def _is_hidden_input(entry: os.DirEntry[str]) -> bool:
    """Whether a hidden entry is a file that would be read under another name; nobody misses the files of desktops and programs."""
    return of_name(entry.name)[0] is not None and not entry.name.endswith(_OWN_SUFFIXES) and entry.is_file()


def matches(pattern: str) -> list[Entry]:
    """All that a pattern matches, sorted; credscore's own working files are left out.

    `**` looks into all folders but those that links lead to, which are told of: two that lead round would never come to an end.
    """
    root = fixed_root(pattern)
    wanted = _wildcards(pattern)
    if "**" in wanted:
        below = walk(root) if os.path.isdir(root) else iter(())
        found = [e for e in below if e.other.endswith("folder") or _fits(e.name.split("/"), wanted)]
        return sorted(found, key=lambda entry: entry.path)
    named = [(path, os.path.relpath(path, root).replace(os.sep, "/")) for path in sorted(glob.glob(pattern))]
    return [look(path, name) for path, name in named if not is_own(name)]


def name_below(item: str, path: str) -> str | None:
    """What a path is called below a folder, or as what a pattern matches; None where it belongs to neither. Addresses are paths, too."""
    whole = glob.has_magic(item) and not os.path.isdir(item)
    root = fixed_root(item) if whole else item
    root = (root if "://" in root else os.path.abspath(root)).replace(os.sep, "/").rstrip("/") + "/"
    path = path.replace(os.sep, "/")
    name = path[len(root) :]
    if not path.startswith(root) or is_own(name) or any(part.startswith(".") for part in name.split("/")):
        return None
    return name if not whole or _fits(name.split("/"), _wildcards(item)) else None


def _wildcards(pattern: str) -> list[str]:
    """The parts of a pattern from the first wildcard on."""
    parts = pattern.replace(os.sep, "/").split("/")
    return [part for part in parts[next(k for k, part in enumerate(parts) if glob.has_magic(part)) :] if part]


def _fits(parts: list[str], wanted: list[str]) -> bool:
    """Whether the parts of a path match those of a pattern; `**` stands for any number of them."""
    fits = [True]  # for each beginning of the pattern, whether it fits the parts so far
    for want in wanted:
        fits.append(fits[-1] and want == "**")
    for part in parts:
        longer = [False]
        for k, want in enumerate(wanted):
            longer.append(longer[k] or fits[k + 1] if want == "**" else fits[k] and fnmatch.fnmatchcase(part, want))
        fits = longer
    return fits[-1]


def fixed_root(pattern: str) -> str:
    """The folder before the first wildcard of a pattern."""
    fixed = []
    for part in pattern.replace(os.sep, "/").split("/")[:-1]:
        if glob.has_magic(part):
            break
        fixed.append(part)
    return "/".join(fixed) or ("/" if pattern.startswith("/") else ".")


def look(path: str, name: str) -> Entry:
    """What lies at a path; a link is what it leads to, but for a link to a folder."""
    try:
        found = os.stat(path)
    except OSError as error:
        if os.path.islink(path):
            return Entry(path, name, error=InputError(f"{name} is a link that leads nowhere.", "Mend the link, or remove it."))
        return Entry(path, name, error=InputError(f"{name} cannot be read: {error.strerror}.", "Check that it is still there."))
    if stat.S_ISREG(found.st_mode):
        return Entry(path, name, found.st_size)
    if stat.S_ISDIR(found.st_mode):
        return Entry(path, name, other="link to a folder" if os.path.islink(path) else "folder")
    return Entry(path, name, other="pipe or device")
