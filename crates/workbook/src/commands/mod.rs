//! One file a command, with one function each.

mod book;
mod check;
mod doctor;
mod grade;
mod hint;
mod list;
mod preprocess;
mod reset;
mod run;
mod serve;
mod solution;

use std::future::Future;

use anyhow::{Context, Result};

use crate::build::{Dependencies, Progress};
use crate::cli::{Cli, Command, DEFAULT_PORT, Exit, Serve};
use crate::course::{Course, Exercise};

/// Does what the command line says.
pub(crate) fn run(cli: Cli) -> Result<Exit> {
    let serve_at_default = Serve {
        port: DEFAULT_PORT,
        ..Serve::default()
    };
    match cli.command.unwrap_or(Command::Serve(serve_at_default)) {
        Command::Serve(options) => serve::serve(&options),
        Command::Book { out } => book::book(&out),
        Command::List { json } => list::list(json),
        Command::Check { ids, all, json } => check::check(&ids, all, json),
        Command::Run { what, json } => run::run(&what, json),
        Command::Hint { id, level } => hint::hint(&id, level),
        Command::Reset { id } => reset::reset(&id),
        Command::Solution { id, anyway } => solution::solution(&id, anyway),
        Command::Grade(options) => grade::grade(&options),
        Command::Doctor { json } => doctor::doctor(json),
        Command::Preprocess { question } => preprocess::preprocess(&question),
    }
}

/// Drives a future to its end; Ctrl-C drops it, and with it every process it started.
fn wait_for<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("failed to start the runtime")?;
    runtime.block_on(async {
        tokio::select! {
            result = future => result,
            _ = tokio::signal::ctrl_c() => anyhow::bail!("stopped by Ctrl-C"),
        }
    })
}

/// The exercises' libraries; says on standard error how a build comes along.
async fn dependencies(course: &Course) -> Result<Dependencies> {
    Dependencies::get(course, |Progress { done, total }| {
        if done == 0 {
            eprintln!("Building the libraries that the exercises use. This happens once.");
        } else if done == total || done % 10 == 0 {
            eprintln!("  {done} of {total}");
        }
    })
    .await
}

/// The exercise with that id, or an exit code after a sentence on standard error.
fn find<'a>(course: &'a Course, id: &str) -> Result<&'a Exercise, Exit> {
    course.exercise(id).map_err(|error| {
        eprintln!("error: {error:#}");
        Exit::Usage
    })
}

/// Says on standard error that the progress file was damaged.
fn report(damage: Option<&str>) {
    if let Some(damage) = damage {
        eprintln!("warning: {damage}");
    }
}
