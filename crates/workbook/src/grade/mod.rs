//! Many submissions → one result each.

mod alike;
mod cache;
mod digest;
mod intake;
mod merge;
mod partition;
mod results;

pub(crate) use alike::{OWN_TOKENS, fingerprint};
pub(crate) use intake::{Found, Submission, find};
pub(crate) use merge::merge;
pub(crate) use partition::{Partition, Share};
pub(crate) use results::{Manifest, Results};

use std::collections::HashMap;

use anyhow::{Context, Result};
use tokio::sync::RwLock;

use crate::build::{Dependencies, Workplace};
use crate::check::{Answers, Tests, check, untested};
use crate::course::{Course, Exercise};
use crate::deep::on_a_deep_stack;
use crate::digest::Digest;
use crate::sandbox;
use crate::submission::decode;
use crate::verdict::{Graded, Outcome, Verdict};
use cache::Cache;

/// Tests submissions, several at once if asked to.
pub(crate) struct Grader<'a> {
    course: &'a Course,
    dependencies: &'a Dependencies,
    cache: Cache,
    answers: Answers,
    engine: String,
    /// A digest of what comes with each exercise.
    exercises: HashMap<&'a str, String>,
    /// Who tests holds this to read; who has to be alone, to write.
    turns: RwLock<()>,
    at_once: usize,
}

/// What a submission has for one exercise: the bytes of its file, nothing, or a sentence that says
/// why the file is not read.
type Handed = Result<Option<Vec<u8>>, String>;

impl<'a> Grader<'a> {
    /// A grader for `at_once` submissions at the same time.
    pub fn new(course: &'a Course, dependencies: &'a Dependencies, at_once: usize) -> Result<Self> {
        let mut exercises = HashMap::new();
        for exercise in course.exercises() {
            exercises.insert(exercise.id.as_str(), digest::exercise(exercise)?);
        }
        Ok(Self {
            course,
            dependencies,
            cache: Cache::open(
                course
                    .build_folder()
                    .join("verdicts")
                    .join(digest::program()?),
            )?,
            answers: Answers::open(course.build_folder().join("answers"))?,
            engine: digest::engine(dependencies),
            exercises,
            turns: RwLock::default(),
            at_once,
        })
    }

    /// How many submissions it expects to be asked for at the same time.
    pub fn at_once(&self) -> usize {
        self.at_once
    }

    /// What [`Manifest::course`] says.
    pub fn course_digest(&self) -> String {
        let ids = self
            .course
            .exercises()
            .map(|exercise| &self.exercises[exercise.id.as_str()]);
        ids.fold(Digest::new().add(&self.engine), Digest::add)
            .finish()
    }

    /// The result in `results` if it was made from the same files, tests and tools, else a new one,
    /// which is written there.
    pub async fn resume(&self, submission: &Submission, results: &Results) -> Result<Graded> {
        // One that cannot be read is made again.
        let earlier = results.read(&submission.name).unwrap_or_default();
        let digest = self.digest(&self.files(submission));
        match earlier.filter(|graded| graded.digest == digest) {
            Some(graded) => Ok(graded),
            None => self.grade(submission, results).await,
        }
    }

    /// Tests everything in one submission, hidden tests included, and writes the result.
    pub async fn grade(&self, submission: &Submission, results: &Results) -> Result<Graded> {
        let files = self.files(submission);
        let digest = self.digest(&files);
        let mut exercises = Vec::new();
        for (exercise, file) in self.course.exercises().zip(files) {
            exercises.push(self.grade_exercise(exercise, file).await?);
        }
        let graded = Graded {
            submission: submission.name.clone(),
            isolation: sandbox::isolation(),
            digest,
            exercises,
        };
        results.write(&graded)?;
        Ok(graded)
    }

    /// A submission's files, in the order of the exercises.
    fn files(&self, submission: &Submission) -> Vec<Handed> {
        let exercises = self.course.exercises();
        exercises
            .map(|exercise| submission.file(&exercise.id))
            .collect()
    }

    /// A digest of everything that the verdicts on these files depend on.
    fn digest(&self, files: &[Handed]) -> String {
        let start = Digest::new().add(self.course_digest());
        let digest = files.iter().fold(start, |digest, file| match file {
            Ok(Some(bytes)) => digest.add("a file").add(bytes),
            Ok(None) => digest.add("nothing"),
            Err(reason) => digest.add("refused").add(reason),
        });
        digest.finish()
    }

    async fn grade_exercise(&self, exercise: &Exercise, file: Handed) -> Result<Verdict> {
        let rejected = |reason| Ok(untested(exercise, Outcome::Rejected, reason));
        let not_attempted = |reason| Ok(untested(exercise, Outcome::NotAttempted, reason));
        let file = match file {
            Ok(Some(file)) => file,
            Ok(None) => return not_attempted("there is no file"),
            Err(reason) => return rejected(reason),
        };
        let source = match decode(&file) {
            Ok(source) => source,
            Err(reason) => return rejected(reason),
        };
        let starter = exercise.starter()?;
        if source == starter {
            return not_attempted("the file is the starter");
        }
        let key = Digest::new()
            .add(&self.engine)
            .add(&self.exercises[exercise.id.as_str()])
            .add(&source)
            .finish();
        let verdict = self
            .cache
            .get(&key, async || self.test(exercise, &source).await);
        let mut verdict = verdict.await.with_context(|| exercise.id.clone())?;
        verdict.fingerprint = on_a_deep_stack(|| fingerprint(&source, &starter))?;
        Ok(verdict)
    }

    /// Tests one file. A time-out counts only if it comes again when nothing else is tested, and so
    /// does a failure of this machine.
    async fn test(&self, exercise: &Exercise, source: &str) -> Result<Verdict> {
        let test = async || {
            let workplace = Workplace::fresh()?;
            let tests = Tests::All(&self.answers);
            check(self.dependencies, exercise, source, tests, &workplace).await
        };
        let first = {
            let _turn = self.turns.read().await;
            test().await
        };
        let is_final = first
            .as_ref()
            .is_ok_and(|verdict| verdict.verdict != Outcome::TimedOut);
        if is_final || self.at_once == 1 {
            return first;
        }
        let _alone = self.turns.write().await;
        test().await
    }
}

/// A digest of the names of a whole class, for [`Manifest::class`].
pub(crate) fn class_digest(class: &[Submission]) -> String {
    let names = class.iter().map(|submission| &submission.name);
    names.fold(Digest::new(), Digest::add).finish()
}

/// How many exercises passed, and what became of the others.
pub(crate) fn summary(graded: &Graded) -> String {
    let count = |outcome| {
        graded
            .exercises
            .iter()
            .filter(|verdict| verdict.verdict == outcome)
            .count()
    };
    let all = [
        (Outcome::Passed, "passed"),
        (Outcome::Failed, "failed"),
        (Outcome::CompileError, "with a compile error"),
        (Outcome::TimedOut, "timed out"),
        (Outcome::Crashed, "crashed"),
        (Outcome::Rejected, "rejected"),
        (Outcome::NotAttempted, "not attempted"),
    ];
    let parts: Vec<String> = all
        .into_iter()
        .map(|(outcome, words)| (count(outcome), words))
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{n} {words}"))
        .collect();
    parts.join(", ")
}
