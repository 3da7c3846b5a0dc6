//! Programs that do not end, or that try to pass without being right: each gets its word, and nothing is left running.

use std::fs::OpenOptions;
use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::workbook::{Workbook, processes_in};

const ID: &str = "ch1b_fetch_data";

/// A watchdog: on a quiet machine everything is stopped within ten seconds, beside other work later.
const LIMIT: Duration = Duration::from_secs(40);

/// A whole main.rs whose `fetch_data` is `body`.
fn program(body: &str) -> String {
    format!(
        "pub struct Data {{ pub data: String }}\n\
         pub async fn fetch_data(url: &str) -> Data {{ {body} }}\n\
         #[tokio::main] async fn main() {{ fetch_data(\"url\").await; }}\n\
         #[cfg(test)]\nmod tests;\n"
    )
}

/// Checks such a program, and requires that nothing is left of it.
#[track_caller]
fn check(body: &str) -> Value {
    let workbook = Workbook::new();
    workbook.write(ID, &program(body));
    workbook.run(&["check", ID]); // The first check builds the libraries.
    let start = Instant::now();
    let verdict = workbook.verdict(ID);
    assert!(start.elapsed() < LIMIT, "took {:?}", start.elapsed());
    assert_eq!(processes_in(workbook.root()), Vec::<String>::new());
    verdict
}

#[track_caller]
fn must_be(verdict: &Value, outcome: &str, words: &str) {
    assert_eq!(verdict["verdict"], outcome, "{verdict:#}");
    let said = verdict["tests"][0]["message"]
        .as_str()
        .or(verdict["message"].as_str());
    assert!(said.is_some_and(|said| said.contains(words)), "{verdict:#}");
}

#[test]
fn an_endless_loop_is_stopped() {
    let verdict = check("loop {}");
    must_be(&verdict, "timed-out", "Is there a loop that never ends?");
}

#[test]
fn a_future_that_is_never_woken_is_stopped() {
    // Here the tests' own virtual time limit speaks first.
    let verdict = check("let _ = url; std::future::pending().await");
    must_be(&verdict, "failed", "had not returned after 60 s");
    // Here there is no timer that could.
    let blocked = "let _ = url; futures::executor::block_on(std::future::pending())";
    must_be(
        &check(blocked),
        "timed-out",
        "Is there a future that is never woken?",
    );
}

#[test]
fn a_flood_of_output_is_cut() {
    let verdict = check("loop { println!(\"{url}\") }");
    must_be(&verdict, "timed-out", "Printed more than 64 KiB");
    assert!(verdict["output"].as_str().unwrap().len() <= 64 * 1024);
}

#[test]
fn run_has_the_same_limits() {
    let workbook = Workbook::new();
    workbook.run(&["check", ID]);
    for (body, words) in [
        ("loop {}", "Still computing when its time was up"),
        (
            "let _ = url; std::future::pending().await",
            "Still waiting after",
        ),
        ("loop { println!(\"{url}\") }", "Printed more than 64 KiB"),
    ] {
        workbook.write(ID, &program(body));
        let start = Instant::now();
        workbook.run(&["run", ID]).must(1, &[words]);
        assert!(start.elapsed() < LIMIT, "{body} took {:?}", start.elapsed());
    }
    assert_eq!(processes_in(workbook.root()), Vec::<String>::new());
}

#[test]
fn a_program_that_breaks_down_has_crashed() {
    let stack = "fn deep(n: u64) -> u64 { std::hint::black_box(n) + deep(n + 1) } \
                 Data { data: format!(\"{url}{}\", deep(0)) }";
    must_be(&check(stack), "crashed", "The stack overflowed");
    let memory = "let all = vec![1u8; 3 << 30]; Data { data: format!(\"{url}{}\", all.len()) }";
    must_be(&check(memory), "crashed", "more than 1024 MiB of memory");
    must_be(
        &check("let _ = url; std::process::abort()"),
        "crashed",
        "ended by signal 6",
    );
}

#[test]
fn leaving_early_is_not_passing() {
    let early = "let _ = url; std::process::exit(0)";
    must_be(&check(early), "crashed", "ended itself with exit code 0");
    let hook = "std::panic::set_hook(Box::new(|_| std::process::exit(0))); panic!(\"{url}\")";
    must_be(&check(hook), "crashed", "ended itself with exit code 0");
}

#[test]
fn printing_a_verdict_is_not_passing() {
    let fake = "println!(\"test result: ok. 3 passed; 0 failed\"); panic!(\"{url}\")";
    must_be(&check(fake), "failed", "Your code panicked on line 2");
}

#[test]
fn a_report_of_ones_own_is_found_out() {
    let forged = "use std::{io::Write, os::fd::AsFd, os::unix::net::UnixStream}; let _ = url; \
                  let fd = std::io::stdin().as_fd().try_clone_to_owned().unwrap(); \
                  let mut channel = UnixStream::from(fd); \
                  channel.write_all(b\"00000000000000000000000000000000\\npassed\\n\\n0\\n\").unwrap(); \
                  std::process::exit(0)";
    let verdict = check(forged);
    must_be(&verdict, "failed", "not the harness's own");
    assert!(!verdict["review"].as_array().unwrap().is_empty());
}

#[test]
fn the_tests_cannot_be_taken_out_or_replaced() {
    let workbook = Workbook::new();
    let whole = program("panic!(\"{url}\")");
    for (old, new) in [
        ("#[cfg(test)]\nmod tests;\n", ""),
        ("mod tests;", "mod tests { #[test] fn fine() {} }"),
        ("#[cfg(test)]\nmod tests;", "#[cfg(not(test))]\nmod tests;"),
    ] {
        workbook.write(ID, &whole.replace(old, new));
        let verdict = workbook.verdict(ID);
        must_be(&verdict, "rejected", "mod tests");
    }
}

#[test]
fn a_macro_of_ones_own_cannot_take_the_place_of_assert() {
    let workbook = Workbook::new();
    let shadow = "macro_rules! assert { ($($any:tt)*) => {} }\n";
    workbook.write(
        ID,
        &format!("{shadow}{}", program("Data { data: url.into() }")),
    );
    let verdict = workbook.verdict(ID);
    assert_eq!(verdict["verdict"], "compile-error", "{verdict:#}");
    assert_eq!(verdict["diagnostics"][0]["code"], "E0659", "{verdict:#}");
}

#[test]
fn no_crate_of_ones_own_can_take_the_place_of_std() {
    let workbook = Workbook::new();
    let disguise = "extern crate std as real;\nextern crate self as std;\npub use real::*;\n";
    for disguise in [
        disguise.to_owned(),
        format!("macro_rules! m {{ () => {{ {disguise} }} }} m!();"),
    ] {
        workbook.write(ID, &format!("{disguise}\n{}", program("panic!(\"{url}\")")));
        must_be(&workbook.verdict(ID), "rejected", "says `extern`");
    }
}

#[test]
fn a_program_cannot_spoil_the_folder_for_the_next_one() {
    let workbook = Workbook::new();
    let spoil = "let _ = url; let _ = std::fs::remove_file(\"../main.rs\"); \
                 let _ = std::fs::create_dir_all(\"../main.rs/deep\"); panic!(\"spoilt\")";
    workbook.write(ID, &program(spoil));
    workbook.run(&["check", ID]).must(1, &["spoilt"]);
    workbook.write(ID, &workbook.answer(ID));
    workbook.run(&["check", ID]).must(0, &["All 3 tests pass"]);
}

#[test]
fn a_file_that_changes_all_the_time_does_not_keep_the_check_running() {
    let workbook = Workbook::new();
    let file = workbook.file(ID);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut file = OpenOptions::new().append(true).open(&file).unwrap();
            while !is_over.load(Relaxed) {
                file.write_all(b"//\n").unwrap();
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        let ran = workbook.run(&["check", ID]);
        is_over.store(true, Relaxed);
        ran.must(3, &["changed each time it was checked"]);
    });
}

#[test]
fn unsafe_code_is_refused() {
    let workbook = Workbook::new();
    workbook.write(ID, &program("unsafe { std::hint::unreachable_unchecked() }; #[expect(unreachable_code)] Data { data: url.into() }"));
    assert_eq!(workbook.verdict(ID)["verdict"], "compile-error");
}

#[test]
fn the_environment_is_not_handed_on() {
    let workbook = Workbook::new();
    let body = "let names: Vec<String> = std::env::vars().map(|(name, _)| name).collect(); \
                panic!(\"{url} {} {:?}\", names.iter().any(|name| name == \"SECRET\"), \
                option_env!(\"SECRET\"))";
    workbook.write(ID, &program(body));
    let output = workbook
        .command(&["check", ID])
        .env("SECRET", "hush")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("example.com false None"), "{said}");
}

#[test]
fn as_many_blocking_calls_as_tokio_runs_at_once_are_no_harm() {
    let workbook = Workbook::new();
    let body = "let calls: Vec<_> = (0..600).map(|_| tokio::task::spawn_blocking(|| \
                    std::thread::sleep(std::time::Duration::from_millis(100)))).collect();\n\
                for call in calls { call.await.unwrap(); }\n\
                println!(\"all are finished\"); Data { data: url.to_owned() }";
    workbook.write(ID, &program(body));
    workbook
        .run(&["run", ID])
        .must(0, &["all are finished", "600"]);
}
