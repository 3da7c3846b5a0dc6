//! Given: a mailer that may fail in two ways, and the report.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::sleep;

/// A clone is another handle to the same mailer.
#[derive(Debug, Clone, Default)]
pub struct Mailer {
    n_sent: Arc<AtomicU32>,
}

/// Why a mail was not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct MailError(String);

impl Mailer {
    /// Sends a mail: 200 ms. For users with a 3 at the end the mailbox is full, which is known
    /// after 100 ms; for those with a 7 at the end the mailer panics then.
    pub async fn send(&self, user: u32) -> Result<(), MailError> {
        let is_sent = !matches!(user % 10, 3 | 7);
        let takes = if is_sent { 200 } else { 100 };
        sleep(Duration::from_millis(takes)).await;
        match user % 10 {
            3 => return Err(MailError(format!("the mailbox of {user} is full"))),
            7 => panic!("user {user} has no address"),
            _ => {}
        }
        self.n_sent.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    /// How many mails were sent.
    pub fn n_sent(&self) -> u32 {
        self.n_sent.load(Ordering::Relaxed)
    }
}

/// What became of the mails.
#[derive(Debug, Default)]
pub struct Report {
    pub sent: Vec<u32>,
    pub failed: Vec<(u32, Failure)>,
}

/// Why there is no mail.
#[derive(Debug, PartialEq, Eq)]
pub enum Failure {
    /// The mailer answered `Err`, with this text.
    Refused(String),
    /// The task panicked.
    Panicked,
}
