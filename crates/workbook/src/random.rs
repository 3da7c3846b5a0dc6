//! Numbers that nobody can guess.

use anyhow::{Result, anyhow};

/// 128 random bits, in hexadecimal digits.
pub(crate) fn hex() -> Result<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| anyhow!("the system gave no random number: {error}"))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
