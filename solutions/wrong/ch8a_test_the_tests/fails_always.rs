// expect: fail the_right_one_passes
// The laziest: it fails with every broken function, and with the right ones too.

pub mod support;

use support::Users;

pub async fn test_fetch_users(_: impl AsyncFn(&[u32]) -> Users) {
    panic!("something is wrong");
}

#[cfg(test)]
mod tests;
