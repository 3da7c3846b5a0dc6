use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::read_message;

const SECOND: Duration = Duration::from_secs(1);

fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("`read_message` had not returned after 3 real seconds."),
    }
}

fn random_body() -> Vec<u8> {
    let length = [0, 1, 3, 4, 255, 256, 1020, 1024, 70_000][(random() % 9) as usize];
    (0..length).map(|n| (n * 7 + length) as u8).collect()
}

fn message(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("the body is short");
    [&length.to_be_bytes(), body].concat()
}

/// The length of a body and the sum of its bytes: the body itself may be long.
fn length_and_sum(body: &[u8]) -> (usize, u64) {
    (body.len(), body.iter().map(|&byte| u64::from(byte)).sum())
}

#[test]
fn many_messages_in_random_pieces() {
    within_3_seconds(async || {
        let bodies: Vec<Vec<u8>> = (0..20).map(|_| random_body()).collect();
        let sent: Vec<u8> = bodies.iter().flat_map(|body| message(body)).collect();
        let (mut writer, mut reader) = tokio::io::duplex(4096);
        let write = async move {
            let mut left = sent.as_slice();
            while !left.is_empty() {
                let n_bytes = left.len().min(1 + random() as usize % 3000);
                let (piece, others) = left.split_at(n_bytes);
                writer.write_all(piece).await.expect("there is a reader");
                sleep(Duration::from_millis(random() % 50)).await;
                left = others;
            }
            writer
        };
        let read = async {
            for (n, expected) in bodies.iter().enumerate() {
                let body = timeout(60 * SECOND, read_message(&mut reader)).await;
                let body: io::Result<Vec<u8>> = body.expect("`read_message` hung for 60 s.");
                saw(&body.as_deref().ok().map(length_and_sum));
                assert!(
                    body.as_ref().ok() == Some(expected),
                    "Message {n} of 20, with {} bytes, was not returned as it was sent.",
                    expected.len()
                );
            }
            reader
        };
        tokio::join!(write, read);
    });
}

#[test]
fn it_waits_no_longer_than_the_message_takes() {
    within_3_seconds(async || {
        let pause = Duration::from_millis(1 + random() % 1000);
        let (mut writer, mut reader) = tokio::io::duplex(64);
        let write = async {
            for byte in message(b"hello, Ada") {
                sleep(pause).await;
                writer.write_all(&[byte]).await.expect("there is a reader");
            }
            sleep(3600 * SECOND).await;
        };
        let start = Instant::now();
        let read = timeout(60 * SECOND, read_message(&mut reader));
        let body = tokio::select! {
            body = read => body.ok().and_then(Result::ok),
            () = write => None,
        };
        let elapsed = start.elapsed();
        saw(&(&body, elapsed));
        assert!(
            body.as_deref() == Some(b"hello, Ada") && elapsed == 14 * pause,
            "14 bytes arrived, one every {pause:?}. \
             `read_message` returned {body:?} after {elapsed:?}, not after {:?}.",
            14 * pause
        );
    });
}

#[test]
fn an_early_end_after_a_whole_message_is_an_error() {
    within_3_seconds(async || {
        let first = random_body();
        let cut = message(b"hello, Ada");
        let n_sent = random() as usize % cut.len();
        let mut reader = io::Cursor::new([&message(&first), &cut[..n_sent]].concat());
        let whole: Option<Vec<u8>> = read_message(&mut reader).await.ok();
        let kind: Option<ErrorKind> = read_message(&mut reader).await.err().map(|e| e.kind());
        saw(&(whole.as_deref().map(length_and_sum), kind));
        assert!(
            whole.as_ref() == Some(&first) && kind == Some(ErrorKind::UnexpectedEof),
            "After a whole message {n_sent} of {} bytes of the next one came, and the end. \
             The second call returned {kind:?}, not `UnexpectedEof`.",
            cut.len()
        );
    });
}
