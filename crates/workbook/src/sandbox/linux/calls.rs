//! Which calls of the system a program may not make: seccomp filters.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, TargetArch,
};

use crate::sandbox::Role;

/// What neither a compiler nor a learner's program has any use for: reaching into other processes,
/// rebuilding the room they are in, and large parts of the kernel where holes have been found.
const NEVER: &[i64] = &[
    libc::SYS_add_key,
    libc::SYS_bpf,
    libc::SYS_fsopen,
    libc::SYS_io_uring_setup,
    libc::SYS_kcmp,
    libc::SYS_kexec_load,
    libc::SYS_keyctl,
    libc::SYS_mount,
    libc::SYS_move_mount,
    libc::SYS_open_by_handle_at,
    libc::SYS_open_tree,
    libc::SYS_perf_event_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pivot_root,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_ptrace,
    libc::SYS_request_key,
    libc::SYS_setns,
    libc::SYS_umount2,
    libc::SYS_unshare,
    libc::SYS_userfaultfd,
];

/// What a learner's program must not do besides: leave its process group, run code from memory, and
/// give itself the right to read its own executable, which holds the hidden tests.
const NOT_IN_PROGRAMS: &[i64] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchmodat2,
    libc::SYS_memfd_create,
    libc::SYS_setpgid,
    libc::SYS_setsid,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_chmod,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
];

/// The filters for programs of this role; each of them must let a call pass.
pub(super) fn filters(role: Role) -> Result<&'static [BpfProgram]> {
    static FILTERS: OnceLock<Option<[Vec<BpfProgram>; 2]>> = OnceLock::new();
    let [compiler, program] = FILTERS
        .get_or_init(|| {
            let roles = [Role::Compiler, Role::Program];
            let [compiler, program] = roles.map(|role| make(role).ok());
            Some([compiler?, program?])
        })
        .as_ref()
        .context("no seccomp filter can be made for this kind of processor")?;
    Ok(match role {
        Role::Compiler => compiler,
        Role::Program => program,
    })
}

/// A thread's stack takes at least this many bytes of a program's memory, as much as Rust and Tokio
/// take unless told otherwise. Thereby the limit on memory limits threads, at every moment: with
/// small stacks a program could take all of the machine's threads between two looks at it.
const STACK: u64 = 2 * 1024 * 1024;

fn make(role: Role) -> Result<Vec<BpfProgram>> {
    let mut denied: BTreeMap<i64, Vec<SeccompRule>> = rules(NEVER);
    if role == Role::Compiler {
        return Ok(vec![filter(denied, libc::EPERM)?]);
    }
    denied.append(&mut rules(NOT_IN_PROGRAMS));
    // Threads, but no processes.
    let is_process = SeccompCondition::new(
        0,
        SeccompCmpArgLen::Qword,
        SeccompCmpOp::MaskedEq(u64::try_from(libc::CLONE_THREAD)?),
        0,
    )?;
    denied.insert(libc::SYS_clone, vec![SeccompRule::new(vec![is_process])?]);
    // A filter cannot look into the arguments of `clone3`; where it is missing libc takes `clone`.
    let missing = rules(&[libc::SYS_clone3]);
    let too_small = BTreeMap::from([(libc::SYS_mmap, vec![small_stack()?])]);
    Ok(vec![
        filter(denied, libc::EPERM)?,
        filter(missing, libc::ENOSYS)?,
        filter(too_small, libc::ENOMEM)?,
    ])
}

/// The call by which glibc takes the memory for a thread with too small a stack: what std takes for
/// its handlers of signals is marked as a stack too, but can be read and written from the start.
fn small_stack() -> Result<SeccompRule> {
    const STACKS: u64 = libc::MAP_STACK as u64;
    let conditions = [
        (1, SeccompCmpOp::Lt, STACK),
        (2, SeccompCmpOp::Eq, u64::try_from(libc::PROT_NONE)?),
        (3, SeccompCmpOp::MaskedEq(STACKS), STACKS),
    ];
    let conditions = conditions
        .into_iter()
        .map(|(argument, is, value)| {
            SeccompCondition::new(argument, SeccompCmpArgLen::Qword, is, value)
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(SeccompRule::new(conditions)?)
}

/// An empty rule holds for every call of that number.
fn rules(calls: &[i64]) -> BTreeMap<i64, Vec<SeccompRule>> {
    calls.iter().map(|call| (*call, Vec::new())).collect()
}

/// Answers the calls in `rules` with an error, and lets all others pass.
fn filter(rules: BTreeMap<i64, Vec<SeccompRule>>, error: i32) -> Result<BpfProgram> {
    let answer = SeccompAction::Errno(u32::try_from(error)?);
    let processor = TargetArch::try_from(std::env::consts::ARCH)?;
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, answer, processor)?;
    Ok(BpfProgram::try_from(filter)?)
}
