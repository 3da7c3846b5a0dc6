// expect: fail bytes_that_are_not_utf_8_are_an_error
// Believed that replacing what is not UTF-8 is reading it.

pub mod support;

use std::io::ErrorKind;
use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    match tokio::fs::read(path).await {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        Err(error) => Err(ConfigError(format!("{}: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests;
