//! How many took how long, in fixed steps.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

/// The upper ends of the steps, in milliseconds, with the label that Prometheus has for each in seconds.
const STEPS: [(i64, &str); 14] = [
    (2, "0.002"),
    (5, "0.005"),
    (10, "0.01"),
    (25, "0.025"),
    (50, "0.05"),
    (100, "0.1"),
    (250, "0.25"),
    (500, "0.5"),
    (1_000, "1"),
    (5_000, "5"),
    (15_000, "15"),
    (60_000, "60"),
    (600_000, "600"),
    (3_600_000, "3600"),
];

/// Counts by step, the count of all and their sum.
#[derive(Debug, Default)]
pub(super) struct Histogram {
    steps: [AtomicU64; STEPS.len()],
    count: AtomicU64,
    sum_ms: AtomicU64,
}

impl Histogram {
    /// Counts one of so many milliseconds; a clock set back counts as none.
    pub(super) fn observe(&self, ms: i64) {
        let ms = ms.max(0);
        for ((limit, _), step) in STEPS.iter().zip(&self.steps) {
            if ms <= *limit {
                step.fetch_add(1, Ordering::Relaxed);
            }
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.sum_ms.fetch_add(ms.unsigned_abs(), Ordering::Relaxed);
    }

    /// The lines of one histogram.
    pub(super) fn write(&self, text: &mut String, name: &str, help: &str) {
        let count = self.count.load(Ordering::Relaxed);
        let sum_ms = self.sum_ms.load(Ordering::Relaxed);
        let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} histogram");
        for ((_, label), step) in STEPS.iter().zip(&self.steps) {
            let _ = writeln!(text, "{name}_bucket{{le=\"{label}\"}} {}", step.load(Ordering::Relaxed));
        }
        let _ = writeln!(text, "{name}_bucket{{le=\"+Inf\"}} {count}");
        let _ = writeln!(text, "{name}_sum {}", sum_ms as f64 / 1000.0);
        let _ = writeln!(text, "{name}_count {count}");
    }
}
