use std::any::{Any, type_name};

use super::{is_valid, valid_emails};

/// Addresses, and whether they are valid.
const TABLE: [(&str, bool); 8] = [
    ("ada@example.com", true),
    ("grace.hopper@mail.example.org", true),
    ("example.com", false),
    ("@example.com", false),
    ("ada@localhost", false),
    ("ada@.com", false),
    ("ada@example@example.com", false),
    ("", false),
];

/// The name of what `check` returns: for an async function the name of its future.
fn returned_type<R>(_check: fn(&'static str) -> R) -> &'static str {
    type_name::<R>()
}

/// What `check` returns, if it is a `bool`.
fn as_bool<R: 'static>(check: fn(&'static str) -> R, email: &'static str) -> Option<bool> {
    (&check(email) as &dyn Any).downcast_ref().copied()
}

#[test]
fn is_valid_returns_a_bool() {
    let returned: &str = returned_type(is_valid);
    assert!(
        returned == "bool",
        "`is_valid` returned no `bool`: an async function returns a future. \
         It never waits, so there is nothing to poll, and plain callers need the answer itself."
    );
}

#[test]
fn valid_addresses_are_those_of_before() {
    for (email, expected) in TABLE {
        let Some(seen) = as_bool(is_valid, email) else {
            panic!("Not judged: `is_valid` returned no `bool`.");
        };
        assert!(
            seen == expected,
            "`is_valid(\"{email}\")` was {seen}; before it was {expected}. \
             A valid address has a name, one `@`, and a host with a dot inside."
        );
    }
}

#[test]
fn the_valid_ones_are_returned_in_order() {
    let all = TABLE.map(|(email, _)| email);
    let seen: Vec<&str> = valid_emails(&all);
    let seen = seen.join(", ");
    assert!(
        seen == "ada@example.com, grace.hopper@mail.example.org",
        "Of 8 addresses `valid_emails` returned: {seen}. \
         The valid ones are ada@example.com and grace.hopper@mail.example.org, in this order."
    );
}
