//! Checks and runs: what takes time, told step by step.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use tokio::sync::SemaphorePermit;

use super::file::{Edited, opened, save_edited};
use super::{Failure, find, on_disk};
use crate::build::{Dependencies, Workplace};
use crate::files::read;
use crate::learner;
use crate::play::{Play, play_watched};
use crate::server::events::{Event, Teller, answer};
use crate::server::{App, Libraries};
use crate::timeline::{Colours, Timeline, figure};
use crate::verdict::Verdict;

/// No picture is asked to have a longer axis, in nanoseconds: 30 days.
const LONGEST_AXIS: u64 = 30 * 24 * 3600 * 1_000_000_000;

/// A program to run, and what its picture must have in common with an earlier one.
#[derive(Deserialize)]
pub(in crate::server) struct ToRun {
    #[serde(flatten)]
    program: Runnable,
    /// The least length of the time axis, in nanoseconds.
    #[serde(default)]
    axis: u64,
    #[serde(default)]
    colours: Colours,
    /// Whether what the learner started from is to be drawn too, on the same axis.
    #[serde(default)]
    with_start: bool,
}

/// An exercise's main, or a snippet.
#[derive(Deserialize)]
#[serde(untagged)]
enum Runnable {
    /// The exercise is saved, then run.
    Exercise(Edited),
    /// The text is run as it is.
    Snippet { source: String },
}

/// A verdict on the text of that version.
#[derive(Serialize)]
struct Checked {
    verdict: Verdict,
    version: String,
    damage: Option<String>,
}

/// A run of the text of that version.
#[derive(Serialize)]
struct Ran {
    #[serde(flatten)]
    play: Play,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pictures: Option<Pictures>,
}

/// The run in a picture, and the exercise's starter on the same axis.
#[derive(Serialize)]
struct Pictures {
    now: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<String>,
    /// For the next picture.
    colours: Colours,
}

/// What is run.
struct Program {
    source: String,
    support: Option<String>,
    /// The exercise that it is of, and the text's version.
    exercise: Option<(String, String)>,
}

pub(in crate::server) async fn check(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Response, Failure> {
    let id = edited.id.clone();
    let Json(saved) = on_disk(app.clone(), move |app| save_edited(app, &edited)).await?;
    Ok(answer(async move |teller| {
        if let Err(error) = check_saved(&app, &id, &saved, &teller).await {
            teller.event(&failed(&error));
        }
    }))
}

async fn check_saved(app: &App, id: &str, saved: &str, teller: &Teller) -> anyhow::Result<()> {
    let exercise = app.course.exercise(id)?;
    let (dependencies, _turn) = turn(app, teller).await?;
    let checked = learner::check_file(&app.course, &dependencies, exercise).await?;
    if checked.version == saved {
        teller.done(Checked {
            verdict: checked.verdict,
            version: checked.version,
            damage: checked.damage,
        });
    } else {
        let theirs = read(&exercise.learner_file())?;
        teller.conflict(opened(app, exercise, &theirs)?);
    }
    Ok(())
}

pub(in crate::server) async fn run(
    State(app): State<Arc<App>>,
    Json(to_run): Json<ToRun>,
) -> Result<Response, Failure> {
    let (axis, mut colours, with_start) = (to_run.axis, to_run.colours, to_run.with_start);
    let Json(program) = on_disk(app.clone(), move |app| match to_run.program {
        Runnable::Exercise(edited) => {
            let version = save_edited(app, &edited)?;
            let exercise = find(app, &edited.id)?;
            Ok(Program {
                source: read(&exercise.learner_file())?,
                support: exercise.support()?,
                exercise: Some((edited.id, version)),
            })
        }
        Runnable::Snippet { source } => Ok(Program {
            source,
            support: None,
            exercise: None,
        }),
    })
    .await?;
    Ok(answer(async move |teller| {
        match run_program(&app, &program, &teller).await {
            Err(error) => teller.event(&failed(&error)),
            Ok((mut play, started)) => {
                // The page gets pictures instead of data.
                let started = started.filter(|_| with_start);
                let pictures = play
                    .timeline
                    .take()
                    .map(|timeline| draw(&timeline, started.as_ref(), axis, &mut colours));
                let version = program.exercise.map(|(_, version)| version);
                teller.done(Ran {
                    play,
                    version,
                    pictures,
                });
            }
        }
    }))
}

/// The run, and what was recorded of the exercise's starter.
async fn run_program(
    app: &App,
    program: &Program,
    teller: &Teller,
) -> anyhow::Result<(Play, Option<Timeline>)> {
    let (dependencies, _turn) = turn(app, teller).await?;
    let (workplace, started) = match &program.exercise {
        Some((id, _)) => {
            let recorded = app.course.exercise(id)?.recorded_timeline();
            (
                Workplace::kept(&app.course, id).await?,
                Timeline::recorded(&recorded)?,
            )
        }
        None => (Workplace::fresh()?, None),
    };
    let support = program.support.as_deref();
    let watch = |step| teller.step(&step);
    let mut play =
        play_watched(&dependencies, &program.source, support, &workplace, &watch).await?;
    if let Some((id, _)) = &program.exercise {
        app.course.exercise(id)?.give_tips(&mut play.diagnostics);
    }
    Ok((play, started))
}

/// The libraries and a turn, which lasts until it is dropped; the page hears what is waited for.
async fn turn<'a>(
    app: &'a App,
    teller: &Teller,
) -> anyhow::Result<(Dependencies, SemaphorePermit<'a>)> {
    let dependencies = libraries(app, teller).await?;
    let ahead = |ahead| teller.event(&Event::Queued { ahead });
    let turn = app.queue.turn(ahead).await?;
    teller.event(&Event::Compiling);
    Ok((dependencies, turn))
}

/// The libraries; the page hears how their build comes along.
async fn libraries(app: &App, teller: &Teller) -> anyhow::Result<Dependencies> {
    let mut states = app.libraries.clone();
    let told = async {
        loop {
            if let Libraries::Building(progress) = *states.borrow_and_update() {
                teller.event(&Event::Building(progress));
            }
            if states.changed().await.is_err() {
                break;
            }
        }
        std::future::pending::<()>().await;
    };
    tokio::select! {
        built = app.dependencies() => built,
        () = told => unreachable!("it never ends"),
    }
}

fn failed(error: &anyhow::Error) -> Event {
    Event::Failed {
        error: format!("{error:#}"),
    }
}

/// Draws a run, and what the learner started from on the same axis.
fn draw(now: &Timeline, started: Option<&Timeline>, axis: u64, colours: &mut Colours) -> Pictures {
    let axis = started
        .map_or(axis, |started| axis.max(started.end))
        .min(LONGEST_AXIS);
    if let Some(started) = started {
        colours.extend(started);
    }
    Pictures {
        now: figure(now, axis, colours),
        started: started.map(|started| figure(started, axis.max(now.end), colours)),
        colours: colours.clone(),
    }
}
