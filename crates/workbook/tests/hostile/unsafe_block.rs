// threat: 22
// must: compile-error
// says: unsafe
//! Uses `unsafe`.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let null = std::ptr::null::<u8>();
    Data { data: format!("{url}{}", unsafe { *null }) }
}

#[tokio::main]
async fn main() {
    println!("{}", fetch_data("https://example.com").await.data);
}

#[cfg(test)]
mod tests;
