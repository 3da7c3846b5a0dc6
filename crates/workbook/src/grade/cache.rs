//! Verdicts by what they depend on: identical files cost nothing, in one run and from run to run.

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use tokio::sync::{Mutex, OnceCell};

use crate::files::{make_folder, replace};
use crate::verdict::Verdict;

/// The verdicts that are known already.
pub(super) struct Cache {
    folder: PathBuf,
    /// Those of this run. Who asks for one that is being worked out waits for it.
    known: Mutex<HashMap<String, Arc<OnceCell<Verdict>>>>,
}

impl Cache {
    /// Keeps verdicts in `folder`; who removes it makes everything be tested again.
    pub fn open(folder: PathBuf) -> Result<Self> {
        make_folder(&folder)?;
        Ok(Self {
            folder,
            known: Mutex::default(),
        })
    }

    /// The verdict under `key`, which says everything that it depends on; `find` works it out if
    /// nobody has.
    pub async fn get(
        &self,
        key: &str,
        find: impl AsyncFnOnce() -> Result<Verdict>,
    ) -> Result<Verdict> {
        let cell = Arc::clone(self.known.lock().await.entry(key.to_owned()).or_default());
        let verdict = cell.get_or_try_init(async || {
            let path = self.folder.join(format!("{key}.json"));
            // One that cannot be read is worked out again.
            let kept = fs::read(&path).ok();
            if let Some(verdict) = kept.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
                return Ok(verdict);
            }
            let verdict = find().await?;
            replace(&path, &serde_json::to_vec(&verdict)?)?;
            anyhow::Ok(verdict)
        });
        verdict.await.cloned()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use anyhow::bail;
    use futures::future::join_all;

    use super::Cache;
    use crate::verdict::{Isolation, Outcome, Verdict};

    fn verdict() -> Verdict {
        Verdict::without_tests("ch1b", Outcome::Failed, "no", Isolation::None)
    }

    #[tokio::test]
    async fn each_verdict_is_worked_out_once() {
        let folder = tempfile::tempdir().unwrap();
        let calls = Cell::new(0);
        let find = async || {
            calls.set(calls.get() + 1);
            tokio::task::yield_now().await;
            Ok(verdict())
        };
        let cache = Cache::open(folder.path().to_owned()).unwrap();
        let all = join_all((0..5).map(|_| cache.get("a", find))).await;
        assert!(all.iter().all(|found| found.as_ref().unwrap().id == "ch1b"));
        assert_eq!(calls.get(), 1);
        cache.get("b", find).await.unwrap();
        assert_eq!(calls.get(), 2);
        // Another run knows it from the disk, unless the file is damaged.
        let later = Cache::open(folder.path().to_owned()).unwrap();
        later.get("a", find).await.unwrap();
        assert_eq!(calls.get(), 2);
        std::fs::write(folder.path().join("a.json"), "{").unwrap();
        let later = Cache::open(folder.path().to_owned()).unwrap();
        later.get("a", find).await.unwrap();
        assert_eq!(calls.get(), 3);
    }

    #[tokio::test]
    async fn a_failure_of_the_machine_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(folder.path().to_owned()).unwrap();
        let failed = cache.get("a", async || bail!("the disk is full")).await;
        assert!(failed.is_err());
        assert!(cache.get("a", async || Ok(verdict())).await.is_ok());
    }
}
