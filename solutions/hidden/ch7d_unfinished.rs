use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::import;
use super::support::Store;

#[tokio::test(start_paused = true)]
async fn any_users_are_saved_and_counted() {
    for _ in 0..20 {
        let store = Store::default();
        let name = || match random() % 3 {
            0 => String::new(),
            _ => format!("user {}", random()),
        };
        let names: Vec<String> = (0..1 + random() % 600)
            .map(|_| name())
            .chain(["ada".into()])
            .collect();
        let users: Vec<&str> = names.iter().map(String::as_str).collect();
        let mut expected: Vec<String> = names
            .iter()
            .filter(|name| !name.is_empty())
            .cloned()
            .collect();
        expected.sort();
        let start = Instant::now();
        let n_saved: usize = timeout(Duration::from_secs(60), import(&store, &users))
            .await
            .unwrap_or_else(|_| panic!("`import` had not returned after 60 s. It takes 100 ms."));
        let elapsed = start.elapsed();
        let saved: Vec<String> = store.users();
        assert!(
            n_saved == expected.len() && saved == expected && elapsed == Duration::from_millis(100),
            "Of {} users {} have a name. `import` returned {n_saved} after {elapsed:?}, and {} were in the store.",
            users.len(),
            expected.len(),
            saved.len()
        );
        saw(&(n_saved, saved.len(), saved.last(), elapsed));
    }
}
