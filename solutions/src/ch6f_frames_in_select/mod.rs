//! Right, because the frame and its count live outside the future that is dropped.
//! `read` has taken either nothing, and may be dropped, or something, and then its branch has won.

#[path = "../../../exercises/src/bin/ch6f_frames_in_select/support.rs"]
pub mod support;

use support::{BEAT, FRAME, Monitor, write_in_pieces};
use tokio::io::{AsyncReadExt, DuplexStream};
use tokio::time::{Instant, interval_at};

pub async fn read_frames(mut wire: DuplexStream, monitor: Monitor) -> Vec<String> {
    let mut ticker = interval_at(Instant::now() + BEAT, BEAT);
    let mut frames = Vec::new();
    let (mut frame, mut filled) = ([0; FRAME], 0);
    loop {
        tokio::select! {
            read = wire.read(&mut frame[filled..]) => match read {
                Ok(0) | Err(_) => return frames,
                Ok(n) => filled += n,
            },
            _ = ticker.tick() => monitor.beat(),
        }
        if filled == FRAME {
            frames.push(String::from_utf8_lossy(&frame).into_owned());
            filled = 0;
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
#[path = "../../../exercises/src/bin/ch6f_frames_in_select/tests.rs"]
mod tests;
