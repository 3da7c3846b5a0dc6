// expect: fail the_next_message_stays_in_the_reader
// Believed that a BufReader gives back what it has read ahead.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut reader = tokio::io::BufReader::new(reader);
    let length = reader.read_u32().await?;
    let mut body = Vec::new();
    let n_read = reader
        .take(u64::from(length))
        .read_to_end(&mut body)
        .await?;
    if n_read < length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(body)
}

#[cfg(test)]
mod tests;
