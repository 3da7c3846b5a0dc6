use std::time::Duration;

use tokio::task::{JoinHandle, yield_now};
use tokio::time::{Instant, timeout};

use super::support::{Log, Server, draw_page};
use super::{Directory, start_lookups};

/// A directory, what its server is asked, and the names it has.
fn directory() -> (Directory, Log, Vec<Option<String>>) {
    let (server, log) = Server::new();
    let names: Vec<Option<String>> = server.names();
    (Directory::new(server), log, names)
}

fn asked(log: &Log) -> Vec<u32> {
    log.lock().expect("not poisoned").clone()
}

/// Waits for the answer of one handle.
async fn answer(id: u32, lookup: JoinHandle<Option<String>>) -> Option<String> {
    match timeout(Duration::from_secs(60), lookup).await {
        Err(_) => {
            panic!("The lookup of user {id} had not ended after 60 s. The server takes 100 ms.")
        }
        Ok(Err(_)) => panic!("The task for user {id} panicked or was aborted."),
        Ok(Ok(name)) => name,
    }
}

#[tokio::test(start_paused = true)]
async fn the_server_is_asked_though_no_handle_is_awaited() {
    let (directory, log, _) = directory();
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &[7, 8, 9]);
    yield_now().await;
    let mut asked: Vec<u32> = asked(&log);
    asked.sort_unstable();
    assert!(
        asked == [7, 8, 9],
        "For users 7, 8 and 9 the caller got {} handles and gave way once. \
         By then the server had been asked for {asked:?}. A task starts without being awaited.",
        lookups.len()
    );
}

#[tokio::test(start_paused = true)]
async fn all_names_are_there_when_the_page_is_drawn() {
    let (directory, _, _) = directory();
    let start = Instant::now();
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &[1, 2, 3]);
    draw_page().await;
    for (id, lookup) in [1, 2, 3].into_iter().zip(lookups) {
        answer(id, lookup).await;
    }
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_millis(150),
        "Three names and the page took {elapsed:?}. The page takes 150 ms, and each lookup 100 ms \
         at the same time: 150 ms in all."
    );
}

#[tokio::test(start_paused = true)]
async fn each_handle_has_the_name_of_its_id() {
    let (directory, log, names) = directory();
    let ids = [30, 10, 20, 10];
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &ids);
    assert!(
        lookups.len() == ids.len(),
        "For {} ids there were {} handles. Each id has one, also one that comes twice.",
        ids.len(),
        lookups.len()
    );
    for (id, lookup) in ids.into_iter().zip(lookups) {
        let seen: Option<String> = answer(id, lookup).await;
        let expected = &names[id as usize];
        assert!(
            seen == *expected,
            "Of the ids 30, 10, 20, 10 the handle for {id} had the name {}; the server's is {}.",
            shown(&seen),
            shown(expected)
        );
    }
    let n_asked: usize = asked(&log).len();
    assert!(
        n_asked == ids.len(),
        "For four ids the server was asked {n_asked} times."
    );
}

#[tokio::test(start_paused = true)]
async fn an_unknown_id_has_no_name() {
    let (directory, _, _) = directory();
    let mut lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &[200]);
    let lookup = lookups.pop();
    let lookup = lookup.expect("For one id there was no handle.");
    let name: Option<String> = answer(200, lookup).await;
    assert!(
        name.is_none(),
        "The server does not know user 200; the handle had the name {}.",
        shown(&name)
    );
}

fn shown(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("None")
}
