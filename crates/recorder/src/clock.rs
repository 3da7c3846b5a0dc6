//! What time it is, really and by the runtime's clock, and what a thread has used.

use std::sync::OnceLock;
use std::time::Instant;

use recording::Usage;
use tokio::runtime::Handle;

/// When the program began.
static START: OnceLock<Instant> = OnceLock::new();

/// A look at the runtime's clock, and the real time then. The two differ once a clock is paused.
static FIRST_LOOK: OnceLock<(tokio::time::Instant, u64)> = OnceLock::new();

/// Begins to count.
pub(crate) fn start() {
    START.get_or_init(Instant::now);
}

/// Real time since the start, in nanoseconds.
pub(crate) fn real() -> u64 {
    let since = START.get_or_init(Instant::now).elapsed();
    u64::try_from(since.as_nanos()).unwrap_or(u64::MAX)
}

/// Time by the clock of the runtime that this thread is in.
pub(crate) fn runtime() -> Option<u64> {
    Handle::try_current()
        .is_ok()
        .then(|| at(tokio::time::Instant::now()))
}

/// A runtime's instant, on the scale of [`runtime`].
pub(crate) fn at(instant: tokio::time::Instant) -> u64 {
    let (first, real_then) = *FIRST_LOOK.get_or_init(|| (tokio::time::Instant::now(), real()));
    let since = instant.saturating_duration_since(first);
    real_then.saturating_add(u64::try_from(since.as_nanos()).unwrap_or(u64::MAX))
}

/// What this thread has used.
#[cfg(target_os = "linux")]
pub(crate) fn usage() -> Usage {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: `usage` is a valid place for the answer, which the call writes whole or not at all;
    // all zeros is a valid `rusage` too.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_THREAD, usage.as_mut_ptr());
        usage.assume_init()
    };
    let nanoseconds = |time: libc::timeval| {
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        let micros = u64::try_from(time.tv_usec).unwrap_or(0);
        seconds * 1_000_000_000 + micros * 1000
    };
    Usage {
        processor: nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime),
        waits: u64::try_from(usage.ru_nvcsw).unwrap_or(0),
        preempted: u64::try_from(usage.ru_nivcsw).unwrap_or(0),
    }
}

/// What this thread has used; only Linux tells. Each look counts as a wait, so that a poll that
/// takes long is not overlooked.
#[cfg(not(target_os = "linux"))]
pub(crate) fn usage() -> Usage {
    use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
    static LOOKS: AtomicU64 = AtomicU64::new(0);
    Usage {
        processor: 0,
        waits: LOOKS.fetch_add(1, Relaxed),
        preempted: 0,
    }
}
