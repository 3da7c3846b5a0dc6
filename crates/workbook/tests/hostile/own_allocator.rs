// threat: 22
// must: compile-error
// says: unsafe
//! Brings its own allocator.

struct Mine;

unsafe impl std::alloc::GlobalAlloc for Mine {
    unsafe fn alloc(&self, _: std::alloc::Layout) -> *mut u8 {
        std::ptr::null_mut()
    }

    unsafe fn dealloc(&self, _: *mut u8, _: std::alloc::Layout) {}
}

#[global_allocator]
static MINE: Mine = Mine;

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
