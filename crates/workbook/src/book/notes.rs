//! The notes for instructors at the end of a page.

/// Their first two lines, with what may stand between.
const BEGIN: [&str; 2] = ["<details>", "<summary>Instructor notes</summary>"];
const END: &str = "</details>";

/// A page's text without its notes.
pub(super) fn without(markdown: &str) -> String {
    let lines: Vec<&str> = markdown.lines().collect();
    let mut kept = String::with_capacity(markdown.len());
    let mut at = 0;
    while at < lines.len() {
        if lines[at..].starts_with(&BEGIN) {
            at += lines[at..]
                .iter()
                .position(|line| *line == END)
                .map_or(lines.len(), |end| end + 1);
        } else {
            kept.push_str(lines[at]);
            kept.push('\n');
            at += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn only_the_notes_go() {
        let page = "a\n\n<details>\n<summary>Answer</summary>\nb\n</details>\n\n\
            <details>\n<summary>Instructor notes</summary>\n\nc\n\n</details>\nd\n";
        assert_eq!(
            without(page),
            "a\n\n<details>\n<summary>Answer</summary>\nb\n</details>\n\nd\n"
        );
    }
}
