use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures::future::join_all;
use tokio::runtime::Builder;
use workbook_harness::saw;

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

fn random() -> u32 {
    (workbook_harness::random() % 1_000_000) as u32
}

#[test]
fn any_page_has_its_names() {
    within_3_seconds(async || {
        let db = Db::connect(Duration::ZERO);
        for n_ids in 0..20 {
            let ids: Vec<u32> = (0..n_ids).map(|_| random() % 30).collect();
            let template: String = ids.iter().map(|id| format!("<{{{id}}}>")).collect();
            let expected: String = ids.iter().map(|id| format!("<user {}>", id * 7)).collect();
            let page: String = page(&db, &template).await;
            assert!(
                page == expected,
                "The template \"{template}\" became \"{page}\"; \"{expected}\" was expected."
            );
            saw(&page);
        }
    });
}

#[test]
fn ten_pages_at_once_work() {
    within_3_seconds(async || {
        let db = Db::connect(Duration::ZERO);
        let before = random();
        let templates: Vec<String> = (1..=10)
            .map(|n| format!("{{{}}} and {{{}}}", before + n, before + n + 1))
            .collect();
        let pages = join_all(templates.iter().map(|template| page(&db, template))).await;
        for (n, page) in (1..).zip(pages) {
            let page: String = page;
            let id = before + n;
            let expected = format!("user {} and user {}", id * 7, (id + 1) * 7);
            assert!(
                page == expected,
                "Of ten pages at once, number {n} became \"{page}\"; \"{expected}\" was expected."
            );
            saw(&page);
        }
    });
}
