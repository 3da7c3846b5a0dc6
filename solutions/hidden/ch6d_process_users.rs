use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::process_users;
use super::support::{Report, calls, database};

#[tokio::test]
async fn any_users_are_processed_or_reported() {
    for _ in 0..5 {
        let names: Vec<String> = (0..random() % 30)
            .map(|_| "x".repeat((random() % 40) as usize))
            .collect();
        let pool = database(&names);
        let result: Option<Result<Report, sqlx::Error>> =
            timeout(Duration::from_secs(4), process_users(&pool))
                .await
                .ok();
        let Some(Ok(report)) = result else {
            panic!("{} users, and there was no report.", names.len());
        };
        let (good, bad): (Vec<i64>, Vec<i64>) = (1..=names.len() as i64).partition(|&id| {
            let name = &names[id as usize - 1];
            !name.is_empty() && name.len() <= 24
        });
        let failed: Vec<i64> = report.failed.iter().map(|(id, _)| *id).collect();
        let called: Vec<i64> = calls(&pool).await.expect("a free connection");
        assert!(
            report.processed == good && failed == bad && called.len() == names.len(),
            "{} users: {:?} were reported as processed and {failed:?} as failed, and {} were called.",
            names.len(),
            report.processed,
            called.len()
        );
        saw(&(&report.processed, &failed, called.len()));
    }
}
