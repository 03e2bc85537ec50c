//! Text of anybody's becomes text that stays on its line: it cannot end the line of a log or paint a terminal.

use std::fmt::{self, Write};

/// Writes control characters as their escapes.
pub(crate) struct OneLine<'w>(pub(crate) &'w mut dyn Write);

impl Write for OneLine<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some((at, control)) = rest.char_indices().find(|(_, c)| c.is_control()) {
            write!(self.0, "{}{}", &rest[..at], control.escape_default())?;
            rest = &rest[at + control.len_utf8()..];
        }
        self.0.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::OneLine;

    #[test]
    fn control_characters_are_escaped_and_nothing_else_is() {
        let mut line = String::new();
        let written = OneLine(&mut line).write_str("a\nb\u{1b}[31m é\t\u{85}");
        written.expect("a string takes all");
        assert_eq!(line, r"a\nb\u{1b}[31m é\t\u{85}");
    }
}
