use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::send_all;
use super::support::{Failure, Mailer, Report};

const USERS: [u32; 6] = [1, 3, 4, 7, 13, 5];

/// The report, unless it takes more than a minute.
async fn report(mailer: &Mailer, users: &[u32]) -> Report {
    let call = timeout(Duration::from_secs(60), send_all(mailer, users)).await;
    call.unwrap_or_else(|_| panic!("`send_all` had not returned after 60 s. It takes 200 ms."))
}

#[tokio::test(start_paused = true)]
async fn the_sent_mails_are_reported_in_order() {
    let mailer = Mailer::default();
    let sent: Vec<u32> = report(&mailer, &USERS).await.sent;
    let n_sent = mailer.n_sent();
    assert!(
        sent == [1, 4, 5] && n_sent == 3,
        "Of the users {USERS:?}, the mailer had sent mails to {n_sent}, and `sent` was {sent:?}. \
         Two mailboxes are full and one task panics; [1, 4, 5] was expected: no failure stops another mail."
    );
}

#[tokio::test(start_paused = true)]
async fn a_refused_mail_is_reported_with_its_user_and_reason() {
    let failed: Vec<(u32, Failure)> = report(&Mailer::default(), &USERS).await.failed;
    for user in [3, 13] {
        let reasons: Vec<&Failure> = failed
            .iter()
            .filter(|entry| entry.0 == user)
            .map(|entry| &entry.1)
            .collect();
        let text = format!("the mailbox of {user} is full");
        let is_there = matches!(reasons[..], [Failure::Refused(reason)] if *reason == text);
        assert!(
            is_there,
            "The mailer answered `Err` for user {user}: \"{text}\". In `failed` that user had {reasons:?}. \
             One `Refused` with that text was expected."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_panic_is_reported_with_its_user() {
    let failed: Vec<(u32, Failure)> = report(&Mailer::default(), &USERS).await.failed;
    let users: Vec<u32> = failed
        .iter()
        .filter(|entry| entry.1 == Failure::Panicked)
        .map(|entry| entry.0)
        .collect();
    assert!(
        users == [7],
        "The mail to user 7 panicked. In `failed` the users with `Panicked` were {users:?}; [7] was expected. \
         A report without the user helps nobody."
    );
}

#[tokio::test(start_paused = true)]
async fn the_failures_are_in_the_order_of_the_users() {
    for users in [[1, 13, 7, 3], [7, 27, 3, 17]] {
        let failed: Vec<(u32, Failure)> = report(&Mailer::default(), &users).await.failed;
        let seen: Vec<u32> = failed.iter().map(|entry| entry.0).collect();
        let expected: Vec<u32> = users.into_iter().filter(|user| user % 10 != 1).collect();
        assert!(
            seen == expected,
            "For the users {users:?} the failures came for {seen:?}; {expected:?} was expected: \
             each of them once, in the order of `users`."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn all_mails_take_200_ms() {
    let start = Instant::now();
    let users: Vec<u32> = (0..50).collect();
    let report: Report = report(&Mailer::default(), &users).await;
    let elapsed = start.elapsed();
    let n_in_the_report = report.sent.len() + report.failed.len();
    assert!(
        elapsed == Duration::from_millis(200) && n_in_the_report == 50,
        "50 mails of 200 ms took {elapsed:?}, and the report had {n_in_the_report} users. \
         They wait together: 200ms, and 50 users."
    );
}
