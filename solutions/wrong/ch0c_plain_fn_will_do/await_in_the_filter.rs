// expect: compile E0728
// Believed that `.await` works in every closure: the lines of the starter.

pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let emails = emails.iter().copied();
    let valid = emails.filter(|email| is_valid(email).await);
    valid.collect()
}

#[cfg(test)]
mod tests;
