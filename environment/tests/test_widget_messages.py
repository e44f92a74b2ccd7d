"""What a page sends to a widget is outside data: each message is answered or passed over, and the next one works.

By command, with more random messages: PYTHONPATH=environment .labs/venv/bin/python environment/tests/test_widget_messages.py 20000
"""

from __future__ import annotations

import copy
import random
import sys
import time

from interrupts import Kernel

AREA = """
import labs.widget.*;
Live.of(Slider.of("units", 1, 64, 16), Canvas.of("digit", new float[][] {{0, 1}, {1, 0}}), Choice.of("colour", "red", "green"),
    (units, ink, colour) -> units + " " + ink[1][1] + " " + colour)
"""
VALUES = [7, "AAAA/w==", 1]
ANSWER = "7 1.0 green"
NESTED: list = []
for _ in range(400):
    NESTED = [NESTED]
ODD = [None, "", "x", -1, 0, 2, 0.5, 1e300, 2**70, True, [], {}, [None], {"a": None}, "\0", "A" * 100_000, "/" * 8, NESTED]


def good(move: object) -> dict:
    return {"method": "update", "state": {"values": VALUES, "move": move, "_view_count": 1}, "buffer_paths": []}


def damaged(chance: random.Random) -> object:
    """A message with one of its parts, at any depth, replaced or taken away."""
    message = copy.deepcopy(good(chance.randrange(1000)))
    parts = [(message, key) for key in message]
    parts += [(message["state"], key) for key in message["state"]] + [(message["state"]["values"], i) for i in range(3)]
    holder, key = chance.choice(parts)
    if isinstance(holder, dict) and chance.random() < 0.1:
        del holder[key]
    else:
        # No view is left: that closes the widget, as it should.
        holder[key] = chance.choice([odd for odd in ODD if key != "_view_count" or odd != 0])
    if chance.random() < 0.1:
        message = {"method": "request_state"}
    return message


def wrong(count: int, seed: int) -> list[str]:
    """Sends so many damaged messages. Returns what went wrong."""
    chance = random.Random(seed)
    found = []
    with Kernel() as kernel:
        shown = kernel.run(AREA)
        comm = next(m["content"]["comm_id"] for m in shown.messages if m["msg_type"] == "comm_open")
        for move in range(1, count // 20 + 1):
            sent = [damaged(chance) for _ in range(20)]
            for message in sent:
                kernel.move(comm, message)
            kernel.move(comm, good(1000 + move))
            texts, answered, last = [], False, time.monotonic() + 20
            while not answered and time.monotonic() < last:
                message = kernel.hears(1)
                content = message["content"] if message else {}
                texts += [content["text"]] if "text" in content else []
                answered = content.get("data", {}).get("state", {}).get("answered") == 1000 + move
            if not answered or texts:
                found.append(f"after {str(sent)[:2000]}: {'answered' if answered else 'no answer'}, {''.join(texts)[:1000]}")
                break
            if content["data"]["state"]["said"] != ANSWER:
                found.append(f"answered {content['data']['state']['said'][:200]}")
        if kernel.run("1 + 1").status != "ok":
            found.append("the next cell does not run")
    return found


def test_any_message_is_answered_or_passed_over():
    assert wrong(400, seed=5) == []


if __name__ == "__main__":
    problems = wrong(int(sys.argv[1]), random.randrange(1 << 30))
    print("\n".join(problems) or f"{sys.argv[1]} messages: nothing wrong")
    sys.exit(bool(problems))
