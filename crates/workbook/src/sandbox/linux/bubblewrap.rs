//! Full isolation: a program in a room of its own, built by bubblewrap.
//!
//! It sees the files that its [`Job`] names and the system's libraries, no other process, and a
//! network that ends in the room. Landlock is not added inside: what it could forbid is not there.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use rustix::io::{FdFlags, fcntl_setfd};
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::process::Signal;
use seccompiler::BpfProgram;

use super::{LIBRARIES, TOOLS, calls};
use crate::sandbox::{Job, Role};

/// Nobody: whatever the files of this machine allow their owner is not meant for this user.
const USER: &str = "65534";

/// The room's own `/tmp`, in bytes: for what a program writes, and for what the linker does.
const PROGRAM_TMP: &str = "16777216";
const COMPILER_TMP: &str = "1073741824";

/// The call of bubblewrap that runs `job`.
pub(super) fn command(bubblewrap: &Path, job: &Job<'_>) -> Result<Command> {
    let filters = calls::filters(job.role)?
        .iter()
        .map(readable)
        .collect::<Result<Vec<_>>>()?;
    let mut command = Command::new(bubblewrap);
    command.env_clear();
    command.args(room(job));
    for filter in &filters {
        command.args(["--add-seccomp-fd", &filter.as_raw_fd().to_string()]);
    }
    command.arg("--").arg(job.program).args(&job.args);
    let hand_over = move || {
        for filter in &filters {
            fcntl_setfd(filter, FdFlags::empty())?;
        }
        Ok(())
    };
    // SAFETY: the closure runs between fork and exec, where only async-signal-safe calls are
    // allowed: it makes plain system calls on descriptors that it owns, and allocates nothing.
    unsafe { command.pre_exec(hand_over) };
    Ok(command)
}

/// The options that describe the room. Later ones lie over earlier ones.
fn room(job: &Job<'_>) -> Vec<OsString> {
    let mut options = Options::default();
    options.add([
        "--unshare-user",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--unshare-cgroup",
        "--disable-userns",
    ]);
    options.add(["--uid", USER, "--gid", USER, "--cap-drop", "ALL"]);
    options.add(["--die-with-parent", "--new-session", "--clearenv"]);
    for (name, value) in &job.env {
        options.add([OsStr::new("--setenv"), OsStr::new(name), value]);
    }
    options.add(["--dev-bind", "/dev/null", "/dev/null"]);
    options.add(["--dev-bind", "/dev/urandom", "/dev/urandom"]);
    match job.role {
        Role::Compiler => {
            options.show(TOOLS);
            options.show(LIBRARIES);
            options.add(["--proc", "/proc"]);
            options.add(["--size", COMPILER_TMP, "--tmpfs", "/tmp"]);
            options.bind("--bind", job.folder);
        }
        Role::Program => {
            options.show(LIBRARIES);
            options.add(["--size", PROGRAM_TMP, "--tmpfs", "/tmp"]);
            options.add(["--size", PROGRAM_TMP, "--tmpfs"]);
            options.add([job.folder]);
            options.bind("--ro-bind", job.program);
        }
    }
    for path in &job.reads {
        options.bind("--ro-bind", path);
    }
    for path in &job.writes {
        options.bind("--bind", path);
    }
    options.add(["--remount-ro", "/", "--chdir"]);
    options.add([job.folder]);
    options.0
}

#[derive(Default)]
struct Options(Vec<OsString>);

impl Options {
    fn add<S: AsRef<OsStr>>(&mut self, options: impl IntoIterator<Item = S>) {
        let options = options.into_iter().map(|option| option.as_ref().to_owned());
        self.0.extend(options);
    }

    /// Shows these of the system's files, where they exist. A link stays a link, which costs less
    /// than to show what it leads to twice.
    fn show<const N: usize>(&mut self, paths: [&str; N]) {
        for path in paths {
            match fs::read_link(path) {
                Ok(leads_to) => {
                    self.add([
                        OsStr::new("--symlink"),
                        leads_to.as_os_str(),
                        OsStr::new(path),
                    ]);
                }
                Err(_) => self.add(["--ro-bind-try", path, path]),
            }
        }
    }

    /// Shows a path under its own name.
    fn bind(&mut self, how: &str, path: &Path) {
        self.add([OsStr::new(how), path.as_os_str(), path.as_os_str()]);
    }
}

/// A pipe that holds a filter: bubblewrap reads it from a descriptor.
fn readable(filter: &BpfProgram) -> Result<OwnedFd> {
    let bytes: Vec<u8> = filter
        .iter()
        .flat_map(|instruction| {
            let [a, b] = instruction.code.to_ne_bytes();
            let [c, d, e, f] = instruction.k.to_ne_bytes();
            [a, b, instruction.jt, instruction.jf, c, d, e, f]
        })
        .collect();
    let (reader, writer) = pipe_with(PipeFlags::CLOEXEC).context("failed to make a pipe")?;
    // Some hundred bytes: a pipe takes 64 KiB before it makes anybody wait.
    fs::File::from(writer)
        .write_all(&bytes)
        .context("failed to write to a pipe")?;
    Ok(reader)
}

/// The signal behind an exit code. Bubblewrap ends with 128 and the number of the signal that ended
/// the program, like a shell; only those that end a program which has gone wrong are meant.
pub(super) fn signal_of(code: i32) -> Option<Signal> {
    const MEANT: [Signal; 10] = [
        Signal::ABORT,
        Signal::BUS,
        Signal::FPE,
        Signal::ILL,
        Signal::KILL,
        Signal::SEGV,
        Signal::SYS,
        Signal::TRAP,
        Signal::XCPU,
        Signal::XFSZ,
    ];
    MEANT
        .into_iter()
        .find(|signal| signal.as_raw() + 128 == code)
}
