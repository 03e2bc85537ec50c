//! Blocks of code are written in their final shape, so that only what is too long for its line has to be formatted:
//! reading the tokens of a template and laying them out is most of what a generated line costs.

use super::file::{Source, formatted};
use super::layout::{MARGIN, WIDTH};
use super::types::parsed;

/// What stands between two members of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    /// Fields and variants.
    Nothing,
    /// Functions.
    BlankLine,
}

impl Source {
    /// A block: its head without the brace, and each of its members as it stands at the beginning of a line.
    pub(super) fn written(&mut self, head: &str, members: &[impl AsRef<str>], between: Between) {
        self.gap();
        // What stands above the last line is about the whole.
        let (about, head) = head.split_at(head.rfind('\n').map_or(0, |at| at + 1));
        let opening = opening(head);
        if members.is_empty() {
            return self.line(&format!("{about}{opening}}}"));
        }
        self.line(&format!("{about}{opening}"));
        for (index, member) in members.iter().enumerate() {
            if index > 0 && between == Between::BlankLine {
                self.gap();
            }
            self.member(head, member.as_ref());
        }
        self.line("}");
    }

    fn member(&mut self, head: &str, member: &str) {
        if !fits(member) {
            return self.push(&laid_out(head, member));
        }
        let before = self.len();
        for line in member.lines() {
            self.push(MARGIN);
            self.line(line);
        }
        // A template that is not in its final shape would change the output by the length of a name.
        debug_assert_eq!(self.since(before), laid_out(head, member));
    }
}

/// The last line of a head, and the brace; parameters of a type stand below each other where it would be too long.
fn opening(head: &str) -> String {
    let laid_out = || {
        let whole = formatted(parsed(&format!("{head} {{}}")));
        whole.trim_end_matches(['}', '\n']).to_owned()
    };
    let opening = format!("{head} {{");
    if opening.len() > WIDTH {
        return laid_out();
    }
    debug_assert_eq!(opening, laid_out());
    opening
}

/// Comments are as long as they are.
fn fits(member: &str) -> bool {
    let width = WIDTH - MARGIN.len();
    member
        .lines()
        .all(|line| line.len() <= width || line.starts_with("///"))
}

/// A member as the formatter has it, indented.
fn laid_out(head: &str, member: &str) -> String {
    let whole = formatted(parsed(&format!("{head} {{ {member}\n}}")));
    let (_, inner) = whole.split_once("{\n").unwrap_or_default();
    let inner = inner.trim_end().strip_suffix('}').unwrap_or(inner);
    inner.to_owned()
}

#[cfg(test)]
mod tests {
    use super::Between;
    use crate::emit::docs::Doc;
    use crate::emit::file::Source;
    use crate::emit::sample_api;

    fn written(head: &str, members: &[&str], between: Between) -> String {
        let members: Vec<String> = members.iter().map(|member| (*member).to_owned()).collect();
        let mut source = Source::new(&sample_api::options(), &Doc::ours("Sample."));
        let before = source.len();
        source.written(head, &members, between);
        source.since(before).to_owned()
    }

    #[test]
    fn a_block_without_members_is_closed_at_once() {
        assert_eq!(
            written("pub struct A", &[], Between::Nothing),
            "\npub struct A {}\n"
        );
    }

    #[test]
    fn only_a_member_that_is_too_long_is_laid_out() {
        let long = format!("pub a: Option<{}>,", "A".repeat(80));
        let text = written("pub struct A", &[&long, "pub b: B,"], Between::Nothing);
        let broken = format!("    pub a: Option<\n        {},\n    >,\n", "A".repeat(80));
        assert_eq!(
            text,
            format!("\npub struct A {{\n{broken}    pub b: B,\n}}\n")
        );
    }

    #[test]
    fn a_head_that_is_too_long_is_laid_out() {
        let name = "A".repeat(90);
        assert_eq!(
            written(
                &format!("/// A.\nimpl {name}<'_>"),
                &["fn a() {}"],
                Between::BlankLine
            ),
            format!("\n/// A.\nimpl {name}<\n    '_,\n> {{\n    fn a() {{}}\n}}\n")
        );
    }

    #[test]
    fn functions_are_parted_by_a_blank_line() {
        let functions = ["fn a() {}", "fn b() {}"];
        assert_eq!(
            written("impl A", &functions, Between::BlankLine),
            "\nimpl A {\n    fn a() {}\n\n    fn b() {}\n}\n"
        );
    }
}
