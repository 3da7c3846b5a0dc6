// expect: fail random_servers_are_asked_as_the_rules_say
// Believed that 429 and the like pass. Here only a status from 500 on is asked again.

pub mod support;

use reqwest::{Client, Url};
use serde::de::DeserializeOwned;
use support::{ATTEMPT, PAUSES, TOTAL}; // 2 s; 1 s and 2 s; 4 s
use support::{MemoryStore, NewUser, Reply, Server, Store};
use support::{Profile, Upstream, UpstreamError, Validation};
use tokio::time::{Instant, sleep, timeout_at};

#[derive(Clone)]
pub struct UpstreamClient {
    http: Client,
    base: Url,
}

impl UpstreamClient {
    pub fn new(base: &str) -> UpstreamClient {
        // The servers are on this machine: no proxy from the environment.
        let http = Client::builder().no_proxy().build();
        UpstreamClient {
            http: http.expect("a client can be built"),
            base: Url::parse(base).expect("the base is a URL"),
        }
    }

    /// Asks for `{base}/{kind}/{key}`.
    pub async fn get<T: DeserializeOwned>(
        &self,
        kind: &str,
        key: &str,
    ) -> Result<T, UpstreamError> {
        let end = Instant::now() + TOTAL;
        let mut pauses = PAUSES.into_iter();
        loop {
            // The whole answer, body included, by the earlier of two moments.
            let limit = end.min(Instant::now() + ATTEMPT);
            let answer = timeout_at(limit, self.attempt(kind, key)).await;
            let error = match answer.unwrap_or(Err(UpstreamError::Timeout)) {
                Err(error) if may_pass(&error) => error,
                answer => return answer,
            };
            match pauses.next() {
                Some(pause) if Instant::now() + pause < end => sleep(pause).await,
                _ => return Err(error),
            }
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
        let response = self.http.get(url).send().await.map_err(reason)?;
        match response.status().as_u16() {
            200..=299 => response.json().await.map_err(reason),
            404 => Err(UpstreamError::NotFound),
            code => Err(UpstreamError::Status(code)),
        }
    }
}

/// Whether the same question may get another answer a little later.
fn may_pass(error: &UpstreamError) -> bool {
    match error {
        UpstreamError::Timeout | UpstreamError::Transport(_) => true,
        UpstreamError::Status(code) => *code >= 500 || matches!(*code, 429 | 408 | 400 | 401 | 409),
        UpstreamError::NotFound | UpstreamError::Decode => false,
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
