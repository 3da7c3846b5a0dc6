// expect: fail no_other_runtime_is_running_inside
// Took an executor that is there.

pub fn block_on<F: Future>(future: F) -> F::Output {
    futures::executor::block_on(future)
}

#[cfg(test)]
mod tests;
