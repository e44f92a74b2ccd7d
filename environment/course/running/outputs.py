"""How much of what a cell shows is kept."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import nbformat
from nbformat import NotebookNode

# Of a cell, in characters: a long table with a picture fits, a loop that prints does not fill the disk.
MOST = 2_000_000
# Of all cells of a notebook.
MOST_OF_ALL = 20_000_000
# Of an error, all of it; and what is kept of it though there is no room.
_OF_ERROR, _OF_ERROR_AT_LEAST = 20_000, 500
_OF_ERRORS_NAME = 200
_LINES_OF_ERROR = 200


@dataclass
class _Shown:
    """What is shown under one name: how often, and the most that it was."""

    times: int = 0
    size: int = 0


def coalesce(cell: NotebookNode) -> None:
    """One output for all that a cell writes to a stream, as a terminal shows it. nbclient does the same, and is minutes busy with a
    line of 2 MB."""
    outputs, streams = [], {}
    for output in cell.outputs:
        if output.output_type != "stream":
            outputs.append(output)
        elif output.name in streams:
            streams[output.name].append(output.text)
        else:
            streams[output.name] = [output.text]
            outputs.append(output)
    for output in outputs:
        if output.output_type == "stream":
            output.text = _as_shown("".join(streams[output.name]))
    cell.outputs = outputs


def _as_shown(text: str) -> str:
    """What stands in a line before a carriage return is written over."""
    if "\r" not in text:
        return text
    return "\n".join(line.rstrip("\r").rsplit("\r", 1)[-1] for line in text.replace("\r\n", "\n").split("\n"))


def _length(value: Any) -> int:
    return len(value) if isinstance(value, str) else len(json.dumps(value))


def _size_of_error(content: dict[str, Any]) -> int:
    return sum(map(len, [content["ename"], content["evalue"], *content["traceback"]]))


class BoundedOutput:
    """Takes a kernel's messages, cell by cell, until they are too many, and counts the rest. `kept`: of the present cell's text,
    bytes as the program wrote them."""

    def __init__(self, most: int = MOST, most_of_all: int = MOST_OF_ALL) -> None:
        self._most, self._left, self._room = most, most_of_all, 0
        self._shown: dict[str, _Shown] = {}
        self.start()

    def start(self) -> None:
        """A new cell begins."""
        self._room = min(self._most, self._left)
        self.omitted = self.kept = 0
        self._failed = False

    def takes(self, kind: str, content: dict[str, Any]) -> bool:
        """Whether the message is kept; one that is too long is shortened. A cell's first error is always kept: points hang on it."""
        if kind == "error":
            return self._takes_error(content)
        if kind == "stream":
            kept = content["text"][: self._room]
            self.omitted += len(content["text"]) - len(kept)
            self._take(len(kept))
            self.kept += len(kept.encode("utf-8", "replace"))
            content["text"] = kept
            return bool(kept)
        if kind in ("display_data", "execute_result", "update_display_data"):
            return self._takes_data(kind, content)
        # Widgets' own messages, which no page shows: nbclient would keep all that they say.
        return not kind.startswith("comm_")

    def _takes_error(self, content: dict[str, Any]) -> bool:
        first, self._failed = not self._failed, True
        left = most = max(_OF_ERROR_AT_LEAST, min(_OF_ERROR, self._room))
        size = _size_of_error(content)

        def cut(text: str) -> str:
            nonlocal left
            kept = text[:left]
            left -= len(kept)
            return kept

        content["ename"] = cut(content["ename"][:_OF_ERRORS_NAME])
        # The traceback says the same once more, or, of what does not compile, all that there is to say.
        content["evalue"] = cut(content["evalue"][: most // 2])
        content["traceback"] = [cut(line) for line in content["traceback"][:_LINES_OF_ERROR]]
        kept = _size_of_error(content) if first else 0
        self.omitted += size - kept
        self._take(min(kept, self._room))
        return first

    def _takes_data(self, kind: str, content: dict[str, Any]) -> bool:
        size = sum(_length(value) for value in content["data"].values()) + (_length(metadata) if (metadata := content.get("metadata")) else 0)
        name = (content.get("transient") or {}).get("display_id")
        shown = self._shown.get(name, _Shown())
        # What is shown in place of another, such as progress, takes that one's room, and does so wherever it is shown.
        more = shown.times * max(0, size - shown.size)
        if kind != "update_display_data":
            more += max(size, shown.size) + len(name or "")
        if more > self._room:
            self.omitted += size
            return False
        self._take(more)
        shown.times += kind != "update_display_data"
        shown.size = max(size, shown.size)
        # Before a name is shown first, nbclient passes its updates over.
        if name and shown.times:
            self._shown[name] = shown
        return True

    def _take(self, size: int) -> None:
        self._room -= size
        self._left -= size

    def tell(self, cell: NotebookNode) -> None:
        """Says below what the cell shows how much is missing."""
        if self.omitted:
            text = f"\n... and {self.omitted:,} characters more, which are not kept.\n"
            cell.outputs.append(nbformat.v4.new_output("stream", name="stdout", text=text))
