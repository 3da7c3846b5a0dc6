use std::time::Duration;

use tokio::task::{JoinHandle, yield_now};
use tokio::time::{Instant, sleep, timeout};
use workbook_harness::{random, saw};

use super::support::{Log, Server};
use super::{Directory, start_lookups};

fn directory() -> (Directory, Log, Vec<Option<String>>) {
    let (server, log) = Server::new();
    let names: Vec<Option<String>> = server.names();
    (Directory::new(server), log, names)
}

/// Whose name this is; for none, the first id without one. The names are others in each process.
fn whose(name: &Option<String>, names: &[Option<String>]) -> Option<usize> {
    names.iter().position(|other| other == name)
}

fn random_ids() -> Vec<u32> {
    let hashes = (0..50).map(|_| random());
    hashes.map(|hash| (hash % 130) as u32).collect()
}

#[tokio::test(start_paused = true)]
async fn fifty_ids_in_random_order() {
    let (directory, _, names) = directory();
    let ids: Vec<u32> = random_ids();
    let mut found: Vec<Option<usize>> = Vec::new();
    let start = Instant::now();
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &ids);
    for (id, lookup) in ids.iter().zip(lookups) {
        let answer = timeout(Duration::from_secs(60), lookup).await;
        let seen: Option<String> = answer
            .ok()
            .and_then(Result::ok)
            .unwrap_or_else(|| panic!("The task for user {id} panicked, was aborted or hung."));
        let expected = &names[*id as usize];
        assert!(
            seen == *expected,
            "The handle for {id} had the name {seen:?}; the server's is {expected:?}."
        );
        found.push(whose(&seen, &names));
    }
    let elapsed = start.elapsed();
    assert!(
        elapsed == Duration::from_millis(100),
        "Fifty lookups of 100 ms in as many tasks took {elapsed:?}; all wait at the same time."
    );
    saw(&(found, elapsed));
}

#[tokio::test(start_paused = true)]
async fn the_tasks_outlive_what_they_were_made_from() {
    let (directory, log, names) = directory();
    let first = (random() % 99) as u32;
    let ids: Vec<u32> = vec![first, first + 1];
    let mut found: Vec<Option<usize>> = Vec::new();
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &ids);
    drop((directory, ids));
    sleep(Duration::from_secs(1)).await;
    for (id, lookup) in [first, first + 1].into_iter().zip(lookups) {
        assert!(
            lookup.is_finished(),
            "The lookup of user {id} was not finished after one second."
        );
        let name: Option<String> = lookup.await.unwrap_or_default();
        assert!(
            name == names[id as usize],
            "The handle for {id} had the name {name:?}."
        );
        found.push(whose(&name, &names));
    }
    let n_asked: usize = log.lock().expect("not poisoned").len();
    assert!(
        n_asked == 2,
        "The server was asked {n_asked} times for two ids."
    );
    saw(&(found, n_asked));
}

#[tokio::test(start_paused = true)]
async fn without_ids_nothing_is_asked() {
    let (directory, log, _) = directory();
    let lookups: Vec<JoinHandle<Option<String>>> = start_lookups(&directory, &[]);
    yield_now().await;
    let n_asked: usize = log.lock().expect("not poisoned").len();
    assert!(
        lookups.is_empty() && n_asked == 0,
        "For no ids there were {} handles, and the server was asked {n_asked} times.",
        lookups.len()
    );
    saw(&(lookups.len(), n_asked));
}
