// expect: fail frames_in_pieces_arrive_whole
// Believed that it is a matter of who is asked first. Bytes taken from the wire are lost all the same.

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
            biased;
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
