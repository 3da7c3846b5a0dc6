//! What GitHub Actions shows: a summary of the job, and a remark for each exercise that did not pass.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

use anyhow::{Context, Result};

use super::scheme::written;
use super::{Class, clean, in_words, is_tried_in_vain};
use crate::verdict::Outcome;

/// A table of the submissions, in Markdown.
pub(super) fn summary(class: &Class) -> String {
    let mut text = format!(
        "## {} submissions\n\n| submission | passed | tried in vain | points |\n|---|--:|--:|--:|\n",
        class.graded.len()
    );
    for graded in &class.graded {
        let count = |is: &dyn Fn(Outcome) -> bool| {
            let outcomes = graded.exercises.iter().map(|verdict| verdict.verdict);
            outcomes.filter(|outcome| is(*outcome)).count()
        };
        let _ = writeln!(
            text,
            "| {} | {} of {} | {} | {} of {} |",
            clean::markdown(&graded.submission),
            count(&|outcome| outcome == Outcome::Passed),
            graded.exercises.len(),
            count(&is_tried_in_vain),
            written(class.points(graded)),
            written(class.possible())
        );
    }
    text
}

/// If this is a job of GitHub Actions: adds the summary to the job's, and gives back the remarks,
/// which have to be printed.
pub(crate) fn tell(class: &Class) -> Result<String> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY") else {
        return Ok(String::new());
    };
    let context = || format!("failed to write `{}`", path.display());
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path)
        .with_context(context)?;
    file.write_all(summary(class).as_bytes())
        .with_context(context)?;
    Ok(remarks(class))
}

fn remarks(class: &Class) -> String {
    let mut text = String::new();
    for graded in &class.graded {
        for verdict in graded
            .exercises
            .iter()
            .filter(|verdict| is_tried_in_vain(verdict.verdict))
        {
            let (word, _) = in_words(verdict.verdict);
            let failed = verdict.tests.iter().find(|test| !test.passed);
            let message = failed.and_then(|test| test.message.as_deref());
            let message = message.or(verdict.message.as_deref()).unwrap_or(word);
            let title = format!("{} {} {word}", graded.submission, verdict.id);
            let _ = writeln!(
                text,
                "::warning title={}::{}",
                clean::command(&title),
                clean::command(message)
            );
        }
    }
    text
}

#[cfg(test)]
pub(super) fn remarks_for_tests(class: &Class) -> String {
    remarks(class)
}
