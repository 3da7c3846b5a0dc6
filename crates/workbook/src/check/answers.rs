//! What the hidden tests see when they test the answer.
//!
//! A submission's process holds no expected value that it could report in place of a real one: what
//! its tests saw is compared here with what the same tests, with the same random numbers, saw in a
//! process that only the answer runs in.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use tokio::sync::{Mutex, OnceCell};

use super::Subject;
use super::report::Report;
use super::suite::Test;
use crate::build::{Target, Workplace, compile};
use crate::digest::Digest;
use crate::files::make_folder;
use crate::verdict::Outcome;

/// The answers, each compiled with its tests when it is needed for the first time.
pub(crate) struct Answers {
    folder: PathBuf,
    compiled: Mutex<HashMap<String, Arc<OnceCell<PathBuf>>>>,
}

impl Answers {
    /// Keeps what is compiled in `folder`; who removes it makes it be compiled again.
    pub fn open(folder: PathBuf) -> Result<Self> {
        make_folder(&folder)?;
        Ok(Self {
            folder,
            compiled: Mutex::default(),
        })
    }

    /// Makes the report on a test a failure if the test saw something else than it sees with the
    /// answer. A copy of the course without answers has nothing to compare with.
    pub(super) async fn compare(
        &self,
        subject: &Subject<'_>,
        test: &Test,
        report: Report,
    ) -> Result<Report> {
        let may_report = test.is_hidden() && subject.suite.hidden_tests_report();
        let has_passed = report.outcome == Outcome::Passed;
        if !(may_report && has_passed && subject.exercise.has_answers()) {
            return Ok(report);
        }
        let expected = self.seen(subject, test).await?;
        let Some((here, there)) = first_difference(&report.seen, &expected) else {
            return Ok(report);
        };
        let message = "What this test saw is not what it sees with a right answer";
        let review = "passed, but did not see what it sees with the answer";
        Ok(Report {
            outcome: Outcome::Failed,
            message: Some(format!("{message}: {here} in place of {there}.")),
            review: Some(format!("the hidden test `{}` {review}", test.name)),
            ..report
        })
    }

    /// What a hidden test sees with the answer, and with the random numbers that `subject` gets.
    pub(super) async fn seen(&self, subject: &Subject<'_>, test: &Test) -> Result<String> {
        let executable = self.executable(subject).await?;
        let folder = tempfile::tempdir().context("failed to make a temporary folder")?;
        let report = subject.run_test(&executable, folder.path(), test).await?;
        if report.outcome != Outcome::Passed {
            let message = report.message.unwrap_or_default();
            bail!(
                "the answer does not pass the hidden test `{}`: {message}",
                test.name
            );
        }
        Ok(report.seen)
    }

    /// The answer with its tests, compiled.
    async fn executable(&self, subject: &Subject<'_>) -> Result<PathBuf> {
        let id = &subject.exercise.id;
        let cell = {
            let mut compiled = self.compiled.lock().await;
            Arc::clone(compiled.entry(id.clone()).or_default())
        };
        let executable = cell.get_or_try_init(async || {
            let answer = subject.exercise.answers()?.swap_remove(0).source;
            let support = subject.exercise.support()?;
            let root = subject.suite.root(&answer);
            let made_from = subject.suite.files().fold(
                Digest::new()
                    .add(serde_json::to_vec(subject.dependencies)?)
                    .add(&root)
                    .add(support.as_deref().unwrap_or_default()),
                |digest, (_, text)| digest.add(text),
            );
            let path = self.folder.join(format!("{id}-{}", made_from.finish()));
            if !path.exists() {
                self.make(subject, &root, support.as_deref(), &path).await?;
            }
            anyhow::Ok(path)
        });
        executable.await.cloned()
    }

    async fn make(
        &self,
        subject: &Subject<'_>,
        root: &str,
        support: Option<&str>,
        path: &Path,
    ) -> Result<()> {
        let workplace = Workplace::fresh_in(&self.folder)?;
        subject.suite.put(&workplace, root, support)?;
        let compiled = compile(subject.dependencies, &workplace, Target::Tests).await?;
        let Ok(executable) = compiled.executable else {
            let said = compiled.diagnostics.first().map(|first| &first.rendered);
            bail!(
                "the answer does not compile with its hidden tests:\n{}",
                said.map_or("", String::as_str)
            );
        };
        self.remove_earlier(&subject.exercise.id)?;
        fs::rename(&executable, path)
            .with_context(|| format!("failed to write `{}`", path.display()))
    }

    /// Removes what was made of an answer before it, its tests or the libraries have changed.
    fn remove_earlier(&self, id: &str) -> Result<()> {
        let context = || format!("failed to clear the folder `{}`", self.folder.display());
        for entry in fs::read_dir(&self.folder).with_context(context)? {
            let entry = entry.with_context(context)?;
            let name = entry.file_name();
            let is_earlier = name.to_str().and_then(|name| name.strip_prefix(id));
            if is_earlier.is_some_and(|rest| rest.starts_with('-')) {
                fs::remove_file(entry.path()).with_context(context)?;
            }
        }
        Ok(())
    }
}

/// How much is shown of a line that differs, in characters, and how much of that is the same.
const SHOWN: usize = 100;
const THE_SAME: usize = 20;

/// The first line that differs, in both texts; of a long one the part where it does.
fn first_difference(here: &str, there: &str) -> Option<(String, String)> {
    let (mut here, mut there) = (here.lines(), there.lines());
    loop {
        match (here.next(), there.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (Some(one), Some(other)) => {
                let pairs = one.chars().zip(other.chars());
                let same = pairs.take_while(|(one, other)| one == other).count();
                let from = same.saturating_sub(THE_SAME);
                return Some((part(one, from), part(other, from)));
            }
            (one, other) => {
                let whole =
                    |line: Option<&str>| line.map_or("nothing".into(), |line| part(line, 0));
                return Some((whole(one), whole(other)));
            }
        }
    }
}

/// A line from a character on, with dots for what is left out.
fn part(line: &str, from: usize) -> String {
    let before = if from > 0 { "…" } else { "" };
    let mut rest = line.chars().skip(from);
    let shown: String = rest.by_ref().take(SHOWN).collect();
    let after = if rest.next().is_some() { "…" } else { "" };
    format!("`{before}{shown}{after}`")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Answers, first_difference};
    use crate::build::Dependencies;
    use crate::check::suite::Suite;
    use crate::check::{Subject, Tests};
    use crate::course::Course;

    /// Whoever forges a report must not know beforehand what it has to say.
    #[tokio::test]
    async fn what_is_seen_depends_on_the_random_numbers_in_every_exercise() {
        let course = Course::find().unwrap();
        let dependencies = Dependencies::get(&course, |_| {}).await.unwrap();
        let answers = Answers::open(course.build_folder().join("answers")).unwrap();
        let mut guessable = Vec::new();
        for exercise in course.exercises() {
            let suite = Suite::of(exercise, Tests::All(&answers)).unwrap();
            let mut seen = BTreeSet::new();
            for source in ["one", "another", "a third"] {
                let subject = Subject {
                    dependencies: &dependencies,
                    exercise,
                    suite: &suite,
                    source,
                };
                let hidden = suite.tests().iter().filter(|test| test.is_hidden());
                let mut all = String::new();
                for test in hidden {
                    all.push_str(&answers.seen(&subject, test).await.unwrap());
                }
                seen.insert(all);
            }
            if seen.len() < 3 {
                guessable.push(&exercise.id);
            }
        }
        assert!(guessable.is_empty(), "{guessable:?}");
    }

    #[test]
    fn the_first_line_that_differs_is_told() {
        let differ = |here, there| first_difference(here, there);
        let told = |here: &str, there: &str| Some((here.to_owned(), there.to_owned()));
        assert_eq!(differ("", ""), None);
        assert_eq!(differ("a\nb\n", "a\nb\n"), None);
        assert_eq!(differ("a\nb\n", "a\nc\n"), told("`b`", "`c`"));
        assert_eq!(differ("", "a\n"), told("nothing", "`a`"));
        assert_eq!(differ("a\nb\n", "a\n"), told("`b`", "nothing"));
        let (same, rest) = ("ä".repeat(70), "z".repeat(200));
        let (shown, dots) = ("ä".repeat(20), "z".repeat(79));
        let long = |c: char| format!("{same}{c}{rest}\n");
        let part = |c: char| format!("`…{shown}{c}{dots}…`");
        assert_eq!(differ(&long('a'), &long('b')), Some((part('a'), part('b'))));
    }
}
