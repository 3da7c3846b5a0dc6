// expect: fail the_monitor_hears_a_beat_every_100_ms
// Believed that beats may be made up for afterwards.

pub mod support;

use support::{FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut bytes = Vec::new();
    let _ = wire.read_to_end(&mut bytes).await;
    for _ in 0..3 {
        monitor.beat();
    }
    let frames = bytes.chunks_exact(FRAME).map(String::from_utf8_lossy);
    frames.map(|frame| frame.into_owned()).collect()
}

#[cfg(test)]
mod tests;
