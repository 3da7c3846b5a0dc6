// expect: fail a_message_may_arrive_in_any_two_pieces
// Believed that read_exact stops when nothing more comes.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut buffer = [0; 1024];
    reader.read_exact(&mut buffer).await?;
    let length = u32::from_be_bytes([buffer[0], buffer[1], buffer[2], buffer[3]]) as usize;
    Ok(buffer[4..4 + length].to_vec())
}

#[cfg(test)]
mod tests;
