// expect: fail a_missing_file_means_the_default
// Believed that `?` says it all.

pub mod support;

use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let text = tokio::fs::read_to_string(path).await;
    text.map_err(|error| ConfigError(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests;
