// expect: fail frames_in_pieces_arrive_whole
// Believed that what comes at once is a frame. A wire knows no frames.

pub mod support;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    loop {
        let mut frame = [0; FRAME];
        tokio::select! {
            read = wire.read(&mut frame) => match read {
                Ok(0) | Err(_) => return frames,
                Ok(n) => frames.push(String::from_utf8_lossy(&frame[..n]).into_owned()),
            },
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[cfg(test)]
mod tests;
