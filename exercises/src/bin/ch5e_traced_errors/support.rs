//! Given: one error type for all that may go wrong, and a site that is asked for numbers of posts.

use std::num::ParseIntError;
use std::time::Duration;

use thiserror::Error;
use tokio::task::JoinError;
use tokio::time::sleep;

/// Why there is no number. `?` makes it of each of its sources.
#[derive(Debug, Error)]
pub enum AppError {
    #[error("cannot fetch")]
    Fetch(#[from] HttpError),
    #[error("cannot read the answer")]
    Parse(#[from] ParseIntError),
    #[error("the lookup panicked")]
    Panicked(#[from] JoinError),
}

/// What the server answers instead of a text.
#[derive(Debug, Error)]
#[error("the server answered {0}")]
pub struct HttpError(pub u16);

/// A site whose urls say what is answered: `/text/7` is "7" after 100 ms, `/status/503` is 503 after
/// 200 ms, and `/panic` is a bug in our own client, after 300 ms. A clone is another handle to it.
#[derive(Debug, Clone, Default)]
pub struct Site;

impl Site {
    /// One request.
    pub async fn fetch(&self, url: &str) -> Result<String, HttpError> {
        match url.split('/').collect::<Vec<_>>()[..] {
            [_, "text", text] => {
                sleep(Duration::from_millis(100)).await;
                Ok(text.to_owned())
            }
            [_, "status", status] => {
                sleep(Duration::from_millis(200)).await;
                Err(HttpError(status.parse().unwrap_or(404)))
            }
            [_, "panic"] => {
                sleep(Duration::from_millis(300)).await;
                panic!("the client has a bug");
            }
            _ => Err(HttpError(404)),
        }
    }
}
