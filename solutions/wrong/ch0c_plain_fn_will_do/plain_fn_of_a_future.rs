// expect: fail is_valid_returns_a_bool
// Took away the word `async` and left an `async` block: still a future.

use futures::FutureExt;

pub fn is_valid(email: &str) -> impl Future<Output = bool> {
    async move {
        email.split_once('@').is_some_and(|(name, host)| {
            let host_has_a_dot = host.trim_matches('.').contains('.');
            !name.is_empty() && !host.contains('@') && host_has_a_dot
        })
    }
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let valid = |email: &&str| is_valid(email).now_or_never() == Some(true);
    emails.iter().copied().filter(valid).collect()
}

#[cfg(test)]
mod tests;
