use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::send_all;
use super::support::{Failure, Mailer, Report};

#[tokio::test(start_paused = true)]
async fn every_user_is_in_the_report_once() {
    for _ in 0..20 {
        let users: Vec<u32> = (0..random() % 40)
            .map(|_| (random() % 100_000) as u32)
            .collect();
        let call = timeout(
            Duration::from_secs(60),
            send_all(&Mailer::default(), &users),
        )
        .await;
        let report: Report =
            call.unwrap_or_else(|_| panic!("`send_all` had not returned after 60 s."));
        let sent: Vec<u32> = users
            .iter()
            .copied()
            .filter(|user| ![3, 7].contains(&(user % 10)))
            .collect();
        let failed = users.iter().filter_map(|&user| match user % 10 {
            3 => Some((
                user,
                Failure::Refused(format!("the mailbox of {user} is full")),
            )),
            7 => Some((user, Failure::Panicked)),
            _ => None,
        });
        let failed: Vec<(u32, Failure)> = failed.collect();
        assert!(
            report.sent == sent && report.failed == failed,
            "Of {} random users {} can be sent a mail and {} cannot. The report had {} and {}, or others, or another order.",
            users.len(),
            sent.len(),
            failed.len(),
            report.sent.len(),
            report.failed.len()
        );
        let failed: Vec<(u32, bool)> = report
            .failed
            .iter()
            .map(|(user, failure)| (*user, *failure == Failure::Panicked))
            .collect();
        saw(&(&report.sent, failed));
    }
}
