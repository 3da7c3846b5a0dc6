//! A task owns the wire and the reading; nothing that ticks can drop it.
//! What crosses over is whole frames, by `recv`, which may be dropped without loss.

#[path = "../../../exercises/src/bin/ch6f_frames_in_select/support.rs"]
pub mod support;

use support::{BEAT, FRAME, Monitor};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let (tx, mut rx) = mpsc::channel(1);
    tokio::spawn(async move {
        let mut frame = [0; FRAME];
        while wire.read_exact(&mut frame).await.is_ok() {
            if tx.send(frame).await.is_err() {
                return;
            }
        }
    });
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    loop {
        tokio::select! {
            frame = rx.recv() => match frame {
                Some(frame) => frames.push(String::from_utf8_lossy(&frame).into_owned()),
                None => return frames,
            },
            _ = ticker.tick() => monitor.beat(),
        }
    }
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch6f_frames_in_select/tests.rs"]
mod tests;
