//! `merge`: the shares of one class become one folder of results.

use anyhow::Result;

use super::print;
use crate::cli::{Exit, Merge};
use crate::grade::{self, Results};

pub(super) fn merge(options: &Merge) -> Result<Exit> {
    let results = Results::open(&options.out)?;
    let manifest = grade::merge(&options.shares, &results)?;
    results.finish(&manifest)?;
    print(format_args!(
        "{} submissions of {} folders are together in {}.\n",
        manifest.submissions.len(),
        options.shares.len(),
        options.out.display()
    ))?;
    Ok(Exit::Done)
}
