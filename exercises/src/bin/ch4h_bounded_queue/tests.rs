use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::import;
use super::support::Site;

const USERS: [&str; 6] = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Joan"];

fn site(users: &[&str], reading_ms: u64, storing_ms: u64) -> Site {
    let [reading, storing] = [reading_ms, storing_ms].map(Duration::from_millis);
    Site::new(users, reading, storing)
}

/// Runs an import for up to a minute, and says whether it returned.
async fn returned(site: &Site) -> bool {
    let (file, database) = (site.file(), site.database());
    let import = import(file, &database);
    timeout(Duration::from_secs(60), import).await.is_ok()
}

#[tokio::test(start_paused = true)]
async fn when_all_is_stored_the_import_returns() {
    let site = site(&USERS, 10, 100);
    let returned = returned(&site).await;
    let n_stored = site.log().stored.len();
    assert!(
        returned,
        "After 60 s `import` had not returned, with {n_stored} of 6 users stored. \
         It returns when all are stored, which takes less than 2 s. \
         Somebody is still waiting for a user."
    );
    assert!(
        n_stored == 6,
        "`import` returned with {n_stored} of 6 users stored. It returns when all are stored."
    );
}

#[tokio::test(start_paused = true)]
async fn the_users_are_stored_in_order_one_at_a_time() {
    for n_users in [6, 7, 0, 1] {
        let users: Vec<&str> = USERS.into_iter().cycle().take(n_users).collect();
        let site = site(&users, 10, 100);
        returned(&site).await;
        let log = site.log();
        assert!(
            log.begun == users && log.stored == users,
            "The file had {n_users} users: {}. Stored were: {}. Expected are all of them, in this order.",
            shown(&users),
            shown(&log.stored)
        );
        assert!(
            log.most_storing <= 1,
            "{} users were being stored at the same time. The database takes one at a time.",
            log.most_storing
        );
    }
}

#[tokio::test(start_paused = true)]
async fn at_most_2_users_are_read_ahead() {
    let site = site(&USERS, 10, 100);
    returned(&site).await;
    let ahead = site.log().most_ahead;
    assert!(
        ahead <= 2,
        "{ahead} users had been read whose storing had not begun; at most 2 are allowed. \
         Users in a queue count, and so does one that is read and waits for room."
    );
}

#[tokio::test(start_paused = true)]
async fn reading_goes_on_while_a_user_is_stored() {
    let site = site(&USERS, 10, 100);
    let start = Instant::now();
    let returned = returned(&site).await;
    let elapsed = start.elapsed();
    assert!(
        returned,
        "Not judged: `import` had not returned after 60 s. See the test about that."
    );
    assert!(
        elapsed == Duration::from_millis(610),
        "6 users, 10 ms to read and 100 ms to store each, took {elapsed:?}. \
         610ms are expected: 10 ms until the first is read, then 6 times 100 ms. \
         Read and stored in turn, it is 660 ms."
    );
}

fn shown(users: &[impl AsRef<str>]) -> String {
    match users {
        [] => "none".to_owned(),
        users => users
            .iter()
            .map(AsRef::as_ref)
            .collect::<Vec<_>>()
            .join(", "),
    }
}
