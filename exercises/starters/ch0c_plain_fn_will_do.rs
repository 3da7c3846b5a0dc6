//! # A plain fn will do
//!
//! Somebody made the check of an address async, in case it must wait one day.
//! Now a plain function wants to use it in a `filter`.
//! Make `is_valid` plain, and finish `fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str>`.
//!
//! - `is_valid` returns a `bool`, and no future.
//! - `valid_emails` stays plain; it returns the valid addresses in their order.
//! - What counts as valid does not change: a name, an `@`, and a host with a dot inside.

/// Whether this looks like an address.
pub async fn is_valid(email: &str) -> bool {
    let Some((name, host)) = email.split_once('@') else {
        return false;
    };
    let host_has_a_dot = host.trim_matches('.').contains('.');
    !name.is_empty() && !host.contains('@') && host_has_a_dot
}

pub fn valid_emails<'a>(emails: &[&'a str]) -> Vec<&'a str> {
    // Uncomment all three lines, press Run and read what rustc says.
    // let emails = emails.iter().copied();
    // let valid = emails.filter(|email| is_valid(email).await);
    // return valid.collect();
    todo!("return the valid ones of {emails:?}")
}

fn main() {
    let emails = ["ada@example.com", "nobody", "grace@example.org"];
    println!("{:?}", valid_emails(&emails));
}

#[cfg(test)]
mod tests;
