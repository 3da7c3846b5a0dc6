//! What all requests share.

use std::sync::Mutex;
use std::time::Instant;

use anyhow::Result;
use serde::Serialize;
use tokio::sync::{Semaphore, watch};

use super::Pages;
use crate::build::{Dependencies, Progress};
use crate::course::Course;
use crate::random;

/// How many programs are compiled and run at once; the others wait their turn.
const RUNS_AT_ONCE: usize = 2;

/// The server's state.
pub(crate) struct App {
    /// `127.0.0.1:PORT`, as it must stand in `Host`.
    pub host: String,
    /// What a page must know to be answered.
    pub token: String,
    /// The course that is served.
    pub course: Course,
    /// The built book.
    pub pages: Pages,
    /// The libraries, once they are there.
    pub libraries: watch::Receiver<Libraries>,
    /// One permit per program.
    pub runs: Semaphore,
    last_request: Mutex<Instant>,
}

/// How far the exercises' libraries are.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub(crate) enum Libraries {
    /// cargo builds them.
    Building(Progress),
    /// They are there.
    Ready(#[serde(skip)] Box<Dependencies>),
    /// They could not be built.
    Failed {
        /// Why.
        reason: String,
    },
}

impl App {
    /// The state of a server at `host`, with a new token.
    pub fn new(
        host: String,
        course: Course,
        pages: Pages,
        libraries: watch::Receiver<Libraries>,
    ) -> Result<Self> {
        Ok(Self {
            host,
            token: random::hex()?,
            course,
            pages,
            libraries,
            runs: Semaphore::new(RUNS_AT_ONCE),
            last_request: Mutex::new(Instant::now()),
        })
    }

    /// The libraries; waits while they are being built.
    pub async fn dependencies(&self) -> Result<Dependencies> {
        let mut libraries = self.libraries.clone();
        let there = libraries
            .wait_for(|state| !matches!(state, Libraries::Building(_)))
            .await?;
        match &*there {
            Libraries::Ready(dependencies) => Ok((**dependencies).clone()),
            Libraries::Failed { reason } => anyhow::bail!("{reason}"),
            Libraries::Building(_) => anyhow::bail!("the libraries are still being built"),
        }
    }

    /// Notes that somebody is there.
    pub fn touch(&self) {
        *self
            .last_request
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner()) = Instant::now();
    }

    /// When somebody was last there.
    pub fn last_request(&self) -> Instant {
        *self
            .last_request
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
