// expect: fail an_early_end_is_unexpected_eof
// Believed that the end of the connection is an empty message.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let Ok(length) = reader.read_u32().await else {
        return Ok(Vec::new());
    };
    let mut body = vec![0; length as usize];
    reader.read_exact(&mut body).await?;
    Ok(body)
}

#[cfg(test)]
mod tests;
