// A calendar feed as ical.js reads it, for tests/api/calendar.rs: the text in, its events out. The argument is the folder in
// which npm installed it.

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const path = require("node:path");

const installed = createRequire(path.join(path.resolve(process.argv[2]), "package.json"));
const ICAL = installed("ical.js").default ?? installed("ical.js");

function event(component) {
  const event = new ICAL.Event(component);
  const alarms = component.getAllSubcomponents("valarm").map((alarm) => ({
    action: alarm.getFirstPropertyValue("action"),
    description: alarm.getFirstPropertyValue("description"),
    after_s: alarm.getFirstPropertyValue("trigger").toSeconds(),
  }));
  return {
    uid: event.uid,
    // Seconds since 1970, and whether that is said in UTC and not left to the reader's own zone.
    at: event.startDate.toUnixTime(),
    utc: event.startDate.zone === ICAL.Timezone.utcTimezone,
    lasts_s: event.duration.toSeconds(),
    written_at: component.getFirstPropertyValue("dtstamp").toUnixTime(),
    summary: event.summary,
    recurs: event.isRecurring(),
    alarms,
  };
}

const calendar = new ICAL.Component(ICAL.parse(JSON.parse(readFileSync(0, "utf8"))));
process.stdout.write(
  JSON.stringify({
    kind: calendar.name,
    version: calendar.getFirstPropertyValue("version"),
    method: calendar.getFirstPropertyValue("method"),
    name: calendar.getFirstPropertyValue("name"),
    others: calendar.getAllSubcomponents().filter((one) => one.name !== "vevent").length,
    events: calendar.getAllSubcomponents("vevent").map(event),
  }),
);
