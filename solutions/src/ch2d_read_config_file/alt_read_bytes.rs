//! Bytes first, text afterwards: two steps, two errors, each with the path.

#[path = "../../../exercises/src/bin/ch2d_read_config_file/support.rs"]
pub mod support;

use std::io::ErrorKind;
use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let name = path.display();
    let bytes = match tokio::fs::read(path).await {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(DEFAULT.to_owned()),
        Err(error) => return Err(ConfigError(format!("{name}: {error}"))),
    };
    String::from_utf8(bytes).map_err(|error| ConfigError(format!("{name} is not text: {error}")))
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2d_read_config_file/tests.rs"]
mod tests;
