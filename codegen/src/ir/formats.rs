//! A text is held against the form that dates, times and numbers are written in.

/// `2024-01-31`
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut part = |length| number(parts.next()?, length);
    match (part(4), part(2), part(2)) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..)) => day <= days(year, month),
        _ => false,
    }
}

/// `2024-01-31T12:00:00.5+01:00`, to the nanosecond.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't']) else {
        return false;
    };
    let Some(at) = time.find(['Z', 'z', '+', '-']) else {
        return false;
    };
    let (time, offset) = time.split_at(at);
    // The first and the last year reach beyond what clients can count, by their offsets.
    let countable = !date.starts_with("0000") && !date.starts_with("9999");
    countable && is_date(date) && is_time(time) && is_offset(offset)
}

/// Groups of 8, 4, 4, 4 and 12 hexadecimal digits.
pub(super) fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_hexdigit());
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(digits)
}

/// How many digits a number has that count.
pub(super) fn significant_digits(number: &str) -> usize {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').len()
}

fn is_time(text: &str) -> bool {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let mut parts = whole.splitn(3, ':');
    let mut part = |most| number(parts.next()?, 2).filter(|part| *part <= most);
    let whole = part(23).is_some() && part(59).is_some() && part(59).is_some();
    let is_fraction = |fraction: &str| {
        (1..=9).contains(&fraction.len()) && fraction.bytes().all(|byte| byte.is_ascii_digit())
    };
    whole && fraction.is_none_or(is_fraction)
}

fn is_offset(text: &str) -> bool {
    if matches!(text, "Z" | "z") {
        return true;
    }
    let Some((hours, minutes)) = text[1..].split_once(':') else {
        return false;
    };
    number(hours, 2).is_some_and(|hours| hours <= 23)
        && number(minutes, 2).is_some_and(|minutes| minutes <= 59)
}

fn number(digits: &str, length: usize) -> Option<u32> {
    let plain = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_date, is_date_time, is_uuid, significant_digits};

    #[test]
    fn dates_are_days_that_there_are() {
        for day in ["2024-02-29", "2023-12-31", "0001-01-01"] {
            assert!(is_date(day), "{day}");
        }
        for none in [
            "2023-02-29",
            "2024-13-01",
            "2024-1-01",
            "2024-01-00",
            "2024-01-01T",
            "",
        ] {
            assert!(!is_date(none), "{none}");
        }
    }

    #[test]
    fn times_have_an_offset() {
        for time in [
            "2024-01-31T12:00:00Z",
            "2024-01-31T12:00:00.123456789-03:30",
            "2015-07-12t02:20:03+02:00",
        ] {
            assert!(is_date_time(time), "{time}");
        }
        for none in [
            "2024-01-31T12:00:00",
            "2024-01-31 12:00:00Z",
            "2024-01-31T24:00:00Z",
            "2024-01-31T12:00:00.Z",
            "2024-01-31T12:00Z",
            "2024-01-31T12:00:00+é",
            "9999-12-31T23:59:59Z",
        ] {
            assert!(!is_date_time(none), "{none}");
        }
    }

    #[test]
    fn uuids_have_five_groups() {
        assert!(is_uuid("6733873b-1628-4b8e-8E74-c30f1c3f3b63"));
        assert!(!is_uuid("6733873b-1628-4b8e-8e74-c30f1c3f3b6"));
        assert!(!is_uuid("6733873b16284b8e8e74c30f1c3f3b63"));
    }

    #[test]
    fn digits_that_count_do_not_stand_at_the_beginning_or_in_the_exponent() {
        let counts = ["0.0012", "-12e99", "100"].map(significant_digits);
        assert_eq!(counts, [2, 2, 3]);
    }
}
