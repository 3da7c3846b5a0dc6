//! The command line: what can be said, and the exit codes.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::grade::Share;

/// Learn async/await in Rust: a book you run and exercises that check themselves.
#[derive(Debug, Parser)]
#[command(name = "workbook", bin_name = "cargo workbook", version)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Whether standard output has to be JSON, errors included.
    pub fn wants_json(&self) -> bool {
        use Command::{Check, Doctor, List, Run};
        matches!(
            self.command,
            Some(
                List { json: true }
                    | Check { json: true, .. }
                    | Run { json: true, .. }
                    | Doctor { json: true }
            )
        )
    }
}

/// What can be done. Without a command: serve.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the book on this machine and open it in the browser
    Serve(Serve),
    /// Write the book as a static site
    Book {
        /// The folder to write; what is in it is replaced
        #[arg(long, default_value = "target/book")]
        out: PathBuf,
        /// With the notes for instructors at the end of each page
        #[arg(long)]
        instructor: bool,
    },
    /// List chapters and exercises, and which have passed
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Run the tests of exercises (by default: of the next unsolved one)
    Check {
        /// The exercises to check
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        /// Check every exercise
        #[arg(long, conflicts_with = "ids")]
        all: bool,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Check an exercise whenever its file is saved
    Watch,
    /// Compile and run an exercise's main, or any file
    Run {
        /// An exercise's id, or a file that ends in .rs
        #[arg(value_name = "ID|FILE.rs")]
        what: String,
        /// Write the timeline to this file instead of drawing it here; it ends in .svg or .json
        #[arg(long, value_name = "FILE")]
        timeline: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show a hint
    Hint {
        /// The exercise
        id: String,
        /// 1: where to look, 2: what you need, 3: almost the answer
        #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
        level: u8,
    },
    /// Put the starter back; your own text is kept aside
    Reset {
        /// The exercise
        id: String,
    },
    /// Show the answer and other right answers, once the exercise has passed
    Solution {
        /// The exercise
        id: String,
        /// Show them even if it has not passed
        #[arg(long)]
        anyway: bool,
    },
    /// Grade submissions: one JSON file each
    Grade(Grade),
    /// Write the learners' copy of the course, without answers and hidden tests
    Handout {
        /// The folder to write; it is empty, or not there yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Put the shares of one class, graded apart, together
    Merge(Merge),
    /// Show what the workbook needs and whether it is there
    Doctor {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Preprocess the book for the mdbook command line
    #[command(hide = true)]
    Preprocess {
        /// `supports RENDERER`, as mdbook asks
        #[arg(num_args = 0..=2)]
        question: Vec<String>,
    },
}

/// Serve the book.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct Serve {
    /// The port on 127.0.0.1; 0 takes any free one
    #[arg(long, default_value_t = DEFAULT_PORT)]
    pub port: u16,
    /// Do not open the browser
    #[arg(long)]
    pub no_open: bool,
    /// End after this many seconds without a request
    #[arg(long, value_name = "SECS")]
    pub idle_exit: Option<u64>,
    /// With the notes for instructors at the end of each page
    #[arg(long)]
    pub instructor: bool,
}

/// The port that `serve` takes if none is given.
pub(crate) const DEFAULT_PORT: u16 = 4018;

/// Grade submissions.
#[derive(Debug, clap::Args)]
pub(crate) struct Grade {
    /// Submissions, or folders of submissions
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The folder for the results
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Grade only this share of the submissions: 2/8, or 8 where a scheduler numbers the shares
    #[arg(long, value_name = "I/N")]
    pub partition: Option<Share>,
    /// How many submissions are graded at once (by default one for each processor)
    #[arg(long, value_name = "N")]
    pub jobs: Option<NonZeroUsize>,
    /// Keep results in DIR whose files, tests and tools have not changed
    #[arg(long)]
    pub resume: bool,
    /// How many points each exercise is worth
    #[arg(long, value_name = "FILE.toml")]
    pub points: Option<PathBuf>,
    /// A folder with hidden tests of your own: hidden/ID.rs takes the place of ours
    #[arg(long, value_name = "DIR")]
    pub key: Option<PathBuf>,
    /// Run the submissions' code although it cannot be isolated from this machine
    #[arg(long)]
    pub allow_unsandboxed: bool,
}

/// Put shares together.
#[derive(Debug, clap::Args)]
pub(crate) struct Merge {
    /// The --out folders of all shares
    #[arg(required = true, value_name = "DIR")]
    pub shares: Vec<PathBuf>,
    /// The folder for the results of the whole class
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// How many points each exercise is worth
    #[arg(long, value_name = "FILE.toml")]
    pub points: Option<PathBuf>,
}

/// Every exit code of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; for `check` and `run`: passed.
    Done = 0,
    /// An exercise does not pass, a program does not end well.
    NotPassed = 1,
    /// What was asked for does not exist. clap uses the same code.
    Usage = 2,
    /// Something of this machine's failed; it may work another time.
    Infrastructure = 3,
    /// Code would have to run without isolation, and nobody allowed that.
    NoSandbox = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
