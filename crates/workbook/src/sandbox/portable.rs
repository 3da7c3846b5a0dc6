//! Limits only: what is left where a program cannot be kept apart, and all there is but on Linux.

use std::process::Command;

use super::Job;

/// The call that runs `job`.
pub(super) fn command(job: &Job<'_>) -> Command {
    let mut command = Command::new(job.program);
    command
        .args(&job.args)
        .env_clear()
        .envs(job.env.iter().map(|(name, value)| (name, value)))
        .current_dir(job.folder);
    command
}

/// How far this machine can keep a program apart: not at all.
#[cfg(not(target_os = "linux"))]
pub(super) struct Level;

#[cfg(not(target_os = "linux"))]
impl Level {
    /// The level of this machine.
    pub fn get() -> &'static Self {
        &Self
    }

    /// Its name.
    pub fn isolation(&self) -> crate::verdict::Isolation {
        crate::verdict::Isolation::None
    }

    /// Why it is not more, and what to do about it.
    pub fn shortcoming(&self) -> Option<&str> {
        Some("only on Linux programs can be isolated: grade in a virtual machine or a container")
    }

    /// The call that runs `job`.
    pub fn command(&self, job: &Job<'_>) -> anyhow::Result<Command> {
        Ok(command(job))
    }

    /// How the program ended, from how its process did.
    pub fn end(&self, status: std::process::ExitStatus) -> super::End {
        super::End::of(status)
    }
}
