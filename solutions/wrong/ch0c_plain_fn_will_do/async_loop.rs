// expect: compile E0308
// Made the caller async, so that a loop can await: the next caller has the problem now.

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub async fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let mut valid = Vec::new();
    for email in emails {
        if is_valid(email).await {
            valid.push(*email);
        }
    }
    valid
}

#[cfg(test)]
mod tests;
