//! The nearest thing to `async with aiofiles.open(…)`: a handle, closed when it is dropped.

#[path = "../../../exercises/src/bin/ch2d_read_config_file/support.rs"]
pub mod support;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use tokio::fs::File;
use tokio::io::AsyncReadExt;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("failed to open {0}: {1}")]
    Open(PathBuf, io::Error),
    #[error("failed to read {0}: {1}")]
    Read(PathBuf, io::Error),
}

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let mut file = match File::open(path).await {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(DEFAULT.to_owned()),
        opened => opened.map_err(|error| ConfigError::Open(path.to_owned(), error))?,
    };
    let mut text = String::new();
    let read = file.read_to_string(&mut text).await;
    read.map_err(|error| ConfigError::Read(path.to_owned(), error))?;
    Ok(text)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2d_read_config_file/tests.rs"]
mod tests;
