// threat: 19b
// must: rejected
// says: #[path]
//! Puts another file in the place of the tests.

pub struct Data {
    pub data: String,
}

fn main() {}

#[cfg(test)]
#[path = "/dev/null"]
mod tests;
