// expect: fail frames_in_pieces_arrive_whole
// Believed that a buffer keeps what `read_exact` had. What it took out of the buffer is gone.

pub mod support;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, BufReader, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    let mut wire = BufReader::new(wire);
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

#[cfg(test)]
mod tests;
