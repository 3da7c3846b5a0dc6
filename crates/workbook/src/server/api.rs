//! What a page can ask.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{App, Libraries};
use crate::build::Workplace;
use crate::course::{Exercise, split_header};
use crate::files::read;
use crate::learner::{self, Saved};
use crate::overview::{Chapter, chapters};
use crate::play::{Play, play};
use crate::progress::{Loaded, Progress};
use crate::sandbox;
use crate::timeline::{Colours, Timeline, figure};
use crate::verdict::Verdict;

/// No picture is asked to have a longer axis, in nanoseconds: 30 days.
const LONGEST_AXIS: u64 = 30 * 24 * 3600 * 1_000_000_000;

/// Where the learner stands.
#[derive(Serialize)]
pub(super) struct Overview {
    chapters: Vec<Chapter>,
    libraries: Libraries,
    isolation: &'static str,
    damage: Option<String>,
}

/// A learner's file as the page shows it: without the title and the task, which the page has itself.
#[derive(Serialize)]
pub(super) struct Opened {
    source: String,
    /// The line in the file that `source` begins on.
    first_line: usize,
    /// What [`Edited::version`] must say for this text to be replaced.
    version: String,
    passed: bool,
}

/// An exercise.
#[derive(Deserialize)]
pub(super) struct Which {
    id: String,
}

/// A text that a learner made from what [`Opened`] showed.
#[derive(Deserialize)]
pub(super) struct Edited {
    id: String,
    source: String,
    version: String,
    first_line: usize,
}

/// A program to run, and what its picture must have in common with an earlier one.
#[derive(Deserialize)]
pub(super) struct ToRun {
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
pub(super) enum Runnable {
    /// The exercise is saved, then run.
    Exercise(Edited),
    /// The text is run as it is.
    Snippet { source: String },
}

/// A verdict on the text of that version.
#[derive(Serialize)]
pub(super) struct Checked {
    verdict: Verdict,
    version: String,
    damage: Option<String>,
}

/// A run of the text of that version.
#[derive(Serialize)]
pub(super) struct Ran {
    #[serde(flatten)]
    play: Play,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pictures: Option<Pictures>,
}

/// The run in a picture, and the exercise's starter on the same axis.
#[derive(Serialize)]
pub(super) struct Pictures {
    now: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    started: Option<String>,
    /// For the next picture.
    colours: Colours,
}

pub(super) async fn state(State(app): State<Arc<App>>) -> Result<Json<Overview>, Failure> {
    on_disk(app, |app| {
        let Loaded { progress, damage } = Progress::load(&app.course)?;
        Ok(Overview {
            chapters: chapters(&app.course, &progress)?,
            libraries: app.libraries.borrow().clone(),
            isolation: sandbox::isolation().in_words(),
            damage,
        })
    })
    .await
}

pub(super) async fn open(
    State(app): State<Arc<App>>,
    Json(which): Json<Which>,
) -> Result<Json<Opened>, Failure> {
    on_disk(app, move |app| {
        let exercise = find(app, &which.id)?;
        Ok(opened(app, exercise, &text_of(exercise)?)?)
    })
    .await
}

pub(super) async fn save(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<serde_json::Value>, Failure> {
    on_disk(app, move |app| {
        Ok(json!({ "version": save_edited(app, &edited)? }))
    })
    .await
}

pub(super) async fn check(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<Checked>, Failure> {
    let id = edited.id.clone();
    let Json(saved) = on_disk(app.clone(), move |app| save_edited(app, &edited)).await?;
    let exercise = find(&app, &id)?;
    let dependencies = app.dependencies().await?;
    let _turn = app.runs.acquire().await?;
    let checked = learner::check_file(&app.course, &dependencies, exercise).await?;
    if checked.version != saved {
        let theirs = read(&exercise.learner_file())?;
        return Err(Failure::Conflict(opened(&app, exercise, &theirs)?));
    }
    Ok(Json(Checked {
        verdict: checked.verdict,
        version: saved,
        damage: checked.damage,
    }))
}

pub(super) async fn run(
    State(app): State<Arc<App>>,
    Json(to_run): Json<ToRun>,
) -> Result<Json<Ran>, Failure> {
    let (axis, mut colours, with_start) = (to_run.axis, to_run.colours, to_run.with_start);
    let Json((program, version)) = on_disk(app.clone(), move |app| match to_run.program {
        Runnable::Exercise(edited) => {
            let version = save_edited(app, &edited)?;
            let exercise = find(app, &edited.id)?;
            let (source, support) = (read(&exercise.learner_file())?, exercise.support()?);
            Ok(((source, support, Some(edited.id)), Some(version)))
        }
        Runnable::Snippet { source } => Ok(((source, None, None), None)),
    })
    .await?;
    let (source, support, id) = program;
    let dependencies = app.dependencies().await?;
    let _turn = app.runs.acquire().await?;
    let workplace = match &id {
        Some(id) => Workplace::kept(&app.course, id).await?,
        None => Workplace::fresh()?,
    };
    let mut play = play(&dependencies, &source, support.as_deref(), &workplace).await?;
    let started = match id {
        Some(id) if with_start => Timeline::recorded(&find(&app, &id)?.recorded_timeline())?,
        _ => None,
    };
    // The page gets pictures instead of data.
    let pictures = play
        .timeline
        .take()
        .map(|timeline| draw(&timeline, started.as_ref(), axis, &mut colours));
    Ok(Json(Ran {
        play,
        version,
        pictures,
    }))
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

/// Puts the starter back. Both the file's text and the page's are kept.
pub(super) async fn reset(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<Opened>, Failure> {
    on_disk(app, move |app| {
        let exercise = find(app, &edited.id)?;
        let starter = exercise.starter()?;
        let _turn = app.edit();
        let on_disk = read(&exercise.learner_file()).unwrap_or_default();
        let mine = whole(&on_disk, &edited);
        if mine != on_disk && mine != starter {
            learner::keep(&app.course, exercise, mine.as_bytes())?;
        }
        learner::reset(&app.course, exercise)?;
        Progress::remove_pass(&app.course, &edited.id)?;
        Ok(opened(app, exercise, &starter)?)
    })
    .await
}

/// Does what waits for the disk where no other request has to wait for it.
async fn on_disk<T: Send + 'static>(
    app: Arc<App>,
    work: impl FnOnce(&App) -> Result<T, Failure> + Send + 'static,
) -> Result<Json<T>, Failure> {
    tokio::task::spawn_blocking(move || work(&app))
        .await?
        .map(Json)
}

fn find<'a>(app: &'a App, id: &str) -> Result<&'a Exercise, Failure> {
    app.course
        .exercise(id)
        .map_err(|error| Failure::NotFound(format!("{error:#}")))
}

fn opened(app: &App, exercise: &Exercise, text: &str) -> anyhow::Result<Opened> {
    let (header, source) = split_header(text);
    Ok(Opened {
        source: source.to_owned(),
        first_line: header.lines().count() + 1,
        version: learner::version(text),
        passed: Progress::load(&app.course)?
            .progress
            .has_passed(&exercise.id),
    })
}

/// The learner's text; the starter, if the file is gone.
fn text_of(exercise: &Exercise) -> anyhow::Result<String> {
    let path = exercise.learner_file();
    if path.exists() {
        read(&path)
    } else {
        exercise.starter()
    }
}

/// Saves the page's text, and returns its version.
fn save_edited(app: &App, edited: &Edited) -> Result<String, Failure> {
    let exercise = find(app, &edited.id)?;
    let _turn = app.edit();
    let on_disk = text_of(exercise)?;
    let text = whole(&on_disk, edited);
    match learner::save(exercise, &edited.version, &text)? {
        Saved::Done => Ok(learner::version(&text)),
        Saved::Conflict(theirs) => Err(Failure::Conflict(opened(app, exercise, &theirs)?)),
    }
}

/// The page's text under the lines that the page does not show.
fn whole(on_disk: &str, edited: &Edited) -> String {
    let hidden = edited.first_line.saturating_sub(1);
    let header: String = on_disk.split_inclusive('\n').take(hidden).collect();
    format!("{header}{}", edited.source)
}

/// Why a request got no answer.
pub(super) enum Failure {
    /// There is nothing of that name.
    NotFound(String),
    /// The file has changed since the page read it; this is what it holds now.
    Conflict(Opened),
    /// Something of this machine's failed.
    Internal(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Internal(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Self::NotFound(error) => {
                (StatusCode::NOT_FOUND, Json(json!({ "error": error }))).into_response()
            }
            Self::Conflict(theirs) => (StatusCode::CONFLICT, Json(theirs)).into_response(),
            Self::Internal(error) => {
                let error = format!("{error:#}");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    Json(json!({ "error": error })),
                )
                    .into_response()
            }
        }
    }
}
