//! The device's clock and its zone: the one place in the app that reads them. Both are data: the server's sequence
//! decides order, and `domain` does every calculation.

use std::cell::RefCell;

use domain::day::{LocalDay, Millis, Zone};
use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use crate::ordered::Ordered;

/// The moment now, by the device.
#[must_use]
pub fn now() -> Millis {
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, far inside the range of i64")]
    Millis(Date::now() as i64)
}

/// The zone the device is in; Copenhagen where the browser does not say.
#[must_use]
pub fn zone() -> Zone {
    let options = Intl::DateTimeFormat::new(&Array::new(), &Object::new()).resolved_options();
    let named = Reflect::get(&options, &JsValue::from_str("timeZone")).ok().and_then(|name| name.as_string());
    named.and_then(|name| name.parse().ok()).unwrap_or_else(Zone::copenhagen)
}

/// The day now where the device is.
#[must_use]
pub fn today() -> LocalDay {
    let zone = zone();
    LocalDay::at(now(), |at| offset_at(&zone, at))
}

/// Seconds east of UTC in `zone` at a moment, by the browser's own table; 0 for a zone it does not know.
#[must_use]
pub fn offset_at(zone: &Zone, at: Millis) -> i32 {
    FORMATS.with_borrow_mut(|formats| {
        let known = zone.as_str().to_owned();
        if formats.get(&known).is_none() {
            formats.insert(known.clone(), wall_clock(zone));
        }
        let format = formats.get(&known).and_then(Option::as_ref);
        format
            .and_then(|format| wall_seconds(format, at))
            .map_or(0, |wall| i32::try_from(wall - at.0.div_euclid(1000)).unwrap_or(0))
    })
}

thread_local! {
    /// Making a format takes about a millisecond; a diary asks for thousands of offsets.
    static FORMATS: RefCell<Ordered<String, Option<Intl::DateTimeFormat>>> = RefCell::default();
}

/// A format that spells a moment as numbers on the wall; `None` for a zone the browser does not know.
fn wall_clock(zone: &Zone) -> Option<Intl::DateTimeFormat> {
    let options = Object::new();
    let fields = [
        ("timeZone", zone.as_str()),
        ("hourCycle", "h23"),
        ("year", "numeric"),
        ("month", "numeric"),
        ("day", "numeric"),
        ("hour", "numeric"),
        ("minute", "numeric"),
        ("second", "numeric"),
    ];
    for (name, value) in fields {
        Reflect::set(&options, &name.into(), &value.into()).ok()?;
    }
    // The constructor throws for an unknown zone, so it is called where a throw can be caught.
    let constructor = Reflect::get(&js_sys::global(), &"Intl".into())
        .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()))
        .ok()?;
    let arguments = Array::of2(&"en-US".into(), &options);
    let made = Reflect::construct(&constructor.into(), &arguments).ok()?;
    Some(made.into())
}

/// What the wall shows at a moment, as seconds since 1970-01-01T00:00:00 on that wall.
fn wall_seconds(format: &Intl::DateTimeFormat, at: Millis) -> Option<i64> {
    #[expect(clippy::cast_precision_loss, reason = "a moment of the next few thousand years is exact in f64")]
    let moment = Date::new(&JsValue::from_f64(at.0 as f64));
    let part = |wanted: &str| -> Option<i64> {
        format.format_to_parts(&moment).iter().find_map(|part| {
            let text = |field: &str| Reflect::get(&part, &field.into()).ok()?.as_string();
            (text("type")? == wanted).then(|| text("value")?.parse().ok())?
        })
    };
    let (year, month, day) = (part("year")?, part("month")?, part("day")?);
    let date: LocalDay = format!("{year:04}-{month:02}-{day:02}").parse().ok()?;
    let seconds = part("hour")? * 3600 + part("minute")? * 60 + part("second")?;
    Some(date.days_since_epoch() * 86_400 + seconds)
}
