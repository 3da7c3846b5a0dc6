// threat: 19
// must: rejected
// says: is missing
//! Has taken the tests out.

pub struct Data {
    pub data: String,
}

fn main() {}
