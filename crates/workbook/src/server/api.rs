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
use crate::play;
use crate::progress::{Loaded, Progress};
use crate::sandbox;
use crate::verdict::{Play, Verdict};

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
}

/// A program to run: an exercise's main, or a snippet.
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
}

pub(super) async fn state(State(app): State<Arc<App>>) -> Result<Json<Overview>, Failure> {
    let Loaded { progress, damage } = Progress::load(&app.course)?;
    Ok(Json(Overview {
        chapters: chapters(&app.course, &progress)?,
        libraries: app.libraries.borrow().clone(),
        isolation: sandbox::isolation().in_words(),
        damage,
    }))
}

pub(super) async fn open(
    State(app): State<Arc<App>>,
    Json(which): Json<Which>,
) -> Result<Json<Opened>, Failure> {
    let exercise = find(&app, &which.id)?;
    Ok(Json(opened(
        &app,
        exercise,
        &read(&exercise.learner_file())?,
    )?))
}

pub(super) async fn save(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<serde_json::Value>, Failure> {
    let exercise = find(&app, &edited.id)?;
    let version = save_edited(&app, exercise, &edited)?;
    Ok(Json(json!({ "version": version })))
}

pub(super) async fn check(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<Checked>, Failure> {
    let exercise = find(&app, &edited.id)?;
    save_edited(&app, exercise, &edited)?;
    let dependencies = app.dependencies().await?;
    let _turn = app.runs.acquire().await?;
    let checked = learner::check_file(&app.course, &dependencies, exercise).await?;
    let version = learner::version(&read(&exercise.learner_file())?);
    Ok(Json(Checked {
        verdict: checked.verdict,
        version,
        damage: checked.damage,
    }))
}

pub(super) async fn run(
    State(app): State<Arc<App>>,
    Json(runnable): Json<Runnable>,
) -> Result<Json<Ran>, Failure> {
    let (source, support, version) = match &runnable {
        Runnable::Exercise(edited) => {
            let exercise = find(&app, &edited.id)?;
            let version = save_edited(&app, exercise, edited)?;
            (
                read(&exercise.learner_file())?,
                exercise.support()?,
                Some(version),
            )
        }
        Runnable::Snippet { source } => (source.clone(), None, None),
    };
    let dependencies = app.dependencies().await?;
    let _turn = app.runs.acquire().await?;
    let workplace = match &runnable {
        Runnable::Exercise(edited) => Workplace::kept(&app.course, &edited.id).await?,
        Runnable::Snippet { .. } => Workplace::fresh()?,
    };
    let play = play::play(&dependencies, &source, support.as_deref(), &workplace).await?;
    Ok(Json(Ran { play, version }))
}

pub(super) async fn reset(
    State(app): State<Arc<App>>,
    Json(which): Json<Which>,
) -> Result<Json<Opened>, Failure> {
    let exercise = find(&app, &which.id)?;
    learner::reset(&app.course, exercise)?;
    Progress::remove_pass(&app.course, &which.id)?;
    Ok(Json(opened(
        &app,
        exercise,
        &read(&exercise.learner_file())?,
    )?))
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

/// Saves the text under the header that the file has, and returns its new version.
fn save_edited(app: &App, exercise: &Exercise, edited: &Edited) -> Result<String, Failure> {
    let on_disk = read(&exercise.learner_file())?;
    let (header, _) = split_header(&on_disk);
    let text = format!("{header}{}", edited.source);
    match learner::save(exercise, &edited.version, &text)? {
        Saved::Done => Ok(learner::version(&text)),
        Saved::Conflict(theirs) => Err(Failure::Conflict(opened(app, exercise, &theirs)?)),
    }
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
