// expect: fail the_next_message_stays_in_the_reader
// Believed that what a read brought in excess is still in the reader.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut come = Vec::new();
    loop {
        if let Some((length, rest)) = come.split_first_chunk() {
            let length = u32::from_be_bytes(*length) as usize;
            if let Some(body) = rest.get(..length) {
                return Ok(body.to_vec());
            }
        }
        if reader.read_buf(&mut come).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
}

#[cfg(test)]
mod tests;
