//! Words of a text: which are URLs, and which a reader of Rust expects to see as code.

/// Names in mixed case that are no code; the list is clippy's, so that it is content with what we write.
const NAMES: &[&str] = &[
    "KiB",
    "MiB",
    "GiB",
    "TiB",
    "PiB",
    "EiB",
    "MHz",
    "GHz",
    "THz",
    "AccessKit",
    "CoAP",
    "CoreFoundation",
    "CoreGraphics",
    "CoreText",
    "DevOps",
    "Direct2D",
    "Direct3D",
    "DirectWrite",
    "DirectX",
    "ECMAScript",
    "GPLv2",
    "GPLv3",
    "GitHub",
    "GitLab",
    "IPv4",
    "IPv6",
    "InfiniBand",
    "RoCE",
    "ClojureScript",
    "CoffeeScript",
    "JavaScript",
    "PostScript",
    "PureScript",
    "TypeScript",
    "PowerPC",
    "PowerShell",
    "WebAssembly",
    "NaN",
    "NaNs",
    "OAuth",
    "GraphQL",
    "OCaml",
    "OpenAL",
    "OpenDNS",
    "OpenGL",
    "OpenMP",
    "OpenSSH",
    "OpenSSL",
    "OpenStreetMap",
    "OpenTelemetry",
    "OpenType",
    "WebGL",
    "WebGL2",
    "WebGPU",
    "WebRTC",
    "WebSocket",
    "WebTransport",
    "TensorFlow",
    "TrueType",
    "FreeBSD",
    "NetBSD",
    "OpenBSD",
    "NixOS",
    "TeX",
    "LaTeX",
    "BibTeX",
    "BibLaTeX",
    "MinGW",
    "CamelCase",
];

pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The word at the beginning of a text, with its `::`.
pub(super) fn word(text: &str) -> &str {
    let mut end = 0;
    while let Some(c) = text[end..].chars().next() {
        if is_word(c) {
            end += c.len_utf8();
        } else if text[end..].starts_with("::") && text[end + 2..].starts_with(is_word) {
            end += 2;
        } else {
            break;
        }
    }
    &text[..end]
}

/// Whether clippy would ask for backticks.
pub(super) fn is_code(word: &str) -> bool {
    let looks = word.contains(['_', ':']) || is_camel_case(word);
    looks && !word.starts_with('_') && !word.ends_with('_') && !NAMES.contains(&word)
}

fn is_camel_case(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    !word.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
        && word.chars().filter(|c| c.is_uppercase()).nth(1).is_some()
        && word.chars().any(char::is_lowercase)
}

pub(super) fn is_url(text: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        text.strip_prefix(scheme)
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    })
}

/// How much of a text is the URL that it begins with: not the full stop behind it.
pub(super) fn url_length(text: &str) -> usize {
    let end = text
        .find(|c: char| c.is_whitespace() || "<>\"'`()[]{}|\\^\0".contains(c))
        .unwrap_or(text.len());
    text[..end]
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_'])
        .len()
}
