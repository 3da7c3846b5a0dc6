// expect: fail a_message_may_arrive_in_any_two_pieces
// Believed that only the header can be cut: the body still comes from one read.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32().await?;
    let mut body = vec![0; length as usize];
    let n_read = reader.read(&mut body).await?;
    if n_read == 0 && length > 0 {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    body.truncate(n_read);
    Ok(body)
}

#[cfg(test)]
mod tests;
