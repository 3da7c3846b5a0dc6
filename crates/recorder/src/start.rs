//! What happens before `main`.

use std::fs::OpenOptions;
use std::panic::{set_hook, take_hook};

use recording::{Event, FILE_VARIABLE};
use tracing_core::Dispatch;
use tracing_core::dispatcher::set_global_default;

use crate::tasks::Tasks;
use crate::{sink, stack};

// The linker collects such pointers, and the system calls each before `main`.
// SAFETY: these sections hold pointers to functions of this signature.
#[used]
#[cfg_attr(target_os = "linux", unsafe(link_section = ".init_array"))]
#[cfg_attr(target_os = "macos", unsafe(link_section = "__DATA,__mod_init_func"))]
static BEFORE_MAIN: extern "C" fn() = start;

/// Begins the recording, if the program was started to be recorded.
extern "C" fn start() {
    let Some(path) = std::env::var_os(FILE_VARIABLE) else {
        return;
    };
    let Ok(file) = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open(path)
    else {
        return;
    };
    // Nobody can have been quicker: `main` has not begun.
    let _ = set_global_default(Dispatch::new(Tasks::default()));
    sink::open(&file);
    let before = take_hook();
    set_hook(Box::new(move |panic| {
        sink::record(Event::Panicked {
            by: stack::top(),
            line: panic.location().map_or(0, |place| place.line()),
            message: panic.payload_as_str().unwrap_or_default().to_owned(),
        });
        before(panic);
    }));
}
