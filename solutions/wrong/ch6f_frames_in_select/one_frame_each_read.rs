// expect: fail frames_in_one_piece_arrive_too
// Believed that a read brings at most one frame. What follows it waits for the next read, which may never come.

pub mod support;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    let mut buffer: Vec<u8> = Vec::new();
    loop {
        tokio::select! {
            read = wire.read_buf(&mut buffer) => match read {
                Ok(0) | Err(_) => return frames,
                Ok(_) if buffer.len() >= FRAME => {
                    let frame: Vec<u8> = buffer.drain(..FRAME).collect();
                    frames.push(String::from_utf8_lossy(&frame).into_owned());
                }
                Ok(_) => {}
            },
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[cfg(test)]
mod tests;
