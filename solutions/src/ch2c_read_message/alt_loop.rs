//! What `read_exact` does inside: read again until the buffer is full; 0 bytes are the end.

#[path = "../../../exercises/src/bin/ch2c_read_message/support.rs"]
pub mod support;

use std::io::{self, ErrorKind};

use tokio::io::{AsyncRead, AsyncReadExt};

async fn fill(reader: &mut (impl AsyncRead + Unpin), buffer: &mut [u8]) -> io::Result<()> {
    let mut n_filled = 0;
    while n_filled < buffer.len() {
        match reader.read(&mut buffer[n_filled..]).await? {
            0 => return Err(ErrorKind::UnexpectedEof.into()),
            n_read => n_filled += n_read,
        }
    }
    Ok(())
}

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut header = [0; 4];
    fill(reader, &mut header).await?;
    let mut body = vec![0; u32::from_be_bytes(header) as usize];
    fill(reader, &mut body).await?;
    Ok(body)
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2c_read_message/tests.rs"]
mod tests;
