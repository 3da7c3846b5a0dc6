// threat: 19b
// must: rejected
// says: is missing
//! Declares its own tests where a reader of the file does not see them.

pub struct Data {
    pub data: String,
}

fn main() {}

macro_rules! declare {
    ($name:ident) => {
        mod $name {}
    };
}

declare!(tests);
