use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;

use super::page;
use super::support::Db;

/// Runs a test on a runtime with one thread, on a thread of its own, and gives up on it after
/// three real seconds: no clock of a runtime can end a wait that keeps its thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "`page` had not returned after 3 real seconds. The database's task answers each lookup at once, \
             but it needs the runtime's one thread, which was never free."
        ),
    }
}

#[test]
fn each_id_becomes_a_name() {
    within_3_seconds(async || {
        let db = Db::connect(Duration::ZERO);
        for (template, expected) in [
            ("{1} wrote to {2}.", "user 7 wrote to user 14."),
            ("Hello, {30}", "Hello, user 210"),
            (
                "{5} and {4}, and {5} again",
                "user 35 and user 28, and user 35 again",
            ),
        ] {
            let page: String = page(&db, template).await;
            assert!(
                page == expected,
                "The template \"{template}\" became \"{page}\". With the names from the database it is \"{expected}\"."
            );
        }
    });
}

#[test]
fn a_page_without_users_works() {
    within_3_seconds(async || {
        let db = Db::connect(Duration::ZERO);
        for expected in ["", "Nobody is here."] {
            let page: String = page(&db, expected).await;
            assert!(
                page == expected,
                "The template \"{expected}\" names no user, and became \"{page}\". It stays as it is."
            );
        }
    });
}

#[test]
fn two_pages_at_once_work() {
    within_3_seconds(async || {
        let db = Db::connect(Duration::ZERO);
        let first = page(&db, "{1} and {2}");
        let second = page(&db, "{3} and {4}");
        let pages: (String, String) = tokio::join!(first, second);
        assert!(
            pages.0 == "user 7 and user 14" && pages.1 == "user 21 and user 28",
            "Two pages at once became \"{}\" and \"{}\". \
             Expected are \"user 7 and user 14\" and \"user 21 and user 28\".",
            pages.0,
            pages.1
        );
    });
}
