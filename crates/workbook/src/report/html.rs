//! Two kinds of pages: one for the whole class, and one for each learner. Each is one file.

use std::fmt::Write;

use super::clean::html as escape;
use super::scheme::written;
use super::{Class, Met, in_words, is_tried_in_vain};
use crate::grade::OWN_TOKENS;
use crate::verdict::{Graded, Outcome, Verdict};

const STYLE: &str = include_str!("report.css");

/// How many of the tests that failed most often are shown.
const MOST: usize = 20;

fn page(title: &str, body: &str) -> String {
    let title = escape(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         {body}</body>\n</html>\n"
    )
}

/// The whole class.
pub(super) fn class(class: &Class) -> String {
    let mut body = String::new();
    let isolation = class.isolation().map_or("", |level| level.in_words());
    let _ = writeln!(
        body,
        "<p>{} submissions to {} exercises. Their code ran {}.</p>",
        class.graded.len(),
        class.exercises.len(),
        escape(isolation)
    );
    body.push_str(&table(class));
    body.push_str(&legend());
    let tests = class.most_failed();
    body.push_str(&list(
        "Tests that failed most often",
        ["exercise", "test", "submissions"],
        tests.iter().take(MOST),
    ));
    body.push_str(&list(
        "Misconceptions that may lie behind it",
        ["", "what it is", "learners"],
        class.misconceptions_met().iter(),
    ));
    body.push_str(&reviews(class));
    body.push_str(&alike(class));
    page("Results of the class", &body)
}

fn table(class: &Class) -> String {
    let mut text = String::from(
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Results\">\n\
         <table class=\"class\">\n<thead><tr><th scope=\"col\">submission</th><th scope=\"col\">points</th>",
    );
    for info in &class.exercises {
        let _ = write!(
            text,
            "<th scope=\"col\"><abbr title=\"{}\">{}</abbr></th>",
            escape(&info.title),
            escape(&info.number)
        );
    }
    text.push_str("</tr></thead>\n<tbody>\n");
    for graded in &class.graded {
        let name = escape(&graded.submission);
        let _ = write!(
            text,
            "<tr><th scope=\"row\"><a href=\"students/{}.html\">{name}</a></th><td>{}</td>",
            in_address(&graded.submission),
            written(class.points(graded))
        );
        for verdict in &graded.exercises {
            text.push_str(&cell(verdict));
        }
        text.push_str("</tr>\n");
    }
    let _ = write!(
        text,
        "</tbody>\n<tfoot><tr><th scope=\"row\">passed</th><td>of {}</td>",
        written(class.possible())
    );
    for info in &class.exercises {
        let passed = class
            .on(&info.id)
            .filter(|verdict| verdict.verdict == Outcome::Passed);
        let percent = 100 * passed.count() / class.graded.len().max(1);
        let _ = write!(text, "<td>{percent} %</td>");
    }
    text.push_str("</tr></tfoot>\n</table>\n</div>\n");
    text
}

fn cell(verdict: &Verdict) -> String {
    let (word, sign) = in_words(verdict.verdict);
    let class = match verdict.verdict {
        Outcome::Passed => "passed",
        Outcome::NotAttempted => "open",
        _ => "bad",
    };
    let review = if verdict.review.is_empty() {
        ""
    } else {
        "<sup>?</sup>"
    };
    format!(
        "<td class=\"{class}\" title=\"{word}\"><span aria-hidden=\"true\">{sign}</span>\
         <span class=\"sr\">{word}</span>{review}</td>"
    )
}

fn legend() -> String {
    use Outcome::{CompileError, Crashed, Failed, NotAttempted, Passed, Rejected, TimedOut};
    let all = [
        Passed,
        Failed,
        CompileError,
        TimedOut,
        Crashed,
        Rejected,
        NotAttempted,
    ];
    let signs = all.map(|outcome| {
        let (word, sign) = in_words(outcome);
        format!("{sign} {word}")
    });
    format!("<p>{}, ? for a person to look at.</p>\n", signs.join(", "))
}

fn list<'a>(title: &str, heads: [&str; 3], met: impl Iterator<Item = &'a Met<'a>>) -> String {
    let mut rows = String::new();
    for Met { what, also, times } in met {
        let (what, also) = (escape(what), escape(also));
        let _ = writeln!(
            rows,
            "<tr><td>{what}</td><td class=\"words\">{also}</td><td>{times}</td></tr>"
        );
    }
    if rows.is_empty() {
        return String::new();
    }
    let [first, second, third] = heads;
    format!(
        "<h2>{title}</h2>\n<table>\n<thead><tr><th scope=\"col\">{first}</th>\
         <th scope=\"col\">{second}</th><th scope=\"col\">{third}</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// What a person should look at.
fn reviews(class: &Class) -> String {
    let mut rows = String::new();
    for graded in &class.graded {
        for verdict in &graded.exercises {
            for reason in &verdict.review {
                let _ = writeln!(
                    rows,
                    "<tr><td>{}</td><td>{}</td><td class=\"words\">{}</td></tr>",
                    escape(&graded.submission),
                    escape(&verdict.id),
                    escape(reason)
                );
            }
        }
    }
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "<h2>For a person to look at</h2>\n<table>\n<thead><tr><th scope=\"col\">submission</th>\
         <th scope=\"col\">exercise</th><th scope=\"col\">why</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// Whose files are alike.
fn alike(class: &Class) -> String {
    let mut rows = String::new();
    for (who, exercises) in class.alike() {
        let name = |name: &&str| match *name {
            "" => "<em>the course's own answer</em>".to_owned(),
            name => escape(name),
        };
        let who: Vec<String> = who.iter().map(name).collect();
        let _ = writeln!(
            rows,
            "<tr><td>{}</td><td>{}</td></tr>",
            who.join(", "),
            escape(&exercises.join(", "))
        );
    }
    if rows.is_empty() {
        return String::new();
    }
    format!(
        "<h2>Files that are alike</h2>\n\
         <p>They are the same, or differ only in names, comments and layout. No verdict depends on it. \
         Short answers look alike by nature: files with fewer than {OWN_TOKENS} tokens beyond the starter are left out.</p>\n\
         <table>\n<thead><tr><th scope=\"col\">submissions</th><th scope=\"col\">exercises</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// One learner's own page.
pub(super) fn student(class: &Class, graded: &Graded) -> String {
    let passed = graded
        .exercises
        .iter()
        .filter(|verdict| verdict.verdict == Outcome::Passed);
    let mut body = format!(
        "<p>{} of {} exercises pass, {} of {} points.</p>\n",
        passed.count(),
        graded.exercises.len(),
        written(class.points(graded)),
        written(class.possible())
    );
    let outcomes = graded.exercises.iter().zip(&class.exercises);
    let (tried, others): (Vec<_>, Vec<_>) = outcomes.partition(|(verdict, _)| {
        is_tried_in_vain(verdict.verdict) || verdict.verdict == Outcome::Rejected
    });
    for (verdict, info) in tried {
        let (word, sign) = in_words(verdict.verdict);
        let _ = writeln!(
            body,
            "<h2>{} {}</h2>\n<p class=\"bad\"><span aria-hidden=\"true\">{sign}</span> {word}</p>",
            escape(&info.number),
            escape(&info.title)
        );
        body.push_str(&feedback(verdict));
    }
    for (wanted, title) in [
        (Outcome::Passed, "Passed"),
        (Outcome::NotAttempted, "Not attempted"),
    ] {
        let names = others
            .iter()
            .filter(|(verdict, _)| verdict.verdict == wanted);
        let items: String = names
            .map(|(_, info)| {
                format!(
                    "<li>{} {}</li>\n",
                    escape(&info.number),
                    escape(&info.title)
                )
            })
            .collect();
        if !items.is_empty() {
            let _ = writeln!(body, "<h2>{title}</h2>\n<ul>\n{items}</ul>");
        }
    }
    page(&format!("Feedback for {}", graded.submission), &body)
}

/// What the tests and rustc said about one exercise.
fn feedback(verdict: &Verdict) -> String {
    let mut text = String::new();
    if let Some(message) = &verdict.message {
        let _ = writeln!(text, "<p>{}</p>", escape(message));
    }
    for found in verdict
        .diagnostics
        .iter()
        .filter(|found| found.level == "error")
    {
        let code = found.code.as_deref().unwrap_or("error");
        let _ = writeln!(
            text,
            "<h3>{} line {}: {}</h3>\n<pre>{}</pre>",
            escape(&found.file),
            found.line,
            escape(code),
            escape(&found.message)
        );
        if let Some(advice) = &found.advice {
            let _ = writeln!(text, "<p>{}</p>", escape(&advice.sentence));
        }
    }
    for test in verdict.tests.iter().filter(|test| !test.passed) {
        let kind = if test.hidden {
            " (one that only graders have)"
        } else {
            ""
        };
        let message = test.message.as_deref().unwrap_or("It did not pass.");
        let _ = writeln!(
            text,
            "<h3>{}{kind}</h3>\n<pre>{}</pre>",
            escape(&test.name.replace('_', " ")),
            escape(message)
        );
    }
    let passed = verdict.tests.iter().filter(|test| test.passed).count();
    if !verdict.tests.is_empty() {
        let _ = writeln!(
            text,
            "<p>{passed} of {} tests pass.</p>",
            verdict.tests.len()
        );
    }
    text
}

/// A name in the path of an address.
fn in_address(name: &str) -> String {
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}
