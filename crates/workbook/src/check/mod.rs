//! Submission → Verdict.
//!
//! The tests are compiled just as `cargo test` compiles them, with one more test added: the harness.
//! It is the only one that libtest runs. Over a socket it is told which test to call, and reports
//! what became of it; each test has a process of its own. Neither the exit code nor anything that is
//! printed has a say in the verdict.
//!
//! Hidden tests draw random numbers, and report what they saw; that must be what they see when they
//! test the answer with the same numbers. The numbers follow from the file and the tests, so that a
//! file gets the same verdict wherever and whenever it is tested, and another file other numbers.

mod answers;
mod explain;
mod report;
mod suite;

use std::ffi::OsString;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use futures::future::try_join_all;

use crate::build::{
    Compiled, Dependencies, Target, Workplace, compile, library_path, shared_libraries,
};
use crate::course::Exercise;
use crate::digest::Digest;
use crate::random;
use crate::sandbox::{self, Finished, Job, Limits, Role};
use crate::submission::{self, Refusal, Rules};
use crate::verdict::{Diagnostic, Outcome, TestResult, Verdict};
use report::Report;
use suite::{Suite, Test};

pub(crate) use answers::Answers;
pub(crate) use suite::Tests;

/// Tests `source`, the text of a main.rs, in `workplace`.
pub(crate) async fn check(
    dependencies: &Dependencies,
    exercise: &Exercise,
    source: &str,
    tests: Tests<'_>,
    workplace: &Workplace,
) -> Result<Verdict> {
    let start = Instant::now();
    let mut verdict = judge(dependencies, exercise, source, tests, workplace).await?;
    verdict.milliseconds = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(verdict)
}

/// A verdict that needs no test.
pub(crate) fn untested(
    exercise: &Exercise,
    outcome: Outcome,
    reason: impl Into<String>,
) -> Verdict {
    Verdict::without_tests(&exercise.id, outcome, reason, sandbox::isolation())
}

async fn judge(
    dependencies: &Dependencies,
    exercise: &Exercise,
    source: &str,
    tests: Tests<'_>,
    workplace: &Workplace,
) -> Result<Verdict> {
    let support = exercise.support()?;
    let rules = Rules {
        has_support: support.is_some(),
        may_move_clock: exercise
            .hints()
            .is_ok_and(|hints| hints.about.may_move_clock),
    };
    let examined = submission::examine(source, rules)?;
    if let Err(Refusal::Rule(reason)) = examined {
        return Ok(untested(exercise, Outcome::Rejected, reason));
    }
    let suite = Suite::of(exercise, tests)?;
    let root = match examined {
        Ok(()) => suite.root(source),
        Err(_) => source.to_owned(),
    };
    suite.put(workplace, &root, support.as_deref())?;
    let Compiled {
        executable,
        diagnostics,
    } = compile(dependencies, workplace, Target::Tests).await?;
    suite.remove_hidden(workplace)?;
    let mut diagnostics = for_the_learner(diagnostics, source);
    exercise.give_tips(&mut diagnostics);
    let mut verdict = match (executable, examined) {
        (Err(reason), _) => {
            let reason = first_error(&diagnostics).unwrap_or(reason);
            untested(exercise, Outcome::CompileError, reason)
        }
        (Ok(_), Err(_)) => untested(
            exercise,
            Outcome::Rejected,
            "the file compiles, but in a form that this program cannot read: use plainer syntax",
        ),
        (Ok(executable), Ok(())) => {
            let subject = Subject {
                dependencies,
                exercise,
                suite: &suite,
                source,
            };
            let mut verdict = subject.run_tests(workplace, &executable, tests).await?;
            if let Tests::Visible = tests {
                explain::explain(&subject, workplace, &mut verdict).await?;
            }
            verdict
        }
    };
    verdict.diagnostics = diagnostics;
    if let Tests::All(_) = tests {
        verdict.review.extend(marks(exercise, source)?);
    }
    Ok(verdict)
}

/// What a person should look at in `source`.
fn marks(exercise: &Exercise, source: &str) -> Result<Vec<String>> {
    let starter = exercise.starter()?;
    let support = exercise.support()?.unwrap_or_default();
    let tests = exercise.tests()?;
    submission::marks(source, &[&starter, &support, &tests])
}

/// What is tested, and by what.
struct Subject<'a> {
    dependencies: &'a Dependencies,
    exercise: &'a Exercise,
    suite: &'a Suite,
    /// The text of the main.rs.
    source: &'a str,
}

impl Subject<'_> {
    /// Runs every test, all at once, each in a process of its own.
    async fn run_tests(
        &self,
        workplace: &Workplace,
        executable: &Path,
        tests: Tests<'_>,
    ) -> Result<Verdict> {
        let folder = workplace.run_folder()?;
        let runs = self.suite.tests().iter().map(async |test| {
            let report = self.run_test(executable, &folder, test).await?;
            match tests {
                Tests::All(answers) => answers.compare(self, test, report).await,
                Tests::Visible => Ok(report),
            }
        });
        let reports = try_join_all(runs).await?;
        let outcome = reports
            .iter()
            .map(|report| report.outcome)
            .max_by_key(|outcome| severity(*outcome));
        let mut verdict = untested(self.exercise, outcome.unwrap_or(Outcome::Failed), "");
        verdict.message = None;
        for (test, report) in self.suite.tests().iter().zip(reports) {
            let passed = report.outcome == Outcome::Passed;
            verdict.output.push_str(&report.output);
            verdict.review.extend(report.review);
            verdict.tests.push(TestResult {
                name: test.name.clone(),
                passed,
                hidden: test.is_hidden(),
                message: report.message,
                why: None,
            });
        }
        cut(&mut verdict.output, Limits::TEST.output);
        Ok(verdict)
    }

    /// Runs a test that is compiled into `executable`. Where its random numbers begin follows from the
    /// text of the subject and of the hidden tests.
    async fn run_test(&self, executable: &Path, folder: &Path, test: &Test) -> Result<Report> {
        let (nonce, marker) = (random::hex()?, random::hex()?);
        let seed = Digest::new()
            .add(self.source)
            .add(self.suite.hidden().unwrap_or_default())
            .add(test.path())
            .number();
        let request = Suite::request(&nonce, &marker, seed, test);
        let finished = start(self.dependencies, executable, folder, request).await?;
        report::read(&finished, &nonce, &marker)
    }
}

/// Runs the harness with one request.
async fn start(
    dependencies: &Dependencies,
    executable: &Path,
    folder: &Path,
    request: Vec<u8>,
) -> Result<Finished> {
    let job = Job {
        role: Role::Program,
        program: executable,
        args: suite::HARNESS_ARGS.map(OsString::from).to_vec(),
        env: vec![library_path(dependencies)?],
        folder,
        reads: shared_libraries(dependencies),
        writes: Vec::new(),
        request: Some(request),
        listener: None,
    };
    sandbox::run(job, &Limits::TEST).await
}

/// The verdict on a submission is that of its worst test.
fn severity(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Passed => 0,
        Outcome::Failed => 1,
        Outcome::Crashed => 2,
        _ => 3,
    }
}

/// Leaves out what rustc says about lines that the learner did not write and cannot see.
fn for_the_learner(diagnostics: Vec<Diagnostic>, source: &str) -> Vec<Diagnostic> {
    let lines = source.lines().count();
    let mut shown: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter(|found| found.level == "error" || (found.file == "main.rs" && found.line <= lines))
        .map(|mut found| {
            if found.file == "main.rs" {
                found.line = found.line.min(lines);
            }
            found.keep_suggestions_within(lines);
            let quotes = found.rendered.contains(suite::HIDDEN_FILE);
            if quotes { redacted(found) } else { found }
        })
        .collect();
    shown.dedup();
    shown
}

/// A compile error in a hidden test must not quote it.
fn redacted(found: Diagnostic) -> Diagnostic {
    let message = "the hidden tests do not fit this file: is a signature not as given?".to_owned();
    Diagnostic {
        level: found.level,
        code: found.code,
        rendered: format!("error: {message}\n"),
        message,
        file: String::new(),
        line: 0,
        column: 0,
        label: None,
        suggestions: Vec::new(),
        more: 0,
        advice: None,
    }
}

fn first_error(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors: Vec<_> = diagnostics
        .iter()
        .filter(|found| found.level == "error")
        .collect();
    let first = errors.first()?;
    let number = match errors.len() {
        1 => String::from("1 error"),
        n => format!("{n} errors"),
    };
    Some(match (first.file.as_str(), first.line) {
        ("main.rs", line) => format!("does not compile: {number}, first on line {line}"),
        ("tests.rs", line) => format!(
            "does not fit its tests: {number}, first in tests.rs line {line}; \
             what the tests use must keep its name and signature"
        ),
        _ => format!("does not compile: {number}"),
    })
}

/// Shortens `text` to at most `limit` bytes.
fn cut(text: &mut String, limit: usize) {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.truncate(end);
}

#[cfg(test)]
mod tests {
    use super::{Suite, Target, Tests, Workplace, compile, start};
    use crate::build::Dependencies;
    use crate::course::Course;

    /// The learner's code can read again what its own process has printed.
    #[tokio::test]
    async fn the_harness_prints_the_marker_and_not_the_nonce() {
        let course = Course::find().unwrap();
        let dependencies = Dependencies::get(&course, |_| {}).await.unwrap();
        let exercise = course.exercise("ch1b_fetch_data").unwrap();
        let suite = Suite::of(exercise, Tests::Visible).unwrap();
        let workplace = Workplace::fresh().unwrap();
        let answer = &exercise.answers().unwrap()[0];
        suite
            .put(&workplace, &suite.root(&answer.source), None)
            .unwrap();
        let compiled = compile(&dependencies, &workplace, Target::Tests)
            .await
            .unwrap();
        let executable = compiled.executable.unwrap();
        let folder = workplace.run_folder().unwrap();
        let request = Suite::request("the-nonce", "the-marker", 0, &suite.tests()[0]);
        let finished = start(&dependencies, &executable, &folder, request)
            .await
            .unwrap();
        let printed = [finished.stdout, finished.stderr].concat();
        let printed = String::from_utf8(printed).unwrap();
        assert!(printed.contains("the-marker"), "{printed}");
        assert!(!printed.contains("the-nonce"), "{printed}");
        let reply = String::from_utf8(finished.reply).unwrap();
        assert!(reply.starts_with("the-nonce\npassed\n"), "{reply}");
    }
}
