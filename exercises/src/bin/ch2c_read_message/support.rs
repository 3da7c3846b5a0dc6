//! Given: the other end of the connection.

use std::time::Duration;

use tokio::io::{AsyncWrite, AsyncWriteExt};
use tokio::time::sleep;

/// Sends one piece after the other, 100 ms apart, and then closes the connection.
pub async fn send_in_pieces(mut writer: impl AsyncWrite + Unpin, pieces: &[&[u8]]) {
    for piece in pieces {
        writer.write_all(piece).await.expect("there is a reader");
        sleep(Duration::from_millis(100)).await;
    }
}
