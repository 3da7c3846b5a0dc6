// threat: 19b
// must: rejected
// says: mod tests
//! Has brought its own tests.

pub struct Data {
    pub data: String,
}

fn main() {}

#[cfg(test)]
mod tests {
    #[test]
    fn the_data_is_from_the_url() {}
}
