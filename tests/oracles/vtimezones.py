"""Zones as VTIMEZONE components for ical.js, which has none of its own: every change from 2025 to 2039, each written out.

Standard input: a list of zone names. Standard output: an object of name to component. The changes are zoneinfo's, from the
pinned tzdata; packages of ready components write Chile's and Greenland's rules in a form that is wrong in some years.
"""

import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

DAY = 86_400
BEGIN = int(datetime(2025, 1, 1, tzinfo=timezone.utc).timestamp())
END = int(datetime(2039, 1, 1, tzinfo=timezone.utc).timestamp())


def offset(zone, at):
    return int(datetime.fromtimestamp(at, zone).utcoffset().total_seconds())


def changes(zone):
    for day in range(BEGIN, END, DAY):
        low, high = day, day + DAY
        before = offset(zone, low)
        if offset(zone, high) == before:
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if offset(zone, middle) == before else (low, middle)
        yield high, before, offset(zone, high)


def written(seconds):
    minutes = abs(seconds) // 60
    return f"{'-' if seconds < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"


def component(name):
    zone = ZoneInfo(name)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    first = offset(zone, BEGIN)
    for at, before, after in [(BEGIN, first, first), *changes(zone)]:
        wall = datetime.fromtimestamp(at, timezone.utc) + timedelta(seconds=before)
        kind = "DAYLIGHT" if after > before else "STANDARD"
        lines += [f"BEGIN:{kind}", f"DTSTART:{wall:%Y%m%dT%H%M%S}"]
        lines += [f"TZOFFSETFROM:{written(before)}", f"TZOFFSETTO:{written(after)}", f"END:{kind}"]
    return "\r\n".join([*lines, "END:VTIMEZONE"])


json.dump({name: component(name) for name in json.load(sys.stdin)}, sys.stdout)
