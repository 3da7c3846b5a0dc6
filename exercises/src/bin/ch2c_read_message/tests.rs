use std::io::{self, ErrorKind};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::runtime::Builder;
use tokio::time::timeout;
use tokio_test::io::Mock;

use super::read_message;

const SECOND: Duration = Duration::from_secs(1);

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a loop that keeps the thread.
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
        Err(_) => panic!(
            "`read_message` had not returned after 3 real seconds: it keeps its thread busy or blocked. \
             At the end of a connection a read returns 0 bytes, at once, as often as it is called."
        ),
    }
}

/// A message with this body, as it is sent.
fn message(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("the body is short");
    [&length.to_be_bytes(), body].concat()
}

/// A connection on which these pieces arrive, a second apart, and then its end.
fn arriving(pieces: &[&[u8]]) -> Mock {
    let mut builder = tokio_test::io::Builder::new();
    for piece in pieces.iter().filter(|piece| !piece.is_empty()) {
        builder.read(piece).wait(SECOND);
    }
    builder.build()
}

async fn body_of_next(reader: &mut (impl AsyncRead + Unpin)) -> Result<Vec<u8>, ErrorKind> {
    let Ok(result) = timeout(60 * SECOND, read_message(reader)).await else {
        panic!(
            "`read_message` had not returned after 60 s, although the whole message had arrived. \
             The connection was still open: it need not end for the message to be complete."
        );
    };
    let result: io::Result<Vec<u8>> = result;
    result.map_err(|error| error.kind())
}

/// What is still to be read. A mock panics when it is dropped with something left.
async fn rest_of(reader: &mut Mock) -> Vec<u8> {
    let mut rest = Vec::new();
    let read = reader.read_to_end(&mut rest).await;
    read.expect("reading a mock does not fail");
    rest
}

#[test]
fn a_message_may_arrive_in_any_two_pieces() {
    within_3_seconds(async || {
        let sent = message(b"hello, Ada");
        for cut in 1..=sent.len() {
            let (first, second) = sent.split_at(cut);
            let mut reader = arriving(&[first, second]);
            let body = body_of_next(&mut reader).await;
            rest_of(&mut reader).await;
            assert!(
                body.as_deref() == Ok(b"hello, Ada"),
                "Of a message of {} bytes the first {cut} arrived, and a second later the others. \
                 `read_message` returned {}, not the body \"hello, Ada\".",
                sent.len(),
                shown(&body)
            );
        }
    });
}

#[test]
fn a_long_message_arrives_slowly() {
    within_3_seconds(async || {
        let expected = b"0123456789".repeat(500);
        let sent = message(&expected);
        let pieces: Vec<&[u8]> = sent.chunks(700).collect();
        let mut reader = arriving(&pieces);
        let body = body_of_next(&mut reader).await;
        rest_of(&mut reader).await;
        let differs_at = body
            .iter()
            .flatten()
            .zip(&expected)
            .position(|(a, b)| a != b);
        let difference = differs_at.map_or(String::new(), |index| {
            format!(" Byte {} of it is the first that differs.", index + 1)
        });
        assert!(
            body.as_ref() == Ok(&expected),
            "A body of 5000 bytes arrived in {} pieces. `read_message` returned {} instead.{difference} \
             The body is all that was sent, in the order in which it came.",
            pieces.len(),
            shown(&body)
        );
    });
}

#[test]
fn an_early_end_is_unexpected_eof() {
    within_3_seconds(async || {
        let sent = message(b"hello, Ada");
        for n_sent in 0..sent.len() {
            let mut reader = arriving(&[&sent[..n_sent]]);
            let body = body_of_next(&mut reader).await;
            rest_of(&mut reader).await;
            assert!(
                body == Err(ErrorKind::UnexpectedEof),
                "The connection ended after {n_sent} of {} bytes. `read_message` returned {}: \
                 the message is not complete and never will be, so `UnexpectedEof` is expected.",
                sent.len(),
                shown(&body)
            );
        }
    });
}

#[test]
fn the_next_message_stays_in_the_reader() {
    within_3_seconds(async || {
        let both = [message(b"hello, Ada"), message(b""), message(b"bye")].concat();
        // Like a mock, but one can see what is left of it.
        let mut reader: &[u8] = &both;
        for (n, expected) in [(1, "hello, Ada"), (2, ""), (3, "bye")] {
            let n_before = reader.len();
            let body = body_of_next(&mut reader).await;
            assert!(
                body.as_deref() == Ok(expected.as_bytes()),
                "Three messages arrived at once: \"hello, Ada\", \"\" and \"bye\". \
                 Call {n} of `read_message` returned {}.",
                shown(&body)
            );
            let (n_taken, n_sent) = (n_before - reader.len(), 4 + expected.len());
            assert!(
                n_taken == n_sent,
                "Three messages arrived at once. Call {n} of `read_message` returned the right body, \
                 but took {n_taken} bytes out of `reader`. Its message has {n_sent}; \
                 what comes after it belongs to the next call."
            );
        }
    });
}

#[test]
fn the_connection_may_stay_open() {
    within_3_seconds(async || {
        let (mut writer, mut reader) = tokio::io::duplex(64);
        let sent = writer.write_all(&message(b"hello, Ada")).await;
        sent.expect("there is room for 64 bytes");
        let body = body_of_next(&mut reader).await;
        assert!(
            body.as_deref() == Ok(b"hello, Ada"),
            "A message arrived in one piece, and the connection stayed open. \
             `read_message` returned {}, not the body \"hello, Ada\".",
            shown(&body)
        );
    });
}

/// A result in words.
fn shown(body: &Result<Vec<u8>, ErrorKind>) -> String {
    match body {
        Ok(body) if body.len() > 40 => format!("a body of {} bytes", body.len()),
        Ok(body) => format!("the body \"{}\"", body.escape_ascii()),
        Err(kind) => format!("an error of the kind `{kind:?}`"),
    }
}
