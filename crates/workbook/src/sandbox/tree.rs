//! What a process and all those it has started are using.

use std::time::Duration;

/// What the processes of a tree use together.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Usage {
    /// Threads that there are now.
    pub threads: u64,
    /// Processor time so far, of the living and of those that they have waited for.
    pub processor: Duration,
}

/// Whether the process with this number and its descendants have more threads than `limit`.
/// It stops to count when they have, so that a crowd of them costs no more time than a few.
pub(super) fn has_more_threads(process: u32, limit: u64) -> bool {
    let mut waiting = vec![process];
    let mut threads = 0;
    while let Some(process) = waiting.pop() {
        threads += of_one(process).map_or(0, |usage| usage.threads);
        if threads > limit {
            return true;
        }
        waiting.extend(children(process));
    }
    false
}

/// What the process with this number and its descendants use; nothing where the system does not tell.
pub(super) fn usage(process: u32) -> Usage {
    let mut usage = of_one(process).unwrap_or_default();
    for child in children(process) {
        let theirs = self::usage(child);
        usage.threads += theirs.threads;
        usage.processor += theirs.processor;
    }
    usage
}

fn of_one(process: u32) -> Option<Usage> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name, in parentheses, may hold anything. User and system time, of the process and of the
    // children it waited for, are fields 14 to 17; the number of threads is field 20.
    let (_, fields) = stat.rsplit_once(") ")?;
    let fields: Vec<&str> = fields.split(' ').skip(11).take(7).collect();
    let [times @ .., _priority, _nice, threads] = &fields[..] else {
        return None;
    };
    let ticks: u64 = times
        .iter()
        .filter_map(|time| time.parse::<u64>().ok())
        .sum();
    let seconds = ticks as f64 / rustix::param::clock_ticks_per_second() as f64;
    Some(Usage {
        threads: threads.parse().ok()?,
        processor: Duration::from_secs_f64(seconds),
    })
}

fn children(process: u32) -> Vec<u32> {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{process}/task")) else {
        return Vec::new();
    };
    let lists = tasks
        .filter_map(Result::ok)
        .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
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

    use super::{Usage, children, has_more_threads, usage};

    #[test]
    fn children_are_found_and_their_threads_counted() {
        let mut child = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        let found = children(std::process::id()).contains(&child.id());
        let threads = usage(child.id()).threads;
        let more = [0, 1].map(|limit| has_more_threads(child.id(), limit));
        drop(child.stdin.take());
        child.wait().unwrap();
        assert!(found);
        assert_eq!((threads, more), (1, [true, false]));
    }

    #[test]
    fn nothing_is_known_of_a_process_that_is_not_there() {
        assert_eq!(usage(u32::MAX), Usage::default());
    }
}
