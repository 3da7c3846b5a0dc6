// expect: fail valid_addresses_are_those_of_before
// Wrote the check anew, and shorter.

pub fn is_valid(email: &str) -> bool {
    email.contains('@')
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
