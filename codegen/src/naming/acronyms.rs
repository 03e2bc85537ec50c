//! Capitals that are one word together with the small letters after them: `VPCs`, `IPv6`.

use std::borrow::Cow;

/// The text with such words spelled `Vpcs` and `Ipv6`, for elsewhere the last capital begins a new word: `VP` and `Cs`.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut made: Option<Vec<u8>> = None;
    let mut start = 0;
    while start < bytes.len() {
        let capitals = bytes[start..].iter().take_while(|b| b.is_ascii_uppercase());
        let end = start + capitals.count();
        if end > start + 1 && goes_on(&bytes[end..]) {
            let made = made.get_or_insert_with(|| bytes.to_vec());
            made[start + 1..end].make_ascii_lowercase();
        }
        start = end + 1;
    }
    match made.map(String::from_utf8) {
        Some(Ok(made)) => Cow::Owned(made),
        Some(Err(_)) | None => Cow::Borrowed(text),
    }
}

/// The same of a word with a capital inside, which types keep: `oauth`, and `OAuthToken`.
pub(super) fn uncapitalized(text: &str) -> String {
    text.replace("OAuth", "Oauth")
}

/// A plural's `s` at the end of a word, or the `v` of a version.
fn goes_on(rest: &[u8]) -> bool {
    match rest {
        [b's'] => true,
        [b's', next, ..] => !next.is_ascii_lowercase() && !next.is_ascii_digit(),
        [b'v', next, ..] => next.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{pascal, snake};

    #[test]
    fn the_plural_of_an_acronym_is_one_word() {
        assert_eq!(snake("VPCs"), "vpcs");
        assert_eq!(pascal("Floating IPs"), "FloatingIps");
        assert_eq!(snake("userIDsOnly"), "user_ids_only");
        assert_eq!(snake("listAPIs/all"), "list_apis_all");
    }

    #[test]
    fn a_version_belongs_to_its_acronym() {
        assert_eq!(snake("reservedIPv6Actions"), "reserved_ipv6_actions");
        assert_eq!(pascal("IPv4"), "Ipv4");
    }

    #[test]
    fn oauth_is_one_word() {
        assert_eq!(snake("createOAuthToken"), "create_oauth_token");
        assert_eq!(pascal("OAuth2Token"), "OAuth2Token");
    }

    #[test]
    fn other_words_begin_where_they_did() {
        assert_eq!(snake("HTTPServer"), "http_server");
        assert_eq!(snake("AWSservice"), "aw_sservice");
        assert_eq!(snake("ÄÖs"), "ä_ös");
        assert_eq!(snake("Ids"), "ids");
    }
}
