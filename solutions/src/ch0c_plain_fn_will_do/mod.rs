//! Right, because `is_valid` never waits: it needs no future, and its callers stay as they are.
//! An async function may call it as well.

/// Whether this looks like an address.
pub fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    let emails = emails.iter().copied();
    let valid = emails.filter(|email| is_valid(email));
    valid.collect()
}

fn main() {
    let emails = ["ada@example.com", "nobody", "grace@example.org"];
    println!("{:?}", valid_emails(&emails));
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0c_plain_fn_will_do/tests.rs"]
mod tests;
