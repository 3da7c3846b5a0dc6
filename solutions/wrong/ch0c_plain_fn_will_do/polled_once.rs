// expect: fail is_valid_returns_a_bool
// Knows that one poll is enough here, and polls. Right today; the callers still pay for a future.

use futures::FutureExt;

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let valid = |email: &&str| is_valid(email).now_or_never() == Some(true);
    emails.iter().copied().filter(valid).collect()
}

#[cfg(test)]
mod tests;
