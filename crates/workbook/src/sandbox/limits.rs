//! What a program may use.

use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

use rustix::process::{Resource, Rlimit, setrlimit};

const MIB: u64 = 1024 * 1024;

/// What a program may use before it is stopped.
#[derive(Debug, Clone)]
pub(crate) struct Limits {
    /// Time on the clock.
    pub wall: Duration,
    /// Processor time, in seconds, for each process.
    pub cpu_seconds: u64,
    /// Private memory, in bytes, for each process.
    pub memory: u64,
    /// The largest file it may write, in bytes.
    pub file_size: u64,
    /// Threads, of all its processes together. Tokio has up to 512 for blocking calls, which a learner
    /// may want to see.
    pub threads: u64,
    /// Bytes of standard output and standard error together.
    pub output: usize,
}

impl Limits {
    /// For rustc and the linker it starts.
    pub const COMPILER: Self = Self {
        wall: Duration::from_secs(60),
        cpu_seconds: 20,
        memory: 2048 * MIB,
        file_size: 1024 * MIB,
        threads: 1000,
        output: 2 * MIB as usize,
    };

    /// For a program that a learner runs and watches.
    pub const PROGRAM: Self = Self {
        wall: Duration::from_secs(8),
        cpu_seconds: 6,
        memory: 1024 * MIB,
        file_size: 16 * MIB,
        threads: 600,
        output: 64 * 1024,
    };

    /// For one test. All tests of an exercise run at once, so this bounds them together.
    pub const TEST: Self = Self {
        wall: Duration::from_secs(6),
        cpu_seconds: 5,
        ..Self::PROGRAM
    };

    /// For a test that has failed and is run once more to see why.
    pub const RECORDED_TEST: Self = Self {
        wall: Duration::from_millis(1500),
        cpu_seconds: 2,
        ..Self::PROGRAM
    };

    /// Makes the kernel hold `command` to these limits, and end it when this program is killed.
    pub(super) fn impose_on(&self, command: &mut Command) {
        // The soft limit on processor time says SIGXCPU, which tells it from other ends.
        let limits = [
            (Resource::Cpu, self.cpu_seconds, self.cpu_seconds + 1),
            (Resource::Data, self.memory, self.memory),
            (Resource::Fsize, self.file_size, self.file_size),
            (Resource::Core, 0, 0),
        ];
        let impose = move || {
            for (resource, soft, hard) in limits {
                setrlimit(
                    resource,
                    Rlimit {
                        current: Some(soft),
                        maximum: Some(hard),
                    },
                )?;
            }
            #[cfg(target_os = "linux")]
            rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
            Ok(())
        };
        // SAFETY: the closure runs between fork and exec, where only async-signal-safe calls are
        // allowed: it makes plain system calls on values it owns, and allocates nothing.
        unsafe { command.pre_exec(impose) };
    }
}
