// expect: fail an_early_end_is_unexpected_eof
// Believed that a read of 0 bytes means "not yet": it loops for ever.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32().await?;
    let mut body = vec![0; length as usize];
    let mut n_filled = 0;
    while n_filled < body.len() {
        n_filled += reader.read(&mut body[n_filled..]).await?;
    }
    Ok(body)
}

#[cfg(test)]
mod tests;
