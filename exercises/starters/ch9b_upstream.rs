//! # Asking the others
//!
//! Others' services may be slow, busy or gone.
//! Mend `UpstreamClient::get`.
//!
//! - Another attempt follows only `Timeout`, `Transport` and a status from 500 on.
//!   At most 3 attempts: pauses 1 s and 2 s.
//! - An attempt may take 2 s, the call 4 s in all; then comes `Timeout`.
//!   If no attempt could begin before the end, the last error is returned at once.
//! - Attempts that are answered, and all clones, share one connection.
//!
//! Change it until in the picture the second `get()` lasts 4 s, not 9 s.

pub mod support;

use reqwest::Url;
use serde::de::DeserializeOwned;
use support::{ATTEMPT, PAUSES}; // 2 s; 1 s and 2 s; in all, TOTAL is 4 s
use support::{MemoryStore, NewUser, Reply, Server, Store};
use support::{Profile, Upstream, UpstreamError, Validation};
use tokio::time::{Instant, sleep};

#[derive(Clone)]
pub struct UpstreamClient {
    base: Url,
}

impl UpstreamClient {
    pub fn new(base: &str) -> UpstreamClient {
        let base = Url::parse(base).expect("the base is a URL");
        UpstreamClient { base }
    }

    /// Asks for `{base}/{kind}/{key}`.
    pub async fn get<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
    ) -> Result<T, UpstreamError> {
        let mut attempt = 0;
        loop {
            match self.attempt(kind, key).await {
                Ok(value) => return Ok(value),
                Err(error) if attempt == PAUSES.len() => return Err(error),
                Err(_) => sleep(PAUSES[attempt]).await,
            }
            attempt += 1;
        }
    }

    async fn attempt<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
    ) -> Result<T, UpstreamError> {
        let mut url = self.base.clone();
        let segments = url.path_segments_mut().expect("http URLs have a path");
        { segments }.pop_if_empty().extend([kind, key]);
        // The servers are on this machine: no proxy from the environment.
        let http = reqwest::Client::builder().no_proxy().timeout(ATTEMPT);
        let http = http.build().expect("a client can be built");
        let response = http.get(url).send().await.map_err(reason)?;
        match response.status().as_u16() {
            200..=299 => response.json().await.map_err(reason),
            404 => Err(UpstreamError::NotFound),
            code => Err(UpstreamError::Status(code)),
        }
    }
}

fn reason(error: reqwest::Error) -> UpstreamError {
    if error.is_timeout() {
        UpstreamError::Timeout
    } else if error.is_decode() {
        UpstreamError::Decode
    } else {
        UpstreamError::Transport(error.to_string())
    }
}

impl Upstream for UpstreamClient {
    async fn profile(&self, id: i64) -> Result<Profile, UpstreamError> {
        self.get("profile", &id.to_string()).await
    }

    async fn is_valid(&self, email: &str) -> Result<bool, UpstreamError> {
        let validation: Validation = self.get("validate", email).await?;
        Ok(validation.valid)
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let store = MemoryStore::default();
    for (name, reply) in [("Ada", Reply::Status(404)), ("Grace", Reply::Hang)] {
        let server = Server::start(&[reply; 3]).await;
        let upstream = UpstreamClient::new(&server.base);
        let new = NewUser::new(&format!("{name}@example.com"), name);
        let id = store.create(new).await.expect("the address is free");
        let start = Instant::now();
        let profile = upstream.profile(id).await;
        println!("{id} {name}: {profile:?} after {:?}", start.elapsed());
        for (at, path) in server.hits() {
            println!("{path} at {at:?}");
        }
        println!("{} connections", server.n_connections());
    }
}

#[cfg(test)]
mod tests;
