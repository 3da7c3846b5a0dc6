// threat: 25
// must: compile-error
// says: rustc
//! A macro that grows to a hundred million numbers.

macro_rules! bomb {
    (0 $($all:tt)*) => { pub const BOMB: &[u8] = &[$($all)*]; };
    (1 $($all:tt)*) => { bomb!(0 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (2 $($all:tt)*) => { bomb!(1 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (3 $($all:tt)*) => { bomb!(2 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (4 $($all:tt)*) => { bomb!(3 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (5 $($all:tt)*) => { bomb!(4 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (6 $($all:tt)*) => { bomb!(5 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (7 $($all:tt)*) => { bomb!(6 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
    (8 $($all:tt)*) => { bomb!(7 $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)* $($all)*); };
}

bomb!(8 1, 2, 3, 4, 5, 6, 7, 8,);

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    Data { data: format!("wrong {url}") }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
