use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::publish;
use super::support::Blog;

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a wait that keeps the thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("Nothing had come back after 3 real seconds. The thread was never free."),
    }
}

#[test]
fn any_announcement_is_reported_as_it_went() {
    within_3_seconds(any_announcement);
}

async fn any_announcement() {
    for _ in 0..20 {
        let mut takes = random() % 2000;
        if takes == 1000 {
            takes = 999; // the limit itself may be judged either way
        }
        let blog = Blog::with_announcement(Duration::from_millis(takes));
        let published = timeout(Duration::from_secs(60), publish(&blog, "A post")).await;
        let Ok(published) = published else {
            panic!("`publish` had not returned after 60 s, with an announcement of {takes} ms.");
        };
        let (id, is_announced): (u32, bool) = (published.id, published.is_announced);
        let mut expected = format!("save {id}, index {id}, notify {id}");
        if takes < 1000 {
            expected += &format!(", announce {id}");
        }
        let log: String = blog.log().join(", ");
        assert!(
            log == expected && is_announced == (takes < 1000),
            "With an announcement of {takes} ms, `is_announced` was {is_announced} and the log said \"{log}\". \
             \"{expected}\" was expected."
        );
        saw(&(is_announced, blog.log().len())); // not the id: it is another one in each process
    }
}
