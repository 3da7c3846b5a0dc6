// expect: fail the_connection_may_stay_open
// Believed that the machine's byte order is the network's.

pub mod support;

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32_le().await?;
    let mut body = Vec::new();
    reader
        .take(u64::from(length.min(1 << 20)))
        .read_to_end(&mut body)
        .await?;
    Ok(body)
}

#[cfg(test)]
mod tests;
