use std::thread;
use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::checksum_all;
use super::support::{File, Gate, HashFailed, hash};

/// Up to 40 files, some of them empty.
fn random_contents() -> Vec<Vec<u8>> {
    let n_files = random() % 40;
    let content = |_| match random() % 4 {
        0 => Vec::new(),
        _ => random().to_string().into_bytes(),
    };
    (0..n_files).map(content).collect()
}

fn expected(content: &[u8]) -> Result<u64, HashFailed> {
    if content.is_empty() {
        return Err(HashFailed);
    }
    Ok(hash(&File::new(content.to_vec())))
}

async fn checksums(files: &[File]) -> Vec<Result<u64, HashFailed>> {
    let result = timeout(Duration::from_secs(10), checksum_all(files.to_vec())).await;
    result.expect("`checksum_all` had not returned after 10 s.")
}

#[tokio::test]
async fn random_files_have_their_checksums() {
    for _ in 0..5 {
        let contents = random_contents();
        let files: Vec<File> = contents.iter().cloned().map(File::new).collect();
        let seen: Vec<Result<u64, HashFailed>> = checksums(&files).await;
        saw(&seen);
        let expected: Vec<_> = contents.iter().map(|content| expected(content)).collect();
        let n_wrong = expected.iter().zip(&seen).filter(|(a, b)| a != b).count();
        assert!(
            seen.len() == expected.len() && n_wrong == 0,
            "For {} files `checksum_all` returned {} results, {n_wrong} of them wrong or out of place.",
            expected.len(),
            seen.len()
        );
        let here = thread::current().id();
        let n_here = files
            .iter()
            .filter(|file| file.hashed_on().contains(&here))
            .count();
        assert!(
            n_here == 0,
            "{n_here} of {} files were hashed on the executor thread; none should be.",
            files.len()
        );
    }
}

#[tokio::test]
async fn no_files_no_results() {
    let seen: Vec<Result<u64, HashFailed>> = checksums(&[]).await;
    saw(&seen);
    assert!(
        seen.is_empty(),
        "Without files `checksum_all` returned {} results.",
        seen.len()
    );
}

#[tokio::test]
async fn two_callers_at_once_do_not_wait_for_each_other() {
    let gate = Gate::default();
    let contents = [(); 2].map(|()| random().to_string().into_bytes());
    let slow = [File::behind(&gate, contents[0].clone())];
    let quick = [File::new(contents[1].clone())];
    let second = async {
        let sums = checksums(&quick).await;
        gate.open();
        sums
    };
    let (first, second) = tokio::join!(checksums(&slow), second);
    let first: Vec<Result<u64, HashFailed>> = first;
    assert!(
        gate.was_opened_in_time(),
        "While one caller's file was being hashed, another caller's did not get ready for 2 s."
    );
    saw(&(&first, &second));
    assert!(
        first == [expected(&contents[0])] && second == [expected(&contents[1])],
        "Two callers at once got {first:x?} and {second:x?}."
    );
}
