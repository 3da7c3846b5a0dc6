//! Calls one test of a learner's program, and reports over a socket what became of it.
//!
//! This file is compiled into the library that all programs are linked with. What it keeps is its
//! own: a learner's file cannot name it, because that takes the word `extern`.

use std::any::Any;
use std::fmt::Debug;
use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic::{PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

/// The longest panic message that is reported whole, in bytes; no more is kept of what a test saw.
const LONGEST: usize = 16 * 1024;

/// Every panic: its message, file and line.
static PANICS: Mutex<Vec<(String, String, u32)>> = Mutex::new(Vec::new());

/// Where the random numbers stand.
static STATE: AtomicU64 = AtomicU64::new(0);

/// What the test saw, a line each.
static SEEN: Mutex<String> = Mutex::new(String::new());

/// A random number for a hidden test. The same file and the same tests get the same numbers again.
pub fn random() -> u64 {
    // SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut z = STATE.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Reports something that a hidden test saw, and that every right answer makes it see. The grader
/// compares it with what the answer made it see with the same random numbers.
pub fn saw(value: &dyn Debug) {
    if let Ok(mut seen) = SEEN.lock()
        && seen.len() < LONGEST
    {
        seen.push_str(&format!("{value:?}\n"));
    }
}

/// Calls the one of `tests` that it is told to. The process ends here.
pub fn run(tests: &[(&str, fn())]) {
    let input = std::io::stdin().as_fd().try_clone_to_owned();
    let mut channel = UnixStream::from(input.expect("the workbook's socket is there"));
    let mut request = String::new();
    channel
        .read_to_string(&mut request)
        .expect("the workbook says which test to run");
    let mut lines = request.lines();
    let mut line = || lines.next().expect("the request has four lines");
    let (nonce, marker, seed, name) = (line(), line(), line(), line());
    let (_, test) = tests
        .iter()
        .find(|(path, _)| *path == name)
        .expect("the test exists");
    STATE.store(
        seed.parse().expect("the seed is a number"),
        Ordering::Relaxed,
    );

    // libtest has printed a line of its own; what comes after this one is the learner's.
    println!("{marker}");
    set_hook(Box::new(remember));
    let result = catch_unwind(test);
    drop(take_hook());

    let mut panics = PANICS
        .lock()
        .map(|mut panics| std::mem::take(&mut *panics))
        .unwrap_or_default();
    let report = match result {
        Ok(()) => {
            let seen = SEEN.lock().map(|seen| seen.clone()).unwrap_or_default();
            format!("{nonce}\npassed\n\n0\n{seen}")
        }
        Err(panic) => {
            let mut message = message_of(&*panic);
            let (file, line) = take_place(&mut panics, &message);
            if message.len() > LONGEST {
                message = message.chars().take(LONGEST / 4).collect();
                message.push_str("… (cut)");
            }
            format!("{nonce}\nfailed\n{file}\n{line}\n{message}")
        }
    };
    for (message, file, line) in panics {
        eprintln!("a task or thread panicked at {file}:{line}: {message}");
    }
    let _ = std::io::stdout().flush();
    channel
        .write_all(report.as_bytes())
        .expect("the workbook listens");
    let _ = channel.shutdown(Shutdown::Write);
    std::process::exit(0);
}

fn remember(info: &PanicHookInfo<'_>) {
    let place = info.location();
    let file = place.map_or("", |place| place.file());
    let entry = (
        message_of(info.payload()),
        String::from(file),
        place.map_or(0, |place| place.line()),
    );
    if let Ok(mut panics) = PANICS.lock() {
        panics.push(entry);
    }
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    String::from(text.unwrap_or("a panic without a message"))
}

/// Where the panic that ended the test happened. One that went from thread to thread did not happen
/// where the test was left, so its message tells which it is.
fn take_place(panics: &mut Vec<(String, String, u32)>, message: &str) -> (String, u32) {
    match panics.iter().rposition(|(text, _, _)| text == message) {
        Some(found) => {
            let (_, file, line) = panics.remove(found);
            (file, line)
        }
        None => (String::new(), 0),
    }
}
