//! The header `Retry-After` becomes the time that a server asks for.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// Today's form of a date in HTTP. It is mail's, in which weekdays are for people.
static MAIL: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);

/// Forms that older servers write, and that have to be read (RFC 9110, 5.6.7).
const OLD_FORMS: [&str; 2] = ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"];

/// How long the server asks to be left alone; nothing when it does not, or in no known way.
///
/// A date counts from the date of the answer, when it has one: the server's clock and ours need
/// not agree. One that has passed asks for nothing.
pub(super) fn asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let value = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        // A number too large for a number is as good as endless.
        return Some(Duration::from_secs(value.parse().unwrap_or(u64::MAX)));
    }
    let until = date(value)?;
    let since = dated(headers, DATE).unwrap_or(now);
    Some(until.duration_since(since).unwrap_or_default())
}

fn dated(headers: &HeaderMap, name: HeaderName) -> Option<SystemTime> {
    date(headers.get(name)?.to_str().ok()?.trim())
}

fn date(text: &str) -> Option<SystemTime> {
    let old = || {
        let mut read = OLD_FORMS
            .iter()
            .filter_map(|form| DateTime::strptime(form, text).ok());
        let read = read.next()?.to_zoned(TimeZone::UTC).ok()?;
        Some(read.timestamp())
    };
    let read: Option<Timestamp> = MAIL.parse_timestamp(text).ok().or_else(old);
    read.map(SystemTime::from)
}

#[cfg(test)]
mod tests;
