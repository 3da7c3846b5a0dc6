//! From how a test's process ended to what the learner reads.

use anyhow::{Result, bail};

use crate::sandbox::{End, Finished, Limits};
use crate::verdict::Outcome;

/// The exit code of a program whose shared libraries were not found.
const NOT_LOADED: i32 = 127;

/// What became of one test.
#[derive(Debug)]
pub(super) struct Report {
    /// `Passed`, `Failed`, `TimedOut` or `Crashed`.
    pub outcome: Outcome,
    /// Why it did not pass.
    pub message: Option<String>,
    /// What it printed.
    pub output: String,
    /// What it saw, a line each; tests say themselves what is worth comparing.
    pub seen: String,
    /// What a person should look at.
    pub review: Option<String>,
}

/// Reads the harness's reply, or explains why there is none.
///
/// # Errors
///
/// The program could not even be loaded: that is no fault of the learner's.
pub(super) fn read(finished: &Finished, nonce: &str, marker: &str) -> Result<Report> {
    let output = output_of(finished, marker);
    let has_begun = String::from_utf8_lossy(&finished.stdout).contains(marker);
    if finished.end == End::Exited(NOT_LOADED) && !has_begun {
        let stderr = String::from_utf8_lossy(&finished.stderr);
        bail!("the tests could not be started: {}", stderr.trim());
    }
    let reply = String::from_utf8_lossy(&finished.reply);
    if finished.end == End::Replied {
        return Ok(
            match reply.split_once('\n').filter(|(first, _)| *first == nonce) {
                Some((_, reply)) => replied(reply, output),
                None => Report {
                    outcome: Outcome::Failed,
                    message: Some("The test's report was not the harness's own.".to_owned()),
                    output,
                    seen: String::new(),
                    review: Some("something else than the harness sent a report".to_owned()),
                },
            },
        );
    }
    let outcome = if finished.end.is_a_limit() {
        Outcome::TimedOut
    } else {
        Outcome::Crashed
    };
    Ok(Report {
        outcome,
        message: Some(finished.in_words(&Limits::TEST)),
        output,
        seen: String::new(),
        review: None,
    })
}

fn replied(reply: &str, output: String) -> Report {
    let mut parts = reply.splitn(4, '\n');
    let result = parts.next();
    let (file, line, message) = (
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
    );
    if result == Some("passed") {
        return Report {
            outcome: Outcome::Passed,
            message: None,
            output,
            seen: message.to_owned(),
            review: None,
        };
    }
    let message = Some(panic_in_words(file, line, message));
    Report {
        outcome: Outcome::Failed,
        message,
        output,
        seen: String::new(),
        review: None,
    }
}

const NOTHING_YET: &str = "nothing has been written there yet.";

/// A test's own message stands as it is; a panic elsewhere needs its place.
fn panic_in_words(file: &str, line: &str, message: &str) -> String {
    match (file, message) {
        ("main.rs", message) if message.starts_with("not yet implemented") => {
            format!("Line {line} is still a `todo!()`: {NOTHING_YET}")
        }
        ("main.rs", message) => format!("Your code panicked on line {line}: {message}"),
        ("support.rs", message) => {
            format!("The given code panicked (support.rs line {line}): {message}")
        }
        (file, message) if file.contains('/') => {
            let library = file.rsplit('/').next().unwrap_or(file);
            format!("A library panicked ({library} line {line}): {message}")
        }
        (_, message) => message.to_owned(),
    }
}

/// What the learner's code printed: what libtest prints comes before the marker.
fn output_of(finished: &Finished, marker: &str) -> String {
    let stdout = String::from_utf8_lossy(&finished.stdout);
    let stdout = match stdout.split_once(marker) {
        Some((_, rest)) => rest.strip_prefix('\n').unwrap_or(rest),
        None => "",
    };
    format!("{stdout}{}", String::from_utf8_lossy(&finished.stderr))
}
