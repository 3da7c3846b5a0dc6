// expect: fail the_next_message_stays_in_the_reader
// Believed that a BufReader gives back what it has read ahead.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut reader = tokio::io::BufReader::new(reader);
    let length = reader.read_u32().await?;
    let mut body = vec![0; length as usize];
    reader.read_exact(&mut body).await?;
    Ok(body)
}

#[cfg(test)]
mod tests;
