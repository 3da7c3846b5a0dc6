//! One `read_exact` for each frame, kept over all rounds: a tick drops only the loan `&mut reading`.
//! The inner block ends the loans of `wire` and `frame` when the frame is there.

#[path = "../../../exercises/src/bin/ch6f_frames_in_select/support.rs"]
pub mod support;

use std::pin::pin;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    loop {
        let mut frame = [0; FRAME];
        let read = {
            let mut reading = pin!(wire.read_exact(&mut frame));
            loop {
                tokio::select! {
                    read = &mut reading => break read,
                    _ = ticker.tick() => monitor.beat(),
                }
            }
        };
        if read.is_err() {
            return frames;
        }
        frames.push(String::from_utf8_lossy(&frame).into_owned());
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6f_frames_in_select/tests.rs"]
mod tests;
