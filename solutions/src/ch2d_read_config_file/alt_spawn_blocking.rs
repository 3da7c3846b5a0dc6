//! What `tokio::fs` does inside: the standard library's call, on a thread for blocking work.
//! Worth it when several calls on one file belong together.

#[path = "../../../exercises/src/bin/ch2d_read_config_file/support.rs"]
pub mod support;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use tokio::task::spawn_blocking;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

fn read_blocking(path: PathBuf) -> Result<String, ConfigError> {
    let text = fs::read_to_string(&path);
    text.or_else(|error| match error.kind() {
        ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        _ => Err(ConfigError(format!("{}: {error}", path.display()))),
    })
}

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let path = path.to_owned();
    let task = spawn_blocking(move || read_blocking(path));
    task.await.expect("reading a file does not panic")
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2d_read_config_file/tests.rs"]
mod tests;
