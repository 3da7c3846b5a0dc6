//! `merge`: the shares of one class become one folder of results.

use anyhow::Result;

use super::grade::{report, scheme};
use super::print;
use crate::cli::{Exit, Merge};
use crate::course::Course;
use crate::grade::{self, Results};

pub(super) fn merge(options: &Merge) -> Result<Exit> {
    let course = Course::find()?;
    let scheme = scheme(&course, options.points.as_deref())?;
    let results = Results::open(&options.out)?;
    let manifest = grade::merge(&options.shares, &results)?;
    results.finish(&manifest)?;
    report(&course, scheme, &results, &manifest)?;
    print(format_args!(
        "{} submissions of {} folders are together in {}; report/class.html shows them.\n",
        manifest.submissions.len(),
        options.shares.len(),
        options.out.display()
    ))?;
    Ok(Exit::Done)
}
