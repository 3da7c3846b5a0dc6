//! The workbook: serves the book, checks exercises, grades submissions.

mod cli;
mod commands;

mod book;
mod grade;
mod handout;
mod server;
mod terminal;

mod check;
mod health;
mod learner;
mod overview;
mod play;
mod submission;

mod build;
mod progress;
mod report;
mod sandbox;
mod timeline;

mod course;
mod deep;
mod digest;
mod files;
mod random;
mod verdict;

#[cfg(test)]
mod content;

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Exit};
use commands::Usage;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let wants_json = cli.wants_json();
    let exit = commands::run(cli).unwrap_or_else(|error| report(&error, wants_json));
    exit.into()
}

/// Says what went wrong, and which exit code it is.
fn report(error: &anyhow::Error, wants_json: bool) -> Exit {
    let io = error.downcast_ref::<std::io::Error>();
    if io.is_some_and(|error| error.kind() == ErrorKind::BrokenPipe) {
        return Exit::Done; // Whoever read what we print has seen enough.
    }
    eprintln!("error: {error:#}");
    if wants_json {
        let data = serde_json::json!({ "error": format!("{error:#}") });
        let _ = writeln!(std::io::stdout(), "{data:#}");
    }
    if error.is::<Usage>() {
        Exit::Usage
    } else {
        Exit::Infrastructure
    }
}
