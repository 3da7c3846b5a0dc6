use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::import;
use super::support::Site;

#[tokio::test(start_paused = true)]
async fn any_number_of_users_and_any_speed() {
    for _ in 0..20 {
        let users: Vec<String> = (0..random() % 15)
            .map(|_| format!("user {}", random() % 10))
            .collect();
        let names: Vec<&str> = users.iter().map(String::as_str).collect();
        let [reading, storing] =
            [random(), random()].map(|delay| Duration::from_millis(delay % 100));
        let site = Site::new(&names, reading, storing);
        let (file, database) = (site.file(), site.database());
        let result = timeout(Duration::from_secs(60), import(file, &database)).await;
        let n_users = users.len();
        assert!(
            result.is_ok(),
            "With {n_users} users, read in {reading:?} and stored in {storing:?} each, `import` had not returned after 60 s."
        );
        let log = site.log();
        assert!(
            log.stored == users && log.most_storing <= 1,
            "Of {n_users} users {} were stored, or not in order, or not one at a time.",
            log.stored.len()
        );
        assert!(log.most_ahead <= 2, "{} users were ahead.", log.most_ahead);
        saw(&log.stored);
    }
}
