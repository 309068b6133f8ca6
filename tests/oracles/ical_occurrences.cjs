// Occurrences as ical.js sees them, for tests/property/reminder.rs; the same in and out as dateutil_occurrences.py, but that
// each case brings its zone as "vtimezone".
//
// ical.js has no zones of its own and lets times float, so every time is bound to the case's zone. The argument is the folder
// in which npm installed it.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

const installed = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const ICAL = installed("ical.js").default ?? installed("ical.js");

const zones = new Map();

function zone(name, vtimezone) {
  if (!zones.has(name)) {
    zones.set(name, new ICAL.Timezone({ component: vtimezone, tzid: name }));
  }
  return zones.get(name);
}

const DAY = 24 * 3600;

// The wall `by` seconds later, still bound to its zone.
function moved(wall, by) {
  const other = wall.clone();
  other.adjust(0, 0, 0, by);
  return other;
}

// A change of the zone's offset near a wall time: ical.js goes over to the new offset at the wall time at which the gap or
// the doubled time begins.
function changeNear(wall, tz) {
  const [before, after] = [tz.utcOffset(moved(wall, -DAY)), tz.utcOffset(moved(wall, DAY))];
  if (before === after) return null;
  let [low, high] = [-DAY, DAY];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tz.utcOffset(moved(wall, middle)) === before) low = middle;
    else high = middle;
  }
  return { since: -high, gap: after - before };
}

// Seconds since 1970 of a wall time; `skipped` seconds are still missing until the wall goes on.
function momentOf(day, hour, minute, tz) {
  const { year, month } = day;
  const wall = new ICAL.Time({ year, month, day: day.day, hour, minute, second: 0, isDate: false }, tz);
  const unix = wall.toUnixTime();
  const change = changeNear(wall, tz);
  if (change && change.since >= 0 && change.since < change.gap) {
    return { at: unix + change.gap - change.since, skipped: change.gap - change.since };
  }
  // ical.js takes the second of two; the first is as much earlier as the wall was put back.
  const doubled = change && change.since >= 0 && change.since < -change.gap;
  return { at: doubled ? unix + change.gap : unix, skipped: 0 };
}

function seconds({ zone: name, vtimezone, time, recurrence, from, through }) {
  const tz = zone(name, vtimezone);
  const [hour, minute] = time.split(":").map(Number);
  const end = ICAL.Time.fromDateString(through);
  const days = ICAL.Recur.fromString(recurrence).iterator(ICAL.Time.fromDateString(from));
  const found = [];
  for (let day = days.next(); day && day.compare(end) <= 0; day = days.next()) {
    if (momentOf(day, 0, 0, tz).skipped < DAY) found.push(momentOf(day, hour, minute, tz).at);
  }
  return found;
}

const cases = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(cases.map(seconds)));
