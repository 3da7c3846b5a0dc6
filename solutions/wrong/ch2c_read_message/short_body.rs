// expect: fail an_early_end_is_unexpected_eof
// Believed that take and read_to_end find out about an early end.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32().await?;
    let mut body = Vec::new();
    reader
        .take(u64::from(length))
        .read_to_end(&mut body)
        .await?;
    Ok(body)
}

#[cfg(test)]
mod tests;
