//! The workbook: serves the book, checks exercises, grades submissions.

mod cli;
mod commands;

mod book;
mod grade;
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
mod sandbox;

mod course;
mod files;
mod random;
mod verdict;

#[cfg(test)]
mod content;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    match commands::run(cli::Cli::parse()) {
        Ok(exit) => exit.into(),
        Err(error) => {
            eprintln!("error: {error:#}");
            cli::Exit::Infrastructure.into()
        }
    }
}
