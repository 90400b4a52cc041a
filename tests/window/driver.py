# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses a program as a screen reader does: by the roles and names that it gives its controls.

Runs on the system's Python, where AT-SPI lives, and not on the project's. Reads one JSON request a
line, `{"do": "press", "pid": 7, "name": "Open", ...}`, and answers with one line; the tests talk to
it through `desktop.Screen`.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 -- the version comes first

REPLY_MS = 2000
PAUSE = 0.05
DEEPEST = 40
STATES = {
    "enabled": Atspi.StateType.ENABLED,
    "editable": Atspi.StateType.EDITABLE,
    "focused": Atspi.StateType.FOCUSED,
}
"""States that a request may ask for."""

Request = dict[str, Any]


def application(pid: int) -> Any:
    """The program with this process id; None while it has not announced itself."""
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        try:
            child = desktop.get_child_at_index(place)
            if child is not None and child.get_process_id() == pid and child.get_child_count():
                return child
        except GLib.Error:
            continue
    return None


def shown(node: Any, depth: int = 0) -> Any:
    """Every control below `node` that is on screen, outer ones first."""
    if depth > DEEPEST:
        return
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is None:
            continue
        child.clear_cache()
        if child.get_state_set().contains(Atspi.StateType.SHOWING):
            yield child
            yield from shown(child, depth + 1)


def matches(node: Any, request: Request) -> bool:
    """Whether this is the control that is meant."""
    role, name, part = request.get("role"), request.get("name"), request.get("part")
    # The name of this role changed between versions of AT-SPI.
    if role is not None and node.get_role_name().removeprefix("push ") != role:
        return False
    if name is not None and node.get_name() != name:
        return False
    if part is not None and part not in node.get_name() and part not in text_of(node):
        return False
    states = node.get_state_set()
    wanted = [state for key, state in STATES.items() if request.get(key)]
    return all(states.contains(state) for state in wanted)


def find(request: Request) -> Any:
    """The control, or None."""
    top = application(request["pid"])
    if top is None:
        return None
    try:
        found = (node for node in shown(top) if matches(node, request))
        return next(
            (node for place, node in enumerate(found) if place == request.get("nth", 0)), None
        )
    except GLib.Error:
        return None  # it changed while we looked


def wait(request: Request) -> Any:
    """The control, once it is there."""
    until = time.monotonic() + request.get("seconds", 10)
    while (node := find(request)) is None:
        if time.monotonic() > until:
            raise LookupError
        time.sleep(PAUSE)
    return node


def text_of(node: Any) -> str:
    """What is written in it."""
    interface = node.get_text_iface() if hasattr(node, "get_text_iface") else None
    if interface is None:
        return ""
    try:
        return str(Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)))
    except GLib.Error:
        return ""


def told(node: Any) -> Request:
    """What a screen reader would say of it."""
    states = node.get_state_set()
    return {
        "role": node.get_role_name().removeprefix("push "),
        "name": node.get_name(),
        "description": node.get_description(),
        "text": text_of(node),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "checked": states.contains(Atspi.StateType.CHECKED),
        "enabled": states.contains(Atspi.StateType.ENABLED),
    }


def press(request: Request) -> None:
    """Do what the control does when it is pressed."""
    node = wait({**request, "enabled": True})
    action = node.get_action_iface()
    if action is None:
        raise LookupError
    try:
        Atspi.Action.do_action(action, 0)
    except GLib.Error:
        # A dialog waits inside, or the program was replaced: there is no answer.
        return


def write(request: Request) -> None:
    """Put text into a field, in place of what is there."""
    node = wait({**request, "editable": True})
    field = node.get_editable_text_iface()
    if field is None or not Atspi.EditableText.set_text_contents(field, request["text"]):
        raise LookupError


def gone(request: Request) -> None:
    """Return once the control is on screen no more."""
    until = time.monotonic() + request.get("seconds", 10)
    while find(request) is not None:
        if time.monotonic() > until:
            raise LookupError
        time.sleep(PAUSE)


def listed(request: Request) -> list[Request]:
    """Every control on screen."""
    top = application(request["pid"])
    try:
        return [told(node) for node in shown(top)] if top is not None else []
    except GLib.Error:
        return []


def focus(request: Request) -> None:
    """Give a control the keyboard."""
    node = wait({**request, "enabled": True})
    component = node.get_component_iface()
    if component is None or not Atspi.Component.grab_focus(component):
        raise LookupError


DEEDS = {
    "see": lambda request: told(wait(request)),
    "list": listed,
    "press": press,
    "write": write,
    "gone": gone,
    "focus": focus,
}


def main() -> None:
    """Answer requests until there are no more."""
    Atspi.init()
    Atspi.set_timeout(REPLY_MS, REPLY_MS)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer: Request = {"ok": DEEDS[request["do"]](request)}
        except LookupError:
            answer = {"missing": request, "shown": listed(request)}
        except GLib.Error as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
