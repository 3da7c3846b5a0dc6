// expect: compile E0308
// Believed that the call gives the answer.

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    emails
        .iter()
        .copied()
        .filter(|email| is_valid(email))
        .collect()
}

#[cfg(test)]
mod tests;
