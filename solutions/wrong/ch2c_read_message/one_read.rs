// expect: fail a_message_may_arrive_in_any_two_pieces
// Believed that a read returns what was sent: the starter.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut buffer = [0; 1024];
    let n_read = reader.read(&mut buffer).await?;
    let body = buffer[..n_read].get(4..).unwrap_or_default();
    Ok(body.to_vec())
}

#[cfg(test)]
mod tests;
