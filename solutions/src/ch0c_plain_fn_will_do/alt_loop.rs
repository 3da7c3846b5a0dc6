//! A loop in place of the `filter`; the check in another shape. Plain as well.

pub fn is_valid(email: &str) -> bool {
    let parts: Vec<&str> = email.split('@').collect();
    match parts.as_slice() {
        [name, host] => !name.is_empty() && host.trim_matches('.').contains('.'),
        _ => false,
    }
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let mut valid = emails.to_vec();
    valid.retain(|email| is_valid(email));
    valid
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0c_plain_fn_will_do/tests.rs"]
mod tests;
