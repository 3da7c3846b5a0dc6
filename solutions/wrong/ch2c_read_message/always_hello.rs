// expect: fail an_early_end_is_unexpected_eof
// The laziest: made up from the first test.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let _ = reader.read(&mut [0; 64]).await?;
    Ok(b"hello, Ada".to_vec())
}

#[cfg(test)]
mod tests;
