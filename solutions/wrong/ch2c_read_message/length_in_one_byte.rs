// expect: fail a_long_message_arrives_slowly
// Believed that a length is one byte.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut header = [0; 4];
    reader.read_exact(&mut header).await?;
    let mut body = vec![0; usize::from(header[3])];
    reader.read_exact(&mut body).await?;
    Ok(body)
}

#[cfg(test)]
mod tests;
