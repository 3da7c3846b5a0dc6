use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::read_frames;
use super::support::{Monitor, write_in_pieces};

#[tokio::test(start_paused = true)]
async fn frames_cut_anywhere_arrive_whole() {
    for _ in 0..20 {
        let text: String = (0..5 * (1 + random() % 20))
            .map(|_| char::from(b'A' + (random() % 26) as u8))
            .collect();
        let mut rest = text.as_str();
        let mut pieces = Vec::new();
        while !rest.is_empty() {
            let (piece, after) = rest.split_at((1 + random() as usize % 12).min(rest.len()));
            pieces.push(piece.to_owned());
            rest = after;
        }
        let (wire, peer) = tokio::io::duplex(64);
        let reading = read_frames(wire, Monitor::new());
        let both = async { tokio::join!(reading, write_in_pieces(peer, pieces.clone())) };
        let both = timeout(Duration::from_secs(3600), both).await;
        let frames: Vec<String> = both.map_or(Vec::new(), |(frames, ())| frames);
        assert!(
            frames.concat() == text && frames.iter().all(|frame| frame.len() == 5),
            "The pieces {pieces:?} came out as the frames {frames:?}."
        );
        saw(&frames);
    }
}

#[tokio::test(start_paused = true)]
async fn an_empty_wire_has_no_frames() {
    let (wire, peer) = tokio::io::duplex(64);
    drop(peer);
    let frames = timeout(Duration::from_millis(1), read_frames(wire, Monitor::new())).await;
    let frames: Option<Vec<String>> = frames.ok();
    assert!(
        frames == Some(Vec::new()),
        "The wire had ended before it began, and the frames were {frames:?}."
    );
    saw(&frames);
}
