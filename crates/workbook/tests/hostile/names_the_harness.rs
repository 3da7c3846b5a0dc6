// threat: 11
// must: compile-error
// says: E0433
//! Asks the harness itself for the random numbers, by the name of the library that it lies in.

pub struct Data {
    pub data: String,
}

pub async fn fetch_data(url: &str) -> Data {
    let number = ::workbook_dependencies::workbook_harness::random();
    Data {
        data: format!("from {url} {number}"),
    }
}

fn main() {}

#[cfg(test)]
mod tests;
