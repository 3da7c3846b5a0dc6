// expect: fail a_long_message_arrives_slowly
// Believed that a message is over when nothing comes for a while.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32().await? as usize;
    let mut body = vec![0; length];
    let mut n_filled = 0;
    let pause = std::time::Duration::from_millis(500);
    while n_filled < length {
        match tokio::time::timeout(pause, reader.read(&mut body[n_filled..])).await {
            Ok(n_read) => match n_read? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n_read => n_filled += n_read,
            },
            Err(_) => break,
        }
    }
    body.truncate(n_filled);
    Ok(body)
}

#[cfg(test)]
mod tests;
