//! How far this machine can keep a program apart: the best that works when it is tried.

mod bubblewrap;
mod calls;
mod restrict;

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use super::{End, Job, Role, portable};
use crate::verdict::Isolation;

/// Where libraries of the system lie. Some are links to others, some are missing.
const LIBRARIES: [&str; 5] = [
    "/usr/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
];

/// What a linker and its tools need of the system besides.
const TOOLS: [&str; 4] = ["/usr", "/bin", "/sbin", "/etc/alternatives"];

/// What was found, once for the life of this program.
pub(super) struct Level {
    means: Means,
    shortcoming: Option<String>,
}

/// By what a program is kept apart.
enum Means {
    Bubblewrap(PathBuf),
    Restrictions,
    Nothing,
}

impl Level {
    /// The level of this machine.
    pub fn get() -> &'static Self {
        static LEVEL: OnceLock<Level> = OnceLock::new();
        LEVEL.get_or_init(Self::find)
    }

    /// Its name.
    pub fn isolation(&self) -> Isolation {
        match self.means {
            Means::Bubblewrap(_) => Isolation::Full,
            Means::Restrictions => Isolation::Partial,
            Means::Nothing => Isolation::None,
        }
    }

    /// Why it is not more, and what to do about it.
    pub fn shortcoming(&self) -> Option<&str> {
        self.shortcoming.as_deref()
    }

    /// The call that runs `job` as far apart as possible.
    pub fn command(&self, job: &Job<'_>) -> Result<Command> {
        match &self.means {
            Means::Bubblewrap(program) => bubblewrap::command(program, job),
            Means::Restrictions => restrict::command(job),
            Means::Nothing => Ok(portable::command(job)),
        }
    }

    /// How the program ended, from how its process did.
    pub fn end(&self, status: ExitStatus) -> End {
        match (&self.means, End::of(status)) {
            (Means::Bubblewrap(_), End::Exited(code)) => match bubblewrap::signal_of(code) {
                Some(signal) => End::by_signal(signal.as_raw()),
                None => End::Exited(code),
            },
            (_, end) => end,
        }
    }

    fn find() -> Self {
        let no_room = match try_bubblewrap() {
            Ok(program) => {
                return Self {
                    means: Means::Bubblewrap(program),
                    shortcoming: None,
                };
            }
            Err(reason) => reason,
        };
        match attempt(restrict::command) {
            Ok(()) => Self {
                means: Means::Restrictions,
                shortcoming: Some(no_room),
            },
            Err(error) => Self {
                means: Means::Nothing,
                shortcoming: Some(format!("{no_room}; nor can it be restricted: {error:#}")),
            },
        }
    }
}

/// The path of bubblewrap, if it can build a room here.
fn try_bubblewrap() -> Result<PathBuf, String> {
    let Some(program) = find_on_path("bwrap") else {
        return Err("bubblewrap is not installed: install the package `bubblewrap`".to_owned());
    };
    match attempt(|job| bubblewrap::command(&program, job)) {
        Ok(()) => Ok(program),
        Err(error) => Err(format!(
            "`{}` cannot build a room here ({error:#}): user namespaces must be allowed, on Ubuntu \
             by `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`",
            program.display()
        )),
    }
}

/// Runs a program that does nothing, in the same way as a compiler.
fn attempt(command: impl Fn(&Job<'_>) -> Result<Command>) -> Result<()> {
    let program = find_on_path("true").context("there is no program `true` to try it with")?;
    let folder = tempfile::tempdir().context("failed to make a temporary folder")?;
    let job = Job {
        role: Role::Compiler,
        program: &program,
        args: Vec::new(),
        env: Vec::new(),
        folder: folder.path(),
        reads: Vec::new(),
        writes: Vec::new(),
        request: None,
        listener: None,
    };
    let output = command(&job)?.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    bail!("{}", said.lines().next().unwrap_or("it said nothing"))
}

fn find_on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|place| is_program(place))
}

fn is_program(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}
