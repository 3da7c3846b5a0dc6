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
use sha2::{Digest, Sha256};
use tokio::sync::{Mutex, OnceCell};

use super::report::Report;
use super::suite::{Suite, Test};
use super::{run_test, seed};
use crate::build::{Dependencies, Target, Workplace, compile};
use crate::course::Exercise;
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

    /// Turns the report on a hidden test of `source` into a failure if the test saw something else
    /// than it sees with the answer. A copy of the course without answers has nothing to compare with.
    pub(super) async fn compare(
        &self,
        dependencies: &Dependencies,
        exercise: &Exercise,
        suite: &Suite,
        source: &str,
        test: &Test,
        report: &mut Report,
    ) -> Result<()> {
        let is_of_interest = report.outcome == Outcome::Passed && suite.tells_what_it_saw(test);
        if !is_of_interest || !exercise.has_answers() {
            return Ok(());
        }
        let executable = self.executable(dependencies, exercise, suite).await?;
        let folder = tempfile::tempdir().context("failed to make a temporary folder")?;
        let numbers = seed(suite, source, test);
        let expected = run_test(dependencies, &executable, folder.path(), test, numbers).await?;
        if expected.outcome != Outcome::Passed {
            bail!(
                "the answer does not pass the hidden test `{}`: {}",
                test.name,
                expected.message.unwrap_or_default()
            );
        }
        if let Some((here, there)) = first_difference(&report.seen, &expected.seen) {
            report.outcome = Outcome::Failed;
            report.message = Some(format!(
                "What this test saw is not what it sees with a right answer: {here} in place of {there}."
            ));
            report.review = Some(format!(
                "the hidden test `{}` passed, but did not see what it sees with the answer",
                test.name
            ));
        }
        Ok(())
    }

    /// The answer's tests, ready to be run.
    async fn executable(
        &self,
        dependencies: &Dependencies,
        exercise: &Exercise,
        suite: &Suite,
    ) -> Result<PathBuf> {
        let cell = Arc::clone(
            self.compiled
                .lock()
                .await
                .entry(exercise.id.clone())
                .or_default(),
        );
        let executable = cell.get_or_try_init(async || {
            let answer = exercise.answers()?.swap_remove(0).source;
            let path = self.folder.join(format!(
                "{}-{}",
                exercise.id,
                digest(dependencies, exercise, suite, &answer)?
            ));
            if !path.exists() {
                self.make(dependencies, exercise, suite, &answer, &path)
                    .await
                    .with_context(|| format!("the answer of `{}`", exercise.id))?;
            }
            anyhow::Ok(path)
        });
        executable.await.cloned()
    }

    async fn make(
        &self,
        dependencies: &Dependencies,
        exercise: &Exercise,
        suite: &Suite,
        answer: &str,
        path: &Path,
    ) -> Result<()> {
        let workplace = Workplace::fresh_in(&self.folder)?;
        let support = exercise.support()?;
        suite.put(&workplace, &suite.root(answer), support.as_deref())?;
        let compiled = compile(dependencies, &workplace, Target::Tests).await?;
        let Ok(executable) = compiled.executable else {
            let said = compiled.diagnostics.first().map(|first| &first.rendered);
            bail!(
                "it does not compile with its hidden tests:\n{}",
                said.map_or("", String::as_str)
            );
        };
        self.remove_earlier(&exercise.id)?;
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

/// A digest of everything that an executable is made from.
fn digest(
    dependencies: &Dependencies,
    exercise: &Exercise,
    suite: &Suite,
    answer: &str,
) -> Result<String> {
    let mut digest = Sha256::new()
        .chain_update(Sha256::digest(serde_json::to_vec(dependencies)?))
        .chain_update(Sha256::digest(suite.root(answer)))
        .chain_update(Sha256::digest(exercise.support()?.unwrap_or_default()));
    for (_, text) in suite.files() {
        digest.update(Sha256::digest(text));
    }
    let bytes = digest.finalize();
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The first line that differs, in both texts.
fn first_difference(here: &str, there: &str) -> Option<(String, String)> {
    let shown = |line: Option<&str>| line.map_or("nothing".to_owned(), |line| format!("`{line}`"));
    let (mut here, mut there) = (here.lines(), there.lines());
    loop {
        match (here.next(), there.next()) {
            (None, None) => return None,
            (one, other) if one == other => {}
            (one, other) => return Some((shown(one), shown(other))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_line_that_differs_is_told() {
        let differ = |here, there| first_difference(here, there);
        let told = |here: &str, there: &str| Some((here.to_owned(), there.to_owned()));
        assert_eq!(differ("", ""), None);
        assert_eq!(differ("a\nb\n", "a\nb\n"), None);
        assert_eq!(differ("a\nb\n", "a\nc\n"), told("`b`", "`c`"));
        assert_eq!(differ("", "a\n"), told("nothing", "`a`"));
        assert_eq!(differ("a\nb\n", "a\n"), told("`b`", "nothing"));
    }
}
