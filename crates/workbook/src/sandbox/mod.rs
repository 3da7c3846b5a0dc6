//! Runs one program so that it always ends, and so that it harms nothing: limits on time, memory
//! and output, no process left behind, and as far apart from this machine as can be ([`isolation`]).

mod capture;
mod end;
mod limits;
#[cfg(target_os = "linux")]
mod linux;
mod portable;
mod tree;

pub(crate) use capture::{Listener, Stream};
pub(crate) use end::{End, Finished};
pub(crate) use limits::Limits;

use std::ffi::OsString;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process_group};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::process::Command;

use crate::verdict::Isolation;
use capture::Capture;
#[cfg(target_os = "linux")]
use linux::Level;
#[cfg(not(target_os = "linux"))]
use portable::Level;

/// How long a killed program's pipes may stay open before what came through is taken as all.
const DRAIN: Duration = Duration::from_millis(200);

/// The pause between two looks at a running program. A look at many threads takes long, and must not
/// take the processor from those who are looked at; but what it writes must not grow unseen. A
/// compiler, whose writing is not looked at, can do with the longest.
const PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

/// What a program is, which says what it may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// rustc: it starts the linker, and writes into its folder.
    Compiler,
    /// What a learner wrote: it starts no other program, and its folder is empty at first.
    Program,
}

/// A program to run. Its environment holds nothing but `env`; of the machine's files it needs the
/// system's libraries and those that are named here.
pub(crate) struct Job<'a> {
    /// What it is.
    pub role: Role,
    /// The executable.
    pub program: &'a Path,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// Its whole environment.
    pub env: Vec<(&'static str, OsString)>,
    /// The folder it runs in, where it may write.
    pub folder: &'a Path,
    /// Files and folders that it reads.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "nothing is hidden there")
    )]
    pub reads: Vec<PathBuf>,
    /// Existing files outside its folder that it writes.
    #[cfg_attr(
        not(target_os = "linux"),
        expect(dead_code, reason = "nothing is hidden there")
    )]
    pub writes: Vec<PathBuf>,
    /// If given: its standard input is a socket that carries these bytes to it and an answer back.
    pub request: Option<Vec<u8>>,
    /// Who hears what it prints while it runs.
    pub listener: Option<&'a Listener<'a>>,
}

/// The level of isolation that [`run`] gives.
pub(crate) fn isolation() -> Isolation {
    Level::get().isolation()
}

/// Why this machine does not isolate a program fully, and what to do about it.
pub(crate) fn shortcoming() -> Option<&'static str> {
    Level::get().shortcoming()
}

/// Runs `job` to its end or to its limits. When the returned future is dropped, the program is killed.
pub(crate) async fn run(job: Job<'_>, limits: &Limits) -> Result<Finished> {
    let level = Level::get();
    // What a compiler writes is no learner's doing.
    let written = (job.role == Role::Program).then_some(job.folder);
    let mut command = level.command(&job)?;
    limits.impose_on(&mut command);
    let mut command = Command::from(command);
    command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .stdin(Stdio::null());
    let channel = match job.request {
        Some(request) => {
            let (ours, theirs) = StdUnixStream::pair().context("failed to make a socket pair")?;
            command.stdin(Stdio::from(std::os::fd::OwnedFd::from(theirs)));
            Some((ours, request))
        }
        None => None,
    };
    command.process_group(0).kill_on_drop(true);
    let mut child = command
        .spawn()
        .with_context(|| format!("failed to start `{}`", job.program.display()))?;
    drop(command); // It holds the other end of the socket, and what the program was given.
    let group = ProcessGroup(child.id());

    let capture = Capture::new(limits.output, job.listener);
    let stdout = child
        .stdout
        .take()
        .context("the program's output is not connected")?;
    let stderr = child
        .stderr
        .take()
        .context("the program's errors are not connected")?;
    let mut pipes = pin!(async {
        tokio::join!(capture.read_stdout(stdout), capture.read_stderr(stderr));
    });
    let mut pipes_closed = false;
    let mut reply = pin!(converse(channel, &capture));
    let mut reply_is_out = true;
    let mut deadline = pin!(tokio::time::sleep(limits.wall));
    let mut end = loop {
        tokio::select! {
            () = &mut pipes, if !pipes_closed => pipes_closed = true,
            has_replied = &mut reply, if reply_is_out => match has_replied {
                true => break End::Replied,
                false => reply_is_out = false,
            },
            () = capture.overflow() => break End::TooMuchOutput,
            end = group.too_much(limits, written) => break end,
            status = child.wait() => break level.end(status.context("failed to wait for a program")?),
            () = &mut deadline => break group.what_it_does(limits),
        }
    };
    drop(group);
    // What was said before the end is still in the pipes and in the socket.
    if !pipes_closed {
        let _ = tokio::time::timeout(DRAIN, pipes).await;
    }
    if reply_is_out && end != End::Replied && !end.is_a_limit() {
        let has_replied = tokio::time::timeout(DRAIN, reply).await;
        end = if has_replied == Ok(true) {
            End::Replied
        } else {
            end
        };
    }
    let _ = tokio::time::timeout(DRAIN, child.wait()).await;
    let (stdout, stderr, reply) = capture.take();
    Ok(Finished {
        end,
        stdout,
        stderr,
        reply,
    })
}

/// Sends the request and takes in the reply; says whether there was one.
async fn converse(channel: Option<(StdUnixStream, Vec<u8>)>, capture: &Capture<'_>) -> bool {
    let exchange = async {
        let (socket, request) = channel?;
        socket.set_nonblocking(true).ok()?;
        let mut socket = UnixStream::from_std(socket).ok()?;
        socket.write_all(&request).await.ok()?;
        socket.shutdown().await.ok()?;
        let mut reply = Vec::new();
        socket
            .take(capture.limit() as u64)
            .read_to_end(&mut reply)
            .await
            .ok()?;
        (!reply.is_empty()).then_some(reply)
    };
    let reply = exchange.await;
    let has_replied = reply.is_some();
    capture.set_reply(reply.unwrap_or_default());
    has_replied
}

/// A process and those it started; dropping this kills them all.
#[must_use = "the processes are killed as soon as this is dropped"]
struct ProcessGroup(Option<u32>);

impl ProcessGroup {
    /// Why it is still there at its deadline: a thread that does nothing but compute wants the
    /// processor all the time, one that waits wants it now and then.
    fn what_it_does(&self, limits: &Limits) -> End {
        let demand = self.0.map(tree::longest_demand).unwrap_or_default();
        if demand >= limits.wall / 2 {
            End::StillComputing
        } else {
            End::StillWaiting
        }
    }

    /// Is finished once there is more of what the kernel does not limit for us.
    async fn too_much(&self, limits: &Limits, written: Option<&Path>) -> End {
        let shortest = written.map_or(LONGEST_PAUSE, |_| PAUSE);
        let mut pause = shortest;
        loop {
            tokio::time::sleep(pause).await;
            let began = Instant::now();
            if self
                .0
                .is_some_and(|id| tree::has_more_threads(id, limits.threads))
            {
                return End::TooManyThreads;
            }
            if written.map_or(0, size_of) > limits.file_size {
                return End::TooMuchInFiles;
            }
            pause = (20 * began.elapsed()).clamp(shortest, LONGEST_PAUSE);
        }
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        let id = self.0.and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        if let Some(id) = id {
            // An error means that nobody is left in the group.
            let _ = kill_process_group(id, Signal::KILL);
        }
    }
}

/// The sum of the sizes of all files in a folder, in bytes. What cannot be read counts as nothing.
fn size_of(folder: &Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    let sizes = entries
        .filter_map(Result::ok)
        .map(|entry| match entry.metadata() {
            Ok(data) if data.is_dir() => size_of(&entry.path()),
            Ok(data) => data.len(),
            Err(_) => 0,
        });
    sizes.sum()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{End, Job, Limits, Role, run};

    #[tokio::test]
    async fn a_program_with_too_many_threads_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let job = Job {
            role: Role::Program,
            program: Path::new("/bin/sleep"),
            args: vec!["60".into()],
            env: Vec::new(),
            folder: folder.path(),
            reads: Vec::new(),
            writes: Vec::new(),
            request: None,
            listener: None,
        };
        let limits = Limits {
            threads: 0,
            ..Limits::PROGRAM
        };
        let finished = run(job, &limits).await.unwrap();
        assert_eq!(finished.end, End::TooManyThreads);
        assert_eq!(
            finished.in_words(&limits),
            "Started more than 0 threads, and was stopped. Is there a loop that never ends?"
        );
    }
}
