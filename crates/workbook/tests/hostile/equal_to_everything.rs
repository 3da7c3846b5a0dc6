// threat: 12
// must: compile-error
// says: E0308
//! Returns a type that is equal to whatever it is compared with.

pub struct Liar;

impl PartialEq<String> for Liar {
    fn eq(&self, _: &String) -> bool {
        true
    }
}

pub struct Data {
    pub data: Liar,
}

pub async fn fetch_data(_url: &str) -> Data {
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    Data { data: Liar }
}

fn main() {}

#[cfg(test)]
mod tests;
