//! One file a command, with one function each.

mod book;
mod check;
mod doctor;
mod grade;
mod handout;
mod hint;
mod list;
mod merge;
mod preprocess;
mod reset;
mod run;
mod serve;
mod solution;
mod watch;

use std::fmt::{self, Display, Formatter};
use std::io::Write;

use anyhow::{Context, Result, bail};
use serde::Serialize;
use tokio::signal::unix::{SignalKind, signal};

use crate::book::Readers;
use crate::build::{Dependencies, Progress};
use crate::cli::{Cli, Command, DEFAULT_PORT, Exit, Serve};
use crate::course::{Course, Exercise};
use crate::progress::Loaded;

/// Does what the command line says.
pub(crate) fn run(cli: Cli) -> Result<Exit> {
    let serve_at_default = Serve {
        port: DEFAULT_PORT,
        ..Serve::default()
    };
    match cli.command.unwrap_or(Command::Serve(serve_at_default)) {
        Command::Serve(options) => serve::serve(&options),
        Command::Book { out, instructor } => book::book(&out, Readers::of(instructor)),
        Command::List { json } => list::list(json),
        Command::Check { ids, all, json } => check::check(&ids, all, json),
        Command::Run {
            what,
            timeline,
            json,
        } => run::run(&what, timeline.as_deref(), json),
        Command::Watch => watch::watch(),
        Command::Hint { id, level } => hint::hint(&id, level),
        Command::Reset { id } => reset::reset(&id),
        Command::Solution { id, anyway } => solution::solution(&id, anyway),
        Command::Grade(options) => grade::grade(&options),
        Command::Handout { folder } => handout::handout(&folder),
        Command::Merge(options) => merge::merge(&options),
        Command::Doctor { json } => doctor::doctor(json),
        Command::Preprocess { question } => preprocess::preprocess(&question),
    }
}

/// What was asked for does not exist.
#[derive(Debug)]
pub(crate) struct Usage(pub String);

impl std::error::Error for Usage {}

impl Display for Usage {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Drives a future to its end.
fn block_on<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("failed to start the runtime")?
        .block_on(future)
}

/// Drives a future to its end; Ctrl-C and the like drop it, and with it every process it started.
fn wait_for<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    block_on(async {
        tokio::select! {
            result = future => result,
            asked = asked_to_end() => asked.and_then(|signal| bail!("stopped by {signal}")),
        }
    })
}

/// Is finished when somebody wants the program to end, and says how.
async fn asked_to_end() -> Result<&'static str> {
    let mut terminate = signal(SignalKind::terminate()).context("failed to wait for signals")?;
    let mut hang_up = signal(SignalKind::hangup()).context("failed to wait for signals")?;
    Ok(tokio::select! {
        _ = tokio::signal::ctrl_c() => "Ctrl-C",
        _ = terminate.recv() => "SIGTERM",
        _ = hang_up.recv() => "SIGHUP",
    })
}

/// Writes to standard output.
fn print(text: impl Display) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    write!(stdout, "{text}")?;
    stdout.flush()?;
    Ok(())
}

/// Writes data as JSON to standard output.
fn print_json(data: &impl Serialize) -> Result<()> {
    print(format_args!("{}\n", serde_json::to_string_pretty(data)?))
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

/// The exercise with that id.
fn find<'a>(course: &'a Course, id: &str) -> Result<&'a Exercise> {
    course
        .exercise(id)
        .map_err(|error| Usage(format!("{error:#}")).into())
}

/// The first exercise in course order that has not passed.
fn next(course: &Course) -> Result<Option<&Exercise>> {
    let Loaded { progress, damage } = crate::progress::Progress::load(course)?;
    report(damage.as_deref());
    let mut open = course
        .exercises()
        .filter(|exercise| !progress.has_passed(&exercise.id));
    Ok(open.next())
}

/// Says on standard error that the progress file was damaged.
fn report(damage: Option<&str>) {
    if let Some(damage) = damage {
        eprintln!("warning: {damage}");
    }
}
