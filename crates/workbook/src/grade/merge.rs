//! The shares of one class, graded on several machines → one folder of results.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::{Manifest, Partition, Results};

/// Copies the results in `folders`, which must be all shares of one class, into `out`.
/// The order of the folders does not matter, and one may be named twice.
///
/// # Errors
///
/// A share is missing or not complete, or the shares do not belong together.
pub(crate) fn merge(folders: &[PathBuf], out: &Results) -> Result<Manifest> {
    let shares = shares(folders)?;
    let mut submissions = Vec::new();
    out.begin()?;
    for (folder, manifest) in shares.values() {
        let results = Results::open(folder)?;
        for name in &manifest.submissions {
            let graded = results.read(name)?.with_context(|| {
                format!(
                    "`{}` is gone: grade this share again with --resume",
                    results.path(name).display()
                )
            })?;
            out.write(&graded)?;
            submissions.push(name.clone());
        }
    }
    submissions.sort();
    let (_, first) = shares.values().next().context("there is no share")?;
    let manifest = Manifest {
        partition: Partition::WHOLE,
        submissions,
        ..first.clone()
    };
    Ok(manifest)
}

/// Every share of one class, by its number.
fn shares(folders: &[PathBuf]) -> Result<BTreeMap<u64, (&Path, Manifest)>> {
    let mut shares: BTreeMap<u64, (&Path, Manifest)> = BTreeMap::new();
    for folder in folders {
        let shown = folder.display();
        if !folder.is_dir() {
            bail!("`{shown}` is not a folder: name the --out folders of the shares");
        }
        let manifest = Results::open(folder)?.manifest()?.with_context(|| {
            format!("`{shown}` is not complete: grade this share again with --resume")
        })?;
        if let Some((other, known)) = shares.values().next() {
            let other = other.display();
            if known.partition.of != manifest.partition.of {
                bail!(
                    "`{other}` is share {} and `{shown}` share {}: they do not belong together",
                    known.partition,
                    manifest.partition
                );
            }
            if known.course != manifest.course {
                bail!(
                    "`{other}` and `{shown}` were graded with different exercises, tests, compilers \
                     or libraries: grade them again with the same"
                );
            }
            if known.class != manifest.class {
                bail!(
                    "`{other}` and `{shown}` are shares of different classes: not the same names were there"
                );
            }
        }
        let index = manifest.partition.index;
        match shares.get(&index) {
            Some((other, known)) if *known != manifest => bail!(
                "`{}` and `{shown}` both are share {}, with different submissions",
                other.display(),
                manifest.partition
            ),
            Some(_) => {}
            None => {
                shares.insert(index, (folder, manifest));
            }
        }
    }
    let of = shares
        .values()
        .next()
        .map_or(0, |(_, share)| share.partition.of);
    let missing: Vec<String> = (1..=of)
        .filter(|index| !shares.contains_key(index))
        .map(|index| format!("{index}/{of}"))
        .collect();
    if !missing.is_empty() {
        bail!(
            "there is no result of {}: name all folders",
            missing.join(", ")
        );
    }
    Ok(shares)
}
