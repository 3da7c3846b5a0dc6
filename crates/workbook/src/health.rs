//! What the workbook needs, and whether it is there.

use std::process::Command;

use serde::Serialize;

use crate::build::{Dependencies, rustc_version};
use crate::course::Course;
use crate::sandbox;
use crate::verdict::Isolation;

/// What there is on this machine.
#[derive(Debug, Serialize)]
pub(crate) struct Health {
    /// rustc's version, or why there is none.
    pub toolchain: Finding,
    /// Whether the exercises' libraries are built.
    pub libraries: Finding,
    /// How far a learner's program is kept apart from this machine.
    pub isolation: Isolation,
    /// Why it is not full, and what to do about it.
    pub isolation_lacks: Option<&'static str>,
    /// A browser that the browser tests can use.
    pub browser: Finding,
    /// Where the program keeps progress, and what it builds.
    pub folder: Finding,
}

/// Something looked for.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found, or what to do.
    pub says: String,
}

/// Looks for everything.
pub(crate) fn examine(course: &Course) -> Health {
    Health {
        toolchain: toolchain(),
        libraries: libraries(course),
        isolation: sandbox::isolation(),
        isolation_lacks: sandbox::shortcoming(),
        browser: browser(),
        folder: folder(course),
    }
}

fn toolchain() -> Finding {
    match rustc_version() {
        Some(version) => Finding {
            ok: true,
            says: version,
        },
        None => Finding {
            ok: false,
            says: "`rustc` was not found: install Rust from https://rustup.rs".to_owned(),
        },
    }
}

fn browser() -> Finding {
    match Command::new("chromium").arg("--version").output() {
        Ok(output) if output.status.success() => Finding {
            ok: true,
            says: String::from_utf8_lossy(&output.stdout).trim().to_owned(),
        },
        _ => Finding {
            ok: false,
            says: "`chromium` was not found; only the browser tests need it".to_owned(),
        },
    }
}

fn libraries(course: &Course) -> Finding {
    match Dependencies::built(course) {
        Some(built) => Finding {
            ok: true,
            says: format!("{} built", built.externs.len()),
        },
        None => Finding {
            ok: false,
            says: "not built yet: the first check builds them".to_owned(),
        },
    }
}

fn folder(course: &Course) -> Finding {
    let state = course.state_folder();
    let tried = std::fs::create_dir_all(&state).and_then(|()| tempfile::tempfile_in(&state));
    match tried {
        Ok(_) => Finding {
            ok: true,
            says: course.root.display().to_string(),
        },
        Err(error) => Finding {
            ok: false,
            says: format!("`{}` cannot be written: {error}", state.display()),
        },
    }
}
