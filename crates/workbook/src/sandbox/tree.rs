//! What a process and all those it has started are using.

use std::path::{Path, PathBuf};
use std::time::Duration;

/// Whether the process with this number and its descendants have more threads than `limit`.
/// It stops to count when they have, so that a crowd of them costs no more time than a few.
pub(super) fn has_more_threads(process: u32, limit: u64) -> bool {
    let mut waiting = vec![process];
    let mut threads = 0;
    while let Some(process) = waiting.pop() {
        threads += threads_of(process).unwrap_or_default();
        if threads > limit {
            return true;
        }
        waiting.extend(children(process));
    }
    false
}

/// How long the busiest thread of the process with this number and its descendants has computed or
/// waited for its turn to compute. On a busy machine a thread that computes without end gets little
/// of the processor, but it wants it all the time. Zero where the system does not tell.
pub(super) fn longest_demand(process: u32) -> Duration {
    let own = tasks(process).filter_map(|task| demand(&task)).max();
    let theirs = children(process).into_iter().map(longest_demand).max();
    own.max(theirs).unwrap_or_default()
}

/// From its time on the processor and its time in the queue for it, in nanoseconds.
fn demand(task: &Path) -> Option<Duration> {
    let times = std::fs::read_to_string(task.join("schedstat")).ok()?;
    let mut times = times.split_whitespace().map(str::parse);
    let (computed, queued): (u64, u64) = (times.next()?.ok()?, times.next()?.ok()?);
    Some(Duration::from_nanos(computed.saturating_add(queued)))
}

fn threads_of(process: u32) -> Option<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything. The number of threads is field 20.
    let (_, fields) = stat.rsplit_once(") ")?;
    fields.split(' ').nth(17)?.parse().ok()
}

/// The folders of a process's threads.
fn tasks(process: u32) -> impl Iterator<Item = PathBuf> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task"));
    let tasks = tasks.into_iter().flatten().filter_map(Result::ok);
    tasks.map(|task| task.path())
}

fn children(process: u32) -> Vec<u32> {
    let lists =
        tasks(process).filter_map(|task| std::fs::read_to_string(task.join("children")).ok());
    lists
        .flat_map(|list| {
            let numbers = list
                .split_whitespace()
                .map(str::parse)
                .filter_map(Result::ok);
            numbers.collect::<Vec<u32>>()
        })
        .collect()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    use super::{children, has_more_threads, longest_demand, threads_of};

    #[test]
    fn children_are_found_and_their_threads_counted() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        let found = children(std::process::id()).contains(&child.id());
        let threads = threads_of(child.id());
        let more = [0, 1].map(|limit| has_more_threads(child.id(), limit));
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(found);
        assert_eq!((threads, more), (Some(1), [true, false]));
    }

    #[test]
    fn the_demand_of_a_thread_grows_while_it_computes() {
        let goal = longest_demand(std::process::id()) + Duration::from_millis(1);
        let has_grown = (0..100_000).any(|_| longest_demand(std::process::id()) >= goal);
        assert!(has_grown);
    }

    #[test]
    fn nothing_is_known_of_a_process_that_is_not_there() {
        assert_eq!(threads_of(u32::MAX), None);
        assert_eq!(longest_demand(u32::MAX), Duration::ZERO);
    }
}
