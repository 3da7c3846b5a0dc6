//! The only test that the workbook runs: it calls the test it is told to, and reports over a socket.
//!
//! This file is compiled into a learner's tests, after their own. It names everything by its full
//! path, because the learner's file may define names of its own.

use ::std::io::{Read, Write};
use ::std::net::Shutdown;
use ::std::os::fd::AsFd;
use ::std::os::unix::net::UnixStream;
use ::std::panic::{PanicHookInfo, catch_unwind, set_hook, take_hook};
use ::std::string::String;
use ::std::sync::Mutex;
use ::std::vec::Vec;

/// The longest panic message that is reported whole, in bytes.
const LONGEST: usize = 16 * 1024;

/// Every panic: its message, file and line.
static PANICS: Mutex<Vec<(String, String, u32)>> = Mutex::new(Vec::new());

#[test]
fn run() {
    let input = ::std::io::stdin().as_fd().try_clone_to_owned();
    let mut channel = UnixStream::from(input.expect("the workbook's socket is there"));
    let mut request = String::new();
    channel.read_to_string(&mut request).expect("the workbook says which test to run");
    let mut lines = request.lines();
    let mut line = || lines.next().expect("the request has three lines");
    let (nonce, marker, name) = (line(), line(), line());
    let (_, test) = TESTS.iter().find(|(path, _)| *path == name).expect("the test exists");

    // libtest has printed a line of its own; what comes after this one is the learner's.
    ::std::println!("{marker}");
    set_hook(::std::boxed::Box::new(remember));
    let result = catch_unwind(test);
    drop(take_hook());

    let mut panics = PANICS.lock().map(|mut panics| ::std::mem::take(&mut *panics)).unwrap_or_default();
    let report = match result {
        Ok(()) => ::std::format!("{nonce}\npassed\n\n0\n"),
        Err(panic) => {
            let mut message = message_of(&*panic);
            let (file, line) = take_place(&mut panics, &message);
            if message.len() > LONGEST {
                message = message.chars().take(LONGEST / 4).collect();
                message.push_str("… (cut)");
            }
            ::std::format!("{nonce}\nfailed\n{file}\n{line}\n{message}")
        }
    };
    for (message, file, line) in panics {
        ::std::eprintln!("a task or thread panicked at {file}:{line}: {message}");
    }
    let _ = ::std::io::stdout().flush();
    channel.write_all(report.as_bytes()).expect("the workbook listens");
    let _ = channel.shutdown(Shutdown::Write);
    ::std::process::exit(0);
}

fn remember(info: &PanicHookInfo<'_>) {
    let place = info.location();
    let file = place.map_or("", |place| place.file());
    let entry = (message_of(info.payload()), String::from(file), place.map_or(0, |p| p.line()));
    if let Ok(mut panics) = PANICS.lock() {
        panics.push(entry);
    }
}

fn message_of(payload: &(dyn ::std::any::Any + Send)) -> String {
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
