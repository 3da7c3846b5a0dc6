//! Everything in a report that a learner could have chosen passes through here: names, messages, output.

/// Text without what a terminal, a browser or XML could take for a command: escape sequences,
/// control characters other than tabs and line ends, and marks that turn the direction of writing.
pub(super) fn plain(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '\u{1b}' => skip_sequence(&mut rest),
            '\n' | '\t' => kept.push(c),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => kept.push(c),
        }
    }
    kept
}

/// Goes past what follows an escape character.
fn skip_sequence(rest: &mut std::str::Chars<'_>) {
    match rest.next() {
        // Colours and the cursor: up to a letter or one of `@[\]^_`{|}~`.
        Some('[') => {
            let _ = rest.find(|c| ('@'..='~').contains(c));
        }
        // Titles and links: up to a bell, or to another escape character and what belongs to it.
        Some(']') if rest.find(|c| matches!(c, '\u{7}' | '\u{1b}')) == Some('\u{1b}') => {
            let _ = rest.next();
        }
        _ => {}
    }
}

/// For HTML and XML, in text and in attributes.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// For one cell of a CSV file. A spreadsheet would compute what begins like a formula.
pub(super) fn csv(text: &str) -> String {
    let text = plain(text);
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\n']);
    let guard = if is_formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// For one cell of a table in Markdown.
pub(super) fn markdown(text: &str) -> String {
    let mut escaped = String::new();
    for c in html(text).chars() {
        match c {
            '\n' | '\t' => escaped.push(' '),
            '|' | '`' | '*' | '_' | '[' | ']' | '\\' | '!' | '~' | '#' | '@' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// For a workflow command of GitHub Actions, as its value or as a property.
pub(super) fn command(text: &str) -> String {
    plain(text)
        .replace('%', "%25")
        .replace('\n', "%0A")
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{command, csv, html, markdown, plain};

    #[test]
    fn commands_to_a_terminal_are_gone() {
        for (text, kept) in [
            ("a\u{1b}[31mred\u{1b}[0m b", "ared b"),
            ("\u{1b}]0;title\u{7}x", "x"),
            ("\u{1b}]8;;http://x\u{1b}\\link", "link"),
            ("\u{1b}c\u{1b}", ""),
            ("a\0b\u{8}\u{7f}\u{9b}c\r\nd\te", "abc\nd\te"),
            ("abc\u{202e}fed\u{2066}", "abcfed"),
            ("ünï — ✓", "ünï — ✓"),
        ] {
            assert_eq!(plain(text), kept);
        }
    }

    #[test]
    fn each_format_is_left_by_no_text() {
        assert_eq!(
            html("<b a='x'>&\"\u{1}"),
            "&lt;b a=&#39;x&#39;&gt;&amp;&quot;"
        );
        assert_eq!(csv("=1+1"), "\"'=1+1\"");
        assert_eq!(csv("\u{1b}[0m@x"), "\"'@x\"");
        assert_eq!(csv("a\"b,c\nd"), "\"a\"\"b,c\nd\"");
        assert_eq!(markdown("a|b\n<img>"), "a\\|b &lt;img&gt;");
        assert_eq!(markdown("[x](y)"), "\\[x\\](y)");
        assert_eq!(
            command("100%\n::error::x,y"),
            "100%25%0A%3A%3Aerror%3A%3Ax%2Cy"
        );
    }
}
