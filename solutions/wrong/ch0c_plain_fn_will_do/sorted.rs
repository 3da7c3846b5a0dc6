// expect: fail the_valid_ones_are_returned_in_order
// Believed that the order does not matter.

pub fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}
pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let mut valid: Vec<&str> = emails
        .iter()
        .copied()
        .filter(|email| is_valid(email))
        .collect();
    valid.sort_by(|a, b| b.cmp(a));
    valid
}

#[cfg(test)]
mod tests;
