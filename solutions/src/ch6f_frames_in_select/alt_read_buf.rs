//! A buffer outside takes whatever comes; a plain piece of code cuts frames from it.
//! The core that knows frames is not async, so it can be tested without a wire.

#[path = "../../../exercises/src/bin/ch6f_frames_in_select/support.rs"]
pub mod support;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    let mut buffer = Vec::new();
    loop {
        tokio::select! {
            read = wire.read_buf(&mut buffer) => match read {
                Ok(0) | Err(_) => return frames,
                Ok(_) => frames.extend(whole_frames(&mut buffer)),
            },
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

/// Takes the frames that are whole out of the buffer.
fn whole_frames(buffer: &mut Vec<u8>) -> Vec<String> {
    let whole = buffer.len() / FRAME * FRAME;
    let bytes: Vec<u8> = buffer.drain(..whole).collect();
    let frames = bytes.chunks(FRAME).map(String::from_utf8_lossy);
    frames.map(|frame| frame.into_owned()).collect()
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6f_frames_in_select/tests.rs"]
mod tests;
