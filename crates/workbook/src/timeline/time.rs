//! Nanoseconds as people write them.

const MICROSECOND: u64 = 1_000;
const MILLISECOND: u64 = 1_000_000;
const SECOND: u64 = 1_000_000_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;

/// `200 ms`, `1.5 s`, `2 min`; three digits at the most.
pub(super) fn duration(nanoseconds: u64) -> String {
    let (unit, name) = match nanoseconds {
        0 => return "0 ms".to_owned(),
        n if n < MICROSECOND => (1, "ns"),
        n if n < MILLISECOND => (MICROSECOND, "µs"),
        n if n < SECOND => (MILLISECOND, "ms"),
        n if n < 2 * MINUTE => (SECOND, "s"),
        n if n < 2 * HOUR => (MINUTE, "min"),
        _ => (HOUR, "h"),
    };
    let value = nanoseconds as f64 / unit as f64;
    let digits = match value {
        value if value < 9.95 && name != "µs" => 1,
        value if value < 99.95 && name == "s" => 1,
        _ => 0,
    };
    let digits = if name == "s" && value < 9.995 {
        2
    } else {
        digits
    };
    format!("{} {name}", trimmed(value, digits))
}

/// A label of the axis, which has one each `step`.
pub(super) fn axis_label(nanoseconds: u64, step: u64) -> String {
    if nanoseconds == 0 {
        return "0".to_owned();
    }
    let (unit, name) = match step {
        step if step < MILLISECOND => (MICROSECOND, "µs"),
        step if step < SECOND => (MILLISECOND, "ms"),
        step if step < MINUTE => (SECOND, "s"),
        step if step < HOUR => (MINUTE, "min"),
        _ => (HOUR, "h"),
    };
    let (unit, name) = if name == "ms" && nanoseconds >= SECOND && step >= 100 * MILLISECOND {
        (SECOND, "s")
    } else {
        (unit, name)
    };
    format!("{} {name}", trimmed(nanoseconds as f64 / unit as f64, 2))
}

/// A round distance, so that about `parts` of them make `span`.
pub(super) fn axis_step(span: u64, parts: u64) -> u64 {
    let least = span / parts.max(1);
    let long = [
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        6 * HOUR,
        12 * HOUR,
        24 * HOUR,
    ];
    if least > 30 * SECOND {
        let found = long.into_iter().find(|step| *step >= least);
        return found.unwrap_or(least.next_multiple_of(24 * HOUR));
    }
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if factor * power >= least {
                return factor * power;
            }
        }
        power *= 10;
    }
}

fn trimmed(value: f64, digits: usize) -> String {
    let text = format!("{value:.digits$}");
    if digits == 0 {
        return text;
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{HOUR, MILLISECOND, MINUTE, SECOND, axis_label, axis_step, duration};

    #[test]
    fn durations_have_a_unit_that_fits() {
        let cases = [
            (0, "0 ms"),
            (900, "900 ns"),
            (1_500, "2 µs"),
            (2_340_000, "2.3 ms"),
            (200 * MILLISECOND, "200 ms"),
            (201_300_000, "201 ms"),
            (SECOND, "1 s"),
            (1_020 * MILLISECOND, "1.02 s"),
            (12_340 * MILLISECOND, "12.3 s"),
            (90 * SECOND, "90 s"),
            (45 * MINUTE, "45 min"),
            (3 * HOUR, "3 h"),
        ];
        for (nanoseconds, expected) in cases {
            assert_eq!(duration(nanoseconds), expected);
        }
    }

    #[test]
    fn an_axis_has_round_steps() {
        assert_eq!(axis_step(500 * MILLISECOND, 5), 100 * MILLISECOND);
        assert_eq!(axis_step(387 * MILLISECOND, 5), 100 * MILLISECOND);
        assert_eq!(axis_step(4 * SECOND, 5), SECOND);
        assert_eq!(axis_step(HOUR, 5), 15 * MINUTE);
        assert_eq!(axis_step(1, 5), 1);
        assert_eq!(axis_label(0, SECOND), "0");
        assert_eq!(axis_label(1_500 * MILLISECOND, 500 * MILLISECOND), "1.5 s");
        assert_eq!(axis_label(200 * MILLISECOND, 100 * MILLISECOND), "200 ms");
        assert_eq!(axis_label(30 * MINUTE, 15 * MINUTE), "30 min");
    }
}
