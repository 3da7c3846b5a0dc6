//! Why a check about time or overlap failed, in terms of the learner's lines.
//!
//! The verdict is already there, and stays. A labelled copy of the program goes through the failed
//! tests once more, recorded this time; what the recording proves is added to the message.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use futures::future::try_join_all;

use super::Subject;
use super::suite::{self, Suite, Test};
use crate::build::{Dependencies, Target, Workplace, compile, library_path, shared_libraries};
use crate::files::write;
use crate::sandbox::{self, Job, Limits, Role};
use crate::timeline::{Finish, Labelling, Labels, Source, label, load, read, why};
use crate::verdict::{TestResult, Verdict};

/// Units of time, as messages write them after a number.
const UNITS: [&str; 5] = ["ns", "µs", "ms", "s", "min"];

/// Words of messages about what goes on together or not at all.
const TOGETHER: [&str; 6] = [
    "at once",
    "overlap",
    "same time",
    "still waiting",
    "still computing",
    "seconds",
];

/// Adds to each failed test what the run shows about it, where that can be said.
pub(super) async fn explain(
    subject: &Subject<'_>,
    workplace: &Workplace,
    verdict: &mut Verdict,
) -> Result<()> {
    if !verdict.tests.iter().any(is_about_time) {
        return Ok(());
    }
    let Some((executable, labels)) = build(subject, workplace).await? else {
        return Ok(());
    };
    let folder = workplace.run_folder()?;
    let recorder = Recorder {
        dependencies: subject.dependencies,
        executable: &executable,
        labels: &labels,
        folder: &folder,
        recordings: workplace.folder(),
    };
    let pairs = subject.suite.tests().iter().zip(&mut verdict.tests);
    let failed = pairs.filter(|(_, result)| is_about_time(result));
    try_join_all(failed.map(async |(test, result)| {
        result.why = recorder.why(test).await?;
        anyhow::Ok(())
    }))
    .await?;
    Ok(())
}

/// Whether a test failed with a message about a duration, or about what goes on together.
fn is_about_time(test: &TestResult) -> bool {
    let Some(message) = &test.message else {
        return false;
    };
    if test.passed || message.contains("`todo!()`") {
        return false;
    }
    let message = message.to_lowercase();
    TOGETHER.iter().any(|words| message.contains(words)) || has_duration(&message)
}

/// `took 3 s`, `took 0ns`, `1.02s`.
fn has_duration(message: &str) -> bool {
    let is_end = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    message.char_indices().any(|(at, c)| {
        let rest = message[at + c.len_utf8()..].trim_start_matches(' ');
        c.is_ascii_digit()
            && UNITS.iter().any(|unit| {
                rest.strip_prefix(unit)
                    .is_some_and(|after| is_end(after.chars().next()))
            })
    })
}

/// The labelled copy with its tests; none if it cannot be labelled.
async fn build(subject: &Subject<'_>, workplace: &Workplace) -> Result<Option<(PathBuf, Labels)>> {
    let Subject {
        dependencies,
        suite,
        ..
    } = *subject;
    let support = subject.exercise.support()?;
    let main = Source {
        name: "main.rs",
        text: subject.source,
    };
    let given = support.as_deref().map(|text| Source {
        name: "support.rs",
        text,
    });
    let sources: Vec<Source<'_>> = [main].into_iter().chain(given).collect();
    let Labelling::Done(texts, labels) = label(&sources)? else {
        return Ok(None);
    };
    let labelled_support = texts.get(1).map(String::as_str);
    suite.put(workplace, &suite.root(&texts[0]), labelled_support)?;
    let compiled = compile(dependencies, workplace, Target::LabelledTests).await?;
    Ok(compiled
        .executable
        .ok()
        .map(|executable| (executable, labels)))
}

struct Recorder<'a> {
    dependencies: &'a Dependencies,
    executable: &'a Path,
    labels: &'a Labels,
    folder: &'a Path,
    recordings: &'a Path,
}

impl Recorder<'_> {
    /// Runs a test once more, and says what the recording proves.
    async fn why(&self, test: &Test) -> Result<Option<String>> {
        let recording = self.recordings.join(format!("{}.recording", test.name));
        write(&recording, "")?;
        let job = Job {
            role: Role::Program,
            program: self.executable,
            args: suite::HARNESS_ARGS.map(OsString::from).to_vec(),
            env: vec![
                library_path(self.dependencies)?,
                (recording::FILE_VARIABLE, recording.clone().into()),
            ],
            folder: self.folder,
            reads: shared_libraries(self.dependencies),
            writes: vec![recording.clone()],
            request: Some(Suite::request("-", "-", 0, test)),
            listener: None,
        };
        let start = Instant::now();
        let finished = sandbox::run(job, &Limits::RECORDED_TEST).await?;
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let finish = if finished.end.is_a_limit() {
            Finish::Stopped(took)
        } else {
            Finish::Ended
        };
        let text = load(&recording)?;
        Ok(text.and_then(|text| why(&read(&text, Some(self.labels), finish))))
    }
}

#[cfg(test)]
mod tests {
    use super::has_duration;

    #[test]
    fn durations_are_found_in_messages() {
        for message in [
            "it took 3 s, not 1 s",
            "took 0ns by",
            "12 lookups of 100 ms",
            "1.02s.",
        ] {
            assert!(has_duration(message), "{message}");
        }
        for message in ["3 sets", "line 3 says", "returned 42", "users 1 and 2"] {
            assert!(!has_duration(message), "{message}");
        }
    }
}
