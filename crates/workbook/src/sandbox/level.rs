//! How far this machine can keep a program apart: the best that works when it is tried.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};

use super::{End, Job, Role};
#[cfg(target_os = "linux")]
use super::{bubblewrap, restrict};
use crate::verdict::Isolation;

/// What was found, once for the life of this program.
pub(super) struct Level {
    means: Means,
    shortcoming: Option<String>,
}

/// By what a program is kept apart.
enum Means {
    #[cfg(target_os = "linux")]
    Bubblewrap(PathBuf),
    #[cfg(target_os = "linux")]
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
            #[cfg(target_os = "linux")]
            Means::Bubblewrap(_) => Isolation::Full,
            #[cfg(target_os = "linux")]
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
            #[cfg(target_os = "linux")]
            Means::Bubblewrap(program) => bubblewrap::command(program, job),
            #[cfg(target_os = "linux")]
            Means::Restrictions => restrict::command(job),
            Means::Nothing => Ok(bare(job)),
        }
    }

    /// How the program ended, from how its process did.
    pub fn end(&self, status: ExitStatus) -> End {
        match (&self.means, End::of(status)) {
            #[cfg(target_os = "linux")]
            (Means::Bubblewrap(_), End::Exited(code)) => match bubblewrap::signal_of(code) {
                Some(signal) => End::by_signal(signal.as_raw()),
                None => End::Exited(code),
            },
            (_, end) => end,
        }
    }

    #[cfg(not(target_os = "linux"))]
    fn find() -> Self {
        Self {
            means: Means::Nothing,
            shortcoming: Some("only Linux can isolate programs".to_owned()),
        }
    }

    #[cfg(target_os = "linux")]
    fn find() -> Self {
        let full = match find_on_path("bwrap") {
            None => Err("bubblewrap is not installed: install the package `bubblewrap`".to_owned()),
            Some(program) => match attempt(|job| bubblewrap::command(&program, job)) {
                Ok(()) => Ok(Means::Bubblewrap(program)),
                Err(error) => Err(format!(
                    "`{}` cannot build a room here: {error:#}",
                    program.display()
                )),
            },
        };
        let shortcoming = match full {
            Ok(means) => {
                return Self {
                    means,
                    shortcoming: None,
                };
            }
            Err(shortcoming) => shortcoming,
        };
        match attempt(restrict::command) {
            Ok(()) => Self {
                means: Means::Restrictions,
                shortcoming: Some(shortcoming),
            },
            Err(error) => Self {
                means: Means::Nothing,
                shortcoming: Some(format!(
                    "{shortcoming}; nor can it be restricted: {error:#}"
                )),
            },
        }
    }
}

/// Limits only.
fn bare(job: &Job<'_>) -> Command {
    let mut command = Command::new(job.program);
    command
        .args(&job.args)
        .env_clear()
        .envs(job.env.iter().map(|(name, value)| (name, value)))
        .current_dir(job.folder);
    command
}

/// Runs a program that does nothing, in the same way as a compiler.
#[cfg(target_os = "linux")]
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

#[cfg(target_os = "linux")]
fn find_on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let places = std::env::split_paths(&path).map(|folder| folder.join(name));
    places.into_iter().find(|place: &PathBuf| is_program(place))
}

#[cfg(target_os = "linux")]
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}
