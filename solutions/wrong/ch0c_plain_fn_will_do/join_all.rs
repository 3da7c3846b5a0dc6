// expect: compile E0308
// Made the caller async: collected the futures and joined them.

use futures::future::join_all;

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub async fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let valid = join_all(emails.iter().map(|email| is_valid(email))).await;
    let pairs = emails.iter().copied().zip(valid);
    pairs
        .filter(|(_, valid)| *valid)
        .map(|(email, _)| email)
        .collect()
}

#[cfg(test)]
mod tests;
