use http::HeaderValue;

use super::*;

/// `Sun, 06 Nov 1994 08:49:37 GMT`.
const NOW: u64 = 784_111_777;

fn asked_by(pairs: &[(HeaderName, &'static str)]) -> Option<u64> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(NOW);
    asked(&headers, now).map(|asked| asked.as_secs())
}

fn after(value: &'static str) -> Option<u64> {
    asked_by(&[(RETRY_AFTER, value)])
}

#[test]
fn seconds_are_a_number() {
    assert_eq!((after("0"), after(" 120 ")), (Some(0), Some(120)));
    assert_eq!(after("99999999999999999999999999"), Some(u64::MAX));
}

#[test]
fn a_date_is_read_in_each_form_that_http_has() {
    for date in [
        "Sun, 06 Nov 1994 08:50:07 GMT",
        "Sunday, 06-Nov-94 08:50:07 GMT",
        "Sun Nov  6 08:50:07 1994",
        "Mon, 06 Nov 1994 08:50:07 GMT",
    ] {
        assert_eq!(after(date), Some(30), "{date}");
    }
}

#[test]
fn a_date_counts_from_the_servers_own() {
    let asked = asked_by(&[
        (RETRY_AFTER, "Sun, 06 Nov 1994 09:49:47 GMT"),
        (DATE, "Sun, 06 Nov 1994 09:49:37 GMT"),
    ]);
    assert_eq!(asked, Some(10));
}

#[test]
fn a_date_that_has_passed_asks_for_nothing() {
    assert_eq!(after("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
}

#[test]
fn what_is_neither_is_not_understood() {
    for odd in [
        "",
        "soon",
        "-1",
        "1.5",
        "+3",
        "2026-01-01",
        "Sun, 99 Nov 1994",
    ] {
        assert_eq!(after(odd), None, "{odd}");
    }
    assert_eq!(asked_by(&[]), None);
}
