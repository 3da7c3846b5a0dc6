// expect: fail bytes_that_are_not_utf_8_are_an_error
// Believed that a file can only be missing.

pub mod support;

use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let text = tokio::fs::read_to_string(path).await;
    Ok(text.unwrap_or_else(|_| DEFAULT.to_owned()))
}

#[cfg(test)]
mod tests;
