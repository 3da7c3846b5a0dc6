//! Right, because it asks for exactly what belongs to the message: four bytes, then the body.
//! `read_exact` reads as often as it takes, and calls an early end an error.

#[path = "../../../exercises/src/bin/ch2c_read_message/support.rs"]
pub mod support;

use std::io;

use support::send_in_pieces;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::time::Instant;

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = reader.read_u32().await?;
    let mut body = vec![0; length as usize];
    reader.read_exact(&mut body).await?;
    Ok(body)
}

async fn show_messages(mut reader: impl AsyncRead + Unpin) {
    let start = Instant::now();
    for _ in 0..2 {
        let message = read_message(&mut reader).await;
        let text = message.map(|body| String::from_utf8_lossy(&body).into_owned());
        println!("{text:?} after {:?}", start.elapsed());
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (writer, reader) = tokio::io::duplex(64);
    // "hello, Ada" in two pieces; the second one brings the message "bye" too.
    let pieces: [&[u8]; 2] = [b"\0\0\0\x0ahello", b", Ada\0\0\0\x03bye"];
    tokio::join!(send_in_pieces(writer, &pieces), show_messages(reader));
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch2c_read_message/tests.rs"]
mod tests;
