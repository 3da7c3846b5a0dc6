//! # Frames beside a ticker
//!
//! A wire delivers frames of 5 bytes, in pieces; meanwhile the monitor wants a sign of life.
//! Mend `async fn read_frames(wire: DuplexStream, monitor: Monitor) -> Vec<String>`.
//!
//! - Every frame is returned once, in order, however it is cut into pieces.
//! - Until the wire ends, `monitor.beat()` is called every 100 ms.
//! - It returns when the wire ends; an unfinished frame is left out.

pub mod support;

use support::{BEAT, FRAME, Monitor, write_in_pieces};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    loop {
        let mut frame = [0; FRAME];
        tokio::select! {
            read = wire.read_exact(&mut frame) => match read {
                Ok(_) => frames.push(String::from_utf8_lossy(&frame).into_owned()),
                Err(_) => return frames,
            },
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let (wire, peer) = tokio::io::duplex(64);
    let pieces = ["HE", "LLOWO", "RLD"].map(str::to_owned).to_vec();
    let monitor = Monitor::new();
    let reading = read_frames(wire, monitor.clone());
    let writing = write_in_pieces(peer, pieces);
    let (frames, ()) = tokio::join!(reading, writing);
    println!("frames: {frames:?}");
    println!("signs of life: {:?}", monitor.beats());
}

#[cfg(test)]
mod tests;
