//! What the engine found out about a submission or a program: plain data.

use serde::{Deserialize, Serialize};

/// The result of one submission to the whole course.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Graded {
    /// The submission's name.
    pub submission: String,
    /// The least isolation that any of its code ran under.
    pub isolation: Isolation,
    /// A digest of everything the verdicts depend on: its files, the tests, the toolchain.
    #[serde(default)]
    pub digest: String,
    /// One verdict per exercise of the course, in course order.
    pub exercises: Vec<Verdict>,
}

/// How a submission to one exercise did.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Verdict {
    /// The exercise's id.
    pub id: String,
    /// The result in one word.
    pub verdict: Outcome,
    /// The result in one sentence, where the tests do not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// One entry per test that had to run, in the order of the file.
    pub tests: Vec<TestResult>,
    /// What rustc said about the learner's file.
    pub diagnostics: Vec<Diagnostic>,
    /// What the tests printed, capped.
    pub output: String,
    /// What a person should look at.
    pub review: Vec<String>,
    /// The same for files that differ only in names, comments and layout, where `grade` can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// Time from the submission to the verdict, in milliseconds.
    pub milliseconds: u64,
    /// How far the code was kept apart from the machine.
    pub isolation: Isolation,
}

impl Verdict {
    /// A verdict that needed no test, with the reason.
    pub fn without_tests(
        id: &str,
        verdict: Outcome,
        message: impl Into<String>,
        isolation: Isolation,
    ) -> Self {
        Self {
            id: id.to_owned(),
            verdict,
            message: Some(message.into()),
            tests: Vec::new(),
            diagnostics: Vec::new(),
            output: String::new(),
            review: Vec::new(),
            fingerprint: None,
            milliseconds: 0,
            isolation,
        }
    }
}

/// The seven results a submission can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every expected test was reported passed.
    Passed,
    /// A test reported that it failed.
    Failed,
    /// rustc refused the learner's file.
    CompileError,
    /// A test was still running at the limit.
    TimedOut,
    /// A test's process ended without a report.
    Crashed,
    /// The file was not tested, because it is not what a submission may be.
    Rejected,
    /// There is no file, or it is the starter.
    NotAttempted,
}

/// The result of one test.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TestResult {
    /// The test function's name.
    pub name: String,
    /// Whether the test reported that it passed.
    pub passed: bool,
    /// Whether learners do not get this test.
    pub hidden: bool,
    /// Why it did not pass, in words for the learner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What the run shows about that: which lines waited, blocked or were never woken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// One message of rustc about a file of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// `error` or `warning`.
    pub level: String,
    /// `E0382`, or a lint's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The first line of the message.
    pub message: String,
    /// What rustc writes under the place itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The file, as the learner knows it (`main.rs`); empty if rustc named none.
    pub file: String,
    /// Line of the first character, from 1; 0 if rustc named none.
    pub line: usize,
    /// Column of the first character, from 1; 0 if rustc named none.
    pub column: usize,
    /// What rustc offers to change in main.rs.
    pub suggestions: Vec<Suggestion>,
    /// The whole message as rustc prints it.
    pub rendered: String,
    /// How many more there are of the same cause, here or in the same call of a macro.
    pub more: usize,
    /// What it means here, where rustc cannot know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
}

impl Diagnostic {
    /// Takes back what would change lines after the last of the learner's.
    pub fn keep_suggestions_within(&mut self, lines: usize) {
        let is_within = |edit: &Edit| edit.end_line <= lines;
        self.suggestions
            .retain(|suggestion| suggestion.edits.iter().all(is_within));
    }
}

/// A change that rustc offers. All its edits belong together, and none touches another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// What it is for, in rustc's words.
    pub message: String,
    /// From the first place in main.rs to the last.
    pub edits: Vec<Edit>,
}

/// A piece of main.rs, and what takes its place. Lines and columns are counted in characters from 1;
/// the end is the first place that stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// Where the piece begins.
    pub line: usize,
    /// Where the piece begins in that line.
    pub column: usize,
    /// The line of the first character that stays.
    pub end_line: usize,
    /// Its column.
    pub end_column: usize,
    /// What takes the piece's place.
    pub text: String,
}

/// What the workbook adds to a message of rustc's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// At most two sentences.
    pub sentence: String,
    /// The passage of the book that explains it, as `page.html#anchor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// How far a program was kept apart from the machine that ran it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Isolation {
    /// A room of its own: it sees the files it needs, no other process, and no network but its own.
    Full,
    /// Files and calls to the system are restricted; processes and the network are this machine's.
    Partial,
    /// Limits on time, memory and output only: the program could read files and reach the network.
    None,
}

impl Isolation {
    /// What this level means, in words for the person who runs the code.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Full => "isolated: a program sees only the files it needs, and no network",
            Self::Partial => {
                "partly isolated: files are restricted, the network and other processes are not"
            }
            Self::None => {
                "not isolated: time, memory and output are limited, files and network are not"
            }
        }
    }
}
