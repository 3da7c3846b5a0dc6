//! # Read a message
//!
//! A message is four bytes, the length of its body as a big-endian `u32`, and then the body.
//! Finish `async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>>`.
//!
//! - It returns the body, however many pieces the message arrives in.
//! - It returns as soon as the body is complete; the connection may stay open.
//! - What comes after the body stays in `reader`, for the next call.
//! - If the connection ends too early: an error of the kind `UnexpectedEof`.

pub mod support;

use std::io;

use support::send_in_pieces;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::time::Instant;

pub async fn read_message(reader: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let mut buffer = [0; 1024];
    let n_read = reader.read(&mut buffer).await?;
    let body = buffer[..n_read].get(4..).unwrap_or_default();
    Ok(body.to_vec())
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
mod tests;
