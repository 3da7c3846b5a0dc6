// threat: 11
// must: compile-error
// says: E0603
//! Reaches the harness through the module of the tests that use it.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let number = crate::hidden::workbook_harness::random();
    Data {
        data: format!("from {url} {number}"),
    }
}

fn main() {}

#[cfg(test)]
mod tests;
