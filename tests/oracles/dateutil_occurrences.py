"""Occurrences as python-dateutil and zoneinfo see them, for tests/property/reminder.rs.

Standard input: a list of {"zone", "time", "recurrence", "from", "through"}. Standard output: for each a list of seconds
since 1970. Only the libraries know of recurrences and zones; here stands what a reminder does with a time that does not
exist (the first that does), that exists twice (the first), and with a day that a zone skipped as a whole (nothing).
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from dateutil.tz import datetime_exists

MINUTE = timedelta(minutes=1)


def first_that_exists(wall):
    while not datetime_exists(wall):
        wall += MINUTE
    return wall


def seconds(case):
    zone = ZoneInfo(case["zone"])
    at = time.fromisoformat(case["time"])
    begin = datetime.combine(date.fromisoformat(case["from"]), time())
    end = datetime.combine(date.fromisoformat(case["through"]), time())
    for midnight in rrulestr(case["recurrence"], dtstart=begin):
        if midnight > end:
            return
        if first_that_exists(midnight.replace(tzinfo=zone)).date() == midnight.date():
            wall = first_that_exists(datetime.combine(midnight.date(), at, tzinfo=zone))
            yield int(wall.timestamp())


json.dump([list(seconds(case)) for case in json.load(sys.stdin)], sys.stdout)
