//! Markdown as documents have it, and the known shape that it gets.

use super::safe;

#[test]
fn no_code_is_a_test() {
    assert_eq!(safe("```rust,ignore\nlet a;"), ["```text", "let a;", "```"]);
    assert_eq!(
        safe("~~~json\n{}\n```\n~~~"),
        ["```json", "{}", "    ```", "```"]
    );
    assert_eq!(
        safe("Text:\n\n    code\n\n      more\nafter"),
        [
            "Text:", "", "```text", "code", "", "  more", "```", "", "after"
        ]
    );
    assert_eq!(
        safe("-     code\n\n          more"),
        ["- code", "", "  more"]
    );
    assert_eq!(safe("- ```\n  a\n  ```"), ["```text", "a", "```"]);
    assert_eq!(safe("> ```\n> a\n\nb"), ["```text", "a", "```", "", "b"]);
    assert_eq!(
        safe("- - ```rust\n  panic!()```"),
        ["- - ```rust panic!()```"]
    );
    assert_eq!(safe(">      code"), ["> code"]);
}

#[test]
fn lists_keep_their_depth_and_their_lines_are_indented() {
    assert_eq!(
        safe("A:\n- one\ntwo\n    * three\n\n      four\n\nfive"),
        [
            "A:",
            "",
            "- one",
            "  two",
            "  * three",
            "",
            "    four",
            "",
            "five"
        ]
    );
    assert_eq!(safe("in\n2014. It was"), ["in", "", "2014. It was"]);
}

#[test]
fn long_lines_are_wrapped_but_not_inside_code() {
    let lines = safe(&format!(
        "- {} `{}` - {}",
        "word ".repeat(18),
        "code ".repeat(5),
        "word ".repeat(5)
    ));
    assert_eq!(lines.len(), 2, "{lines:#?}");
    assert!(lines[1].starts_with("  `code code"), "{lines:#?}");
}

#[test]
fn headings_and_tables_stay() {
    assert_eq!(
        safe("Title\n=====\ntext\n## Two\n| a | b |\n|---|---|\n| 1 | 2 |"),
        [
            "# Title",
            "",
            "text",
            "",
            "## Two",
            "",
            "| a | b |",
            "|---|---|",
            "| 1 | 2 |"
        ]
    );
}
