use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::read_frames;
use super::support::{Monitor, write_in_pieces};

const MINUTE: Duration = Duration::from_secs(60);

/// What came of a run.
struct Run {
    frames: Vec<String>,
    beats: Vec<Duration>,
    ended: Duration,
}

async fn run(pieces: &[&str]) -> Run {
    let (wire, peer) = tokio::io::duplex(64);
    let (start, monitor) = (Instant::now(), Monitor::new());
    let pieces = pieces.iter().map(|piece| (*piece).to_owned()).collect();
    let reading = async {
        let frames = read_frames(wire, monitor.clone()).await;
        (frames, start.elapsed())
    };
    let both = async { tokio::join!(reading, write_in_pieces(peer, pieces)) };
    let Ok(((frames, ended), ())) = timeout(MINUTE, both).await else {
        panic!(
            "After a minute `read_frames` had not returned. The wire had ended long before: \
             a `read` answers 0 bytes then, and goes on doing so."
        );
    };
    Run {
        frames,
        beats: monitor.beats(),
        ended,
    }
}

#[tokio::test(start_paused = true)]
async fn frames_in_pieces_arrive_whole() {
    let frames: Vec<String> = run(&["HE", "LLOWO", "RLD"]).await.frames;
    assert!(
        frames == ["HELLO", "WORLD"],
        "HE came at 50 ms, LLOWO at 150 ms, RLD at 250 ms; the frames were {frames:?}. \
         Expected are HELLO and WORLD. \
         Where are the first two bytes when the tick comes at 100 ms?"
    );
}

#[tokio::test(start_paused = true)]
async fn frames_in_one_piece_arrive_too() {
    let frames: Vec<String> = run(&["HELLOWORLDAGAIN"]).await.frames;
    assert!(
        frames == ["HELLO", "WORLD", "AGAIN"],
        "Three frames came in one piece of 15 bytes, and {} were returned: {frames:?}. \
         Every 5 bytes are a frame.",
        frames.len()
    );
}

#[tokio::test(start_paused = true)]
async fn a_frame_may_take_longer_than_many_ticks() {
    let frames: Vec<String> = run(&["H", "E", "L", "L", "O"]).await.frames;
    assert!(
        frames == ["HELLO"],
        "One byte came every 100 ms, with a tick after each; the frames were {frames:?}. \
         Expected is HELLO."
    );
}

#[tokio::test(start_paused = true)]
async fn the_monitor_hears_a_beat_every_100_ms() {
    let beats: Vec<Duration> = run(&["HE", "LLOWO", "RLD"]).await.beats;
    let beats: Vec<Duration> = beats.into_iter().filter(|beat| !beat.is_zero()).collect();
    let expected: Vec<Duration> = (1..=3).map(|n| Duration::from_millis(100 * n)).collect();
    assert!(
        beats == expected,
        "The wire ended at 350 ms. Until then a beat is due every 100ms, 3 in all; there were {}: {beats:?}.",
        beats.len()
    );
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_frame_is_left_out() {
    let run = run(&["HELLO", "WOR"]).await;
    let (frames, ended): (Vec<String>, Duration) = (run.frames, run.ended);
    assert!(
        frames == ["HELLO"],
        "The wire ended after HELLO and WOR; the frames were {frames:?}. \
         WOR has 3 bytes of 5: only HELLO is a frame."
    );
    assert!(
        ended == Duration::from_millis(250),
        "The wire ended at 250ms, and `read_frames` returned after {ended:?}: \
         after the end nothing can come."
    );
}
