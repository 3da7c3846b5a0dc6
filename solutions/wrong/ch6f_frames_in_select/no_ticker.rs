// expect: fail the_monitor_hears_a_beat_every_100_ms
// Believed that without a race nothing is lost. True, but the monitor hears nothing.

pub mod support;

use support::{FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};

pub async fn read_frames(mut wire: DuplexStream, _monitor: Monitor) -> Vec<String> {
    let mut frames = Vec::new();
    let mut frame = [0; FRAME];
    while wire.read_exact(&mut frame).await.is_ok() {
        frames.push(String::from_utf8_lossy(&frame).into_owned());
    }
    frames
}

#[cfg(test)]
mod tests;
