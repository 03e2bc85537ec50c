//! Signatures, calls, values and attributes become text in the shape that the formatter would give them.

/// How wide a line of code is at most, as prettyplease has it, and how far members of a block stand in.
pub(super) const WIDTH: usize = 89;
pub(super) const MARGIN: &str = "    ";

/// The line that opens a function which is a member of a block; arguments that do not fit stand below each other.
pub(super) fn signature(name: &str, arguments: &[String], output: &str) -> String {
    let line = format!("pub fn {name}({}) -> {output} {{", arguments.join(", "));
    if line.len() <= WIDTH - MARGIN.len() || arguments.is_empty() {
        return line;
    }
    let arguments = below(arguments);
    format!("pub fn {name}(\n{arguments}) -> {output} {{")
}

/// A call and what is called on its value, each below the other where a line would be too long.
pub(super) fn chain(first: &str, calls: &[String]) -> String {
    let line = format!("{first}{}", calls.concat());
    if line.len() + 2 * MARGIN.len() <= WIDTH {
        return line;
    }
    format!("{first}\n{MARGIN}{}", calls.join("\n    "))
}

/// A member and its type, of which what is wrapped stands on a line of its own where all would be too long.
pub(super) fn typed(name: &str, ty: &str) -> String {
    let line = format!("{name}: {ty},");
    let inner = ty
        .split_once('<')
        .filter(|(_, inner)| !inner.contains(", "));
    match inner {
        Some((wrapper, inner)) if line.len() > WIDTH - MARGIN.len() => {
            let inner = inner.strip_suffix('>').unwrap_or(inner);
            format!("{name}: {wrapper}<\n    {inner},\n>,")
        }
        _ => line,
    }
}

/// The attribute of a member that the compiler or clippy would say something about.
pub(super) fn expectation(lints: &[&str], reason: &str) -> String {
    let lints = lints.join(", ");
    let line = format!("#[expect({lints}, reason = \"{reason}\")]\n");
    if line.len() <= WIDTH - MARGIN.len() {
        return line;
    }
    let lints = lints.replace(", ", ",\n    ");
    format!("#[expect(\n    {lints},\n    reason = \"{reason}\"\n)]\n")
}

/// A value of a struct; the formatter has members of more than this below each other.
pub(super) fn literal(name: &str, members: &[String]) -> String {
    const SHORT: usize = 35;
    let line = format!("{name} {{ {} }}", members.join(", "));
    if members.is_empty() {
        format!("{name} {{}}")
    } else if line.len() <= SHORT {
        line
    } else {
        format!("{name} {{\n{}}}", below(members))
    }
}

/// Indented as a function's statements are.
pub(super) fn indented(code: &str) -> String {
    let lines = code.lines();
    lines.fold(String::new(), |text, line| text + MARGIN + line + "\n")
}

fn below(items: &[String]) -> String {
    let items = items.iter();
    items.fold(String::new(), |text, item| text + MARGIN + item + ",\n")
}

#[cfg(test)]
mod tests {
    use super::{literal, signature};

    #[test]
    fn lists_that_do_not_fit_stand_below_each_other() {
        let long = ["a".repeat(40), "b".repeat(40)];
        let [a, b] = &long;
        assert_eq!(
            signature("new", &["a: A".to_owned()], "Self"),
            "pub fn new(a: A) -> Self {"
        );
        assert_eq!(
            signature("new", &long, "Self"),
            format!("pub fn new(\n    {a},\n    {b},\n) -> Self {{")
        );
        assert_eq!(literal("Self", &["a".to_owned()]), "Self { a }");
        assert_eq!(
            literal("Self", &long),
            format!("Self {{\n    {a},\n    {b},\n}}")
        );
    }
}
