use std::any::Any;

use workbook_harness::{random, saw};

use super::{is_valid, valid_emails};

/// An address of random length, and whether it is valid.
fn random_address(random: u64) -> (String, bool) {
    match random % 6 {
        0 => (
            format!("user{random}@mail{}.example.com", random % 97),
            true,
        ),
        1 => (format!("{random}@b.c"), true),
        2 => (format!("user{random}"), false),
        3 => (format!("@mail{random}.example.com"), false),
        4 => (format!("user{random}@mail.example@com"), false),
        _ => (format!("user{random}@mail."), false),
    }
}

fn answer<R: 'static>(check: fn(&'static str) -> R, email: &'static str) -> Option<bool> {
    (&check(email) as &dyn Any).downcast_ref().copied()
}

#[test]
fn random_addresses_are_judged_as_before() {
    for _ in 0..200 {
        let (email, expected) = random_address(random());
        let email: &'static str = email.leak();
        let seen: Option<bool> = answer(is_valid, email);
        saw(&seen);
        assert!(
            seen == Some(expected),
            "`is_valid(\"{email}\")` was {seen:?}; before it was {expected}."
        );
    }
}

#[test]
fn random_lists_keep_their_valid_ones() {
    for n_emails in 0..40 {
        let addresses: Vec<_> = (0..n_emails).map(|_| random_address(random())).collect();
        let emails: Vec<&str> = addresses.iter().map(|(email, _)| email.as_str()).collect();
        let valid = addresses.iter().filter(|(_, valid)| *valid);
        let expected: Vec<&str> = valid.map(|(email, _)| email.as_str()).collect();
        let seen: Vec<&str> = valid_emails(&emails);
        saw(&(seen.len(), seen.last()));
        assert!(
            seen == expected,
            "Of {n_emails} addresses `valid_emails` returned {} in place of {}, or in another order.",
            seen.len(),
            expected.len()
        );
    }
}

#[tokio::test]
async fn an_async_caller_may_use_it_too() {
    let email = format!("ada{}@example.com", random());
    let seen: Vec<&str> = valid_emails(&[email.as_str(), "nobody"]);
    saw(&seen);
    assert!(
        seen == [email.as_str()],
        "Called inside a runtime, `valid_emails` returned {seen:?}."
    );
}
