//! Partial isolation, where no room can be built: the process gives up rights before it becomes the program.
//!
//! Landlock restricts files, seccomp restricts calls. Processes and the network stay this machine's.

use std::io;
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result};
use landlock::{
    ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, Scope,
    path_beneath_rules,
};
use rustix::thread::{
    CapabilitiesSecureBits, CapabilitySet, CapabilitySets, set_capabilities,
    set_capabilities_secure_bits, set_no_new_privs,
};

use super::{LIBRARIES, TOOLS, calls};
use crate::sandbox::{Job, Role};

/// What a kernel may know of; an older one restricts what it can.
const LANDLOCK: ABI = ABI::V6;

const DEVICES: [&str; 2] = ["/dev/null", "/dev/urandom"];

/// The call that runs `job`.
pub(super) fn command(job: &Job<'_>) -> Result<Command> {
    let rules = rules(job)?;
    let filters = calls::filters(job.role)?;
    let mut command = Command::new(job.program);
    // There is no `/tmp` of its own, so this is where temporary files go.
    command
        .args(&job.args)
        .env_clear()
        .env("TMPDIR", job.folder)
        .envs(job.env.iter().map(|(name, value)| (name, value)))
        .current_dir(job.folder);
    let give_up = move || {
        give_up_privileges()?;
        enforce(&rules)?;
        for filter in filters {
            seccompiler::apply_filter(filter).map_err(|_| io::Error::last_os_error())?;
        }
        Ok(())
    };
    // SAFETY: the closure runs between fork and exec, where only async-signal-safe calls are
    // allowed: it makes plain system calls on values that were made before, and allocates nothing.
    unsafe { command.pre_exec(give_up) };
    Ok(command)
}

/// Root gives up what makes it root; anybody gives up to gain anything by starting a program.
fn give_up_privileges() -> io::Result<()> {
    set_no_new_privs(true)?;
    // Only root may set these, and only root needs to.
    let _ = set_capabilities_secure_bits(
        CapabilitiesSecureBits::NO_ROOT | CapabilitiesSecureBits::NO_ROOT_LOCKED,
    );
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    set_capabilities(None, none)?;
    Ok(())
}

/// The files that `job` may use, as a Landlock ruleset.
fn rules(job: &Job<'_>) -> Result<OwnedFd> {
    make_rules(job)
        .ok()
        .and_then(Into::into)
        .context("this kernel has no Landlock")
}

fn make_rules(job: &Job<'_>) -> Result<RulesetCreated, landlock::RulesetError> {
    let all = AccessFs::from_all(LANDLOCK);
    let read = AccessFs::from_read(LANDLOCK);
    let system: &[&str] = match job.role {
        Role::Compiler => &TOOLS,
        Role::Program => &[],
    };
    let change = all & !AccessFs::Execute;
    Ruleset::default()
        .handle_access(all)?
        .scope(Scope::from_all(LANDLOCK))?
        .create()?
        .add_rules(path_beneath_rules(LIBRARIES, read))?
        .add_rules(path_beneath_rules(system, read))?
        .add_rules(path_beneath_rules(
            DEVICES,
            AccessFs::ReadFile | AccessFs::WriteFile,
        ))?
        .add_rules(path_beneath_rules([job.program], read))?
        .add_rules(path_beneath_rules(&job.reads, read))?
        .add_rules(path_beneath_rules(&job.writes, change))?
        .add_rules(path_beneath_rules([job.folder], change))
}

fn enforce(rules: &OwnedFd) -> io::Result<()> {
    // SAFETY: the call takes a descriptor, which is open, and a number; it touches no memory.
    let result = unsafe { libc::syscall(libc::SYS_landlock_restrict_self, rules.as_raw_fd(), 0) };
    if result == 0 {
        Ok(())
    } else {
        Err(io::Error::last_os_error())
    }
}
