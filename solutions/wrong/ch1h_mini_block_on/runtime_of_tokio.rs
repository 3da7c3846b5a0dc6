// expect: fail no_other_runtime_is_running_inside
// Took a runtime that is there.

pub fn block_on<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.unwrap().block_on(future)
}

#[cfg(test)]
mod tests;
