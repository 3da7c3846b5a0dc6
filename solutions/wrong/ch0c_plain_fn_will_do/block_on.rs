// expect: fail is_valid_returns_a_bool
// Believed that `block_on` is the way out of async. It panics inside a runtime.

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let valid = |email: &&str| futures::executor::block_on(is_valid(email));
    emails.iter().copied().filter(valid).collect()
}

#[cfg(test)]
mod tests;
