//! What people read in a terminal.

use std::fmt::Write;

use anyhow::Result;
use colored::Colorize;

use crate::course::Exercise;
use crate::health::{Finding, Health};
use crate::overview::Chapter;
use crate::play::Play;
use crate::timeline::{self, Timeline};
use crate::verdict::{Advice, Diagnostic, Isolation, Outcome, TestResult, Verdict};

/// How wide prose is set.
const WIDTH: usize = 78;

/// A verdict: every test, what rustc said, and what to do next.
pub(crate) fn verdict(exercise: &Exercise, verdict: &Verdict) -> Result<String> {
    let mut text = String::new();
    let (title, _) = exercise.title_and_task()?;
    let heading = format!("Exercise {}: {title}", exercise.number());
    writeln!(text, "\n{}", heading.bold())?;
    writeln!(text, "{}", exercise.shown_file().dimmed())?;
    let (errors, warnings): (Vec<_>, Vec<_>) = verdict
        .diagnostics
        .iter()
        .partition(|found| found.level == "error");
    for found in errors.iter().chain(&warnings) {
        writeln!(text, "\n{}", diagnostic(found).trim_end())?;
    }
    if !verdict.tests.is_empty() {
        writeln!(text)?;
    }
    for test in &verdict.tests {
        text.push_str(&test_line(test)?);
    }
    if verdict.verdict != Outcome::Passed && !verdict.output.trim().is_empty() {
        writeln!(text, "\n  {}", "Printed by the tests:".bold())?;
        for line in verdict.output.lines().take(20) {
            writeln!(text, "  {} {}", "|".dimmed(), clean(line))?;
        }
    }
    writeln!(text, "\n{}", closing_line(exercise, verdict))?;
    Ok(text)
}

fn test_line(test: &TestResult) -> Result<String, std::fmt::Error> {
    let mut text = String::new();
    let name = test.name.replace('_', " ");
    let mark = if test.passed {
        "✓".green()
    } else {
        "✗".red()
    };
    let name = if test.passed {
        name.normal()
    } else {
        name.bold()
    };
    writeln!(text, "  {mark} {name}")?;
    for words in test.message.iter().chain(&test.why) {
        for line in wrap(&clean(words), WIDTH - 4) {
            writeln!(text, "    {line}")?;
        }
    }
    Ok(text)
}

fn closing_line(exercise: &Exercise, verdict: &Verdict) -> String {
    let seconds = verdict.milliseconds as f64 / 1000.0;
    let passed = verdict.tests.iter().filter(|test| test.passed).count();
    let all = verdict.tests.len();
    let help = format!("Hints: cargo workbook hint {}", exercise.id);
    match verdict.verdict {
        Outcome::Passed => {
            let words = format!("All {all} tests pass").green().bold();
            let others = format!(
                "\nOther right answers: cargo workbook solution {}",
                exercise.id
            );
            let others = if exercise.has_answers() {
                others
            } else {
                String::new()
            };
            format!("{words} ({seconds:.1} s).{others}")
        }
        Outcome::Failed | Outcome::TimedOut | Outcome::Crashed => format!(
            "{} ({seconds:.1} s). {help}",
            format!("{passed} of {all} tests pass").red().bold()
        ),
        Outcome::CompileError | Outcome::Rejected | Outcome::NotAttempted => {
            let message = verdict.message.as_deref().unwrap_or("It was not tested");
            format!("{}. {help}", sentence(message).red().bold())
        }
    }
}

/// What `watch` says between two checks.
pub(crate) fn watching() -> String {
    let words = "Save the file and it is checked again. Ctrl-C ends.";
    format!("{}\n", words.dimmed())
}

/// Where `watch` goes on after a pass.
pub(crate) fn next(exercise: &Exercise) -> Result<String> {
    let (title, _) = exercise.title_and_task()?;
    Ok(format!(
        "\nNext is Exercise {}: {title}\n{}\n",
        exercise.number(),
        exercise.shown_file().dimmed()
    ))
}

/// What there is to do when nothing is left.
pub(crate) fn all_passed() -> &'static str {
    "Every exercise has passed. `cargo workbook check --all` checks them again.\n"
}

/// What belongs on standard error after a run.
pub(crate) fn complaints(play: &Play) -> String {
    let mut text: String = play
        .diagnostics
        .iter()
        .map(|found| diagnostic(found) + "\n")
        .collect();
    text.push_str(&play.stderr);
    if let Some(reason) = &play.timeline_off {
        text.push_str(&format!("{reason}\n"));
    }
    if let Some(message) = &play.message {
        text.push_str(&format!("{}\n", message.red()));
    }
    text
}

/// What a run did: what there is to say about it, and the picture.
pub(crate) fn timeline(timeline: &Timeline) -> String {
    let mut text = String::from("\n");
    for sentence in timeline.sentences.iter().chain(&timeline.missing) {
        for line in wrap(&clean(sentence), WIDTH) {
            text.push_str(&format!("{line}\n"));
        }
    }
    text.push_str(&format!("\n{}", timeline::text(timeline)));
    text
}

/// Chapters and exercises, with what has passed.
pub(crate) fn list(chapters: &[Chapter]) -> String {
    let exercises: Vec<_> = chapters
        .iter()
        .flat_map(|chapter| &chapter.exercises)
        .collect();
    let width = exercises
        .iter()
        .map(|exercise| exercise.id.len())
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for chapter in chapters {
        text.push_str(&format!("\n{}\n", chapter.title.bold()));
        for exercise in &chapter.exercises {
            let mark = if exercise.passed {
                "✓ passed".green()
            } else {
                "  open  ".normal()
            };
            text.push_str(&format!(
                "  {mark}  {:width$}  {:>3} min  {:3}  {}\n",
                exercise.id,
                exercise.minutes,
                "★".repeat(exercise.stars.into()),
                exercise.title,
            ));
        }
    }
    let passed = exercises.iter().filter(|exercise| exercise.passed).count();
    let minutes: u32 = exercises.iter().map(|exercise| exercise.minutes).sum();
    text.push_str(&format!(
        "\n{passed} of {} passed; {minutes} minutes in all\n",
        exercises.len()
    ));
    text
}

/// One hint, and how to get the next.
pub(crate) fn hint(id: &str, level: u8, title: &str, markdown: &str) -> String {
    let mut text = format!("\n{}\n\n", title.bold());
    let mut in_code = false;
    for line in markdown.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
        } else if in_code {
            text.push_str(&format!("    {line}\n"));
        } else {
            text.push_str(&wrap(line.trim_matches('*'), WIDTH).join("\n"));
            text.push('\n');
        }
    }
    if level < 3 {
        let next = format!("Next: cargo workbook hint {id} --level {}", level + 1);
        text.push_str(&format!("\n{}\n", next.dimmed()));
    }
    text
}

/// What there is on this machine.
pub(crate) fn doctor(health: &Health) -> String {
    let line = |name: &str, finding: &Finding| {
        let mark = if finding.ok {
            "✓".green()
        } else {
            "·".yellow()
        };
        format!("{mark} {name:<10} {}\n", finding.says)
    };
    let level = health.isolation.in_words();
    let isolation = Finding {
        ok: health.isolation == Isolation::Full,
        says: match health.isolation_lacks {
            Some(reason) => format!("{level}\n{:13}because {reason}", ""),
            None => level.to_owned(),
        },
    };
    [
        line("toolchain", &health.toolchain),
        line("libraries", &health.libraries),
        line("isolation", &isolation),
        line("browser", &health.browser),
        line("folder", &health.folder),
    ]
    .concat()
}

/// rustc's own text, and after it what the workbook adds.
fn diagnostic(found: &Diagnostic) -> String {
    let mut text = clean(&found.rendered);
    if found.more == 0 && found.advice.is_none() {
        return text;
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    if found.more > 0 {
        let words = format!("and {} more like it on this line", found.more);
        text.push_str(&format!("    {}\n", words.dimmed()));
    }
    if let Some(advice) = &found.advice {
        text.push('\n');
        text.push_str(&advice_lines(advice));
    }
    text
}

fn advice_lines(advice: &Advice) -> String {
    let mut lines = wrap(&advice.sentence, WIDTH - 4);
    if let Some((page, place)) = advice
        .link
        .as_deref()
        .and_then(|link| link.split_once(".html#"))
    {
        lines.push(
            format!("Read on in src/{page}.md#{place}")
                .dimmed()
                .to_string(),
        );
    }
    lines
        .into_iter()
        .map(|line| format!("    {line}\n"))
        .collect()
}

/// A learner's program must not be able to steer the terminal.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .collect()
}

/// Breaks a text into lines of at most `width` characters, between words.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// The same words with a capital first.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{clean, wrap};

    #[test]
    fn prose_is_wrapped_between_words() {
        assert_eq!(wrap("aa bb cc\nd", 5), ["aa bb", "cc", "d"]);
        assert_eq!(wrap("toolongword x", 5), ["toolongword", "x"]);
        assert_eq!(wrap("", 5), Vec::<String>::new());
    }

    #[test]
    fn control_characters_are_taken_out() {
        assert_eq!(clean("\u{1b}[31mred\u{7}\tok\n"), "[31mred\tok\n");
    }
}
