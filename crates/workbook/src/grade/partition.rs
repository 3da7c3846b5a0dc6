//! Which share of the submissions this process grades, when several machines grade one class.

use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// One of several shares. Which share a submission belongs to depends on its name alone, so it
/// stays in its share when others are added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Partition {
    /// Which share, from 1.
    pub index: u64,
    /// How many shares there are.
    pub of: u64,
}

/// What `--partition` may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Share {
    /// `I/N`: this share.
    This(Partition),
    /// `N`: the scheduler's environment says which of so many.
    OfEnvironment(u64),
}

impl Partition {
    /// Everything.
    pub const WHOLE: Self = Self { index: 1, of: 1 };

    /// Whether the submission of that name belongs to this share.
    pub fn holds(self, name: &str) -> bool {
        let digest = Sha256::digest(name.as_bytes());
        let number = digest
            .iter()
            .take(8)
            .fold(0, |number, byte| number << 8 | u64::from(*byte));
        number % self.of == self.index - 1
    }

    fn new(index: u64, of: u64) -> Result<Self, String> {
        if (1..=of).contains(&index) {
            Ok(Self { index, of })
        } else {
            Err(format!(
                "there is no share {index} of {of}: the first is 1/{of}, the last {of}/{of}"
            ))
        }
    }
}

impl Share {
    /// The share, asked from `environment` where the command line does not say it.
    ///
    /// A Kubernetes Indexed Job counts in `JOB_COMPLETION_INDEX` from 0; a Slurm array in
    /// `SLURM_ARRAY_TASK_ID` from `SLURM_ARRAY_TASK_MIN`.
    pub fn find(self, environment: impl Fn(&str) -> Option<String>) -> Result<Partition, String> {
        let of = match self {
            Self::This(partition) => return Ok(partition),
            Self::OfEnvironment(of) => of,
        };
        let number = |name: &str| -> Result<Option<u64>, String> {
            let Some(text) = environment(name) else {
                return Ok(None);
            };
            let number = text.parse();
            number
                .map(Some)
                .map_err(|_| format!("the variable {name} is `{text}`, which is no number"))
        };
        if let Some(index) = number("JOB_COMPLETION_INDEX")? {
            return Partition::new(index + 1, of);
        }
        if let Some(id) = number("SLURM_ARRAY_TASK_ID")? {
            let first = number("SLURM_ARRAY_TASK_MIN")?.unwrap_or(0);
            return Partition::new((id + 1).saturating_sub(first), of);
        }
        Err(format!(
            "which of the {of} shares is this? \
             Neither JOB_COMPLETION_INDEX nor SLURM_ARRAY_TASK_ID is set: say --partition 1/{of}"
        ))
    }
}

impl FromStr for Share {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| match text.parse() {
            Ok(number @ 1..) => Ok(number),
            _ => Err(format!(
                "`{text}` is no number from 1: a share is said as 2/8, or as 8 where a scheduler numbers it"
            )),
        };
        match text.split_once('/') {
            None => Ok(Self::OfEnvironment(number(text)?)),
            Some((index, of)) => Ok(Self::This(Partition::new(number(index)?, number(of)?)?)),
        }
    }
}

impl Display for Partition {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.index, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::{Partition, Share};

    #[test]
    fn each_name_belongs_to_one_share() {
        for of in 1..9 {
            for name in ["ada", "ben", "Zoë", ""] {
                let holders = (1..=of).filter(|index| Partition { index: *index, of }.holds(name));
                assert_eq!(holders.count(), 1, "{name} of {of}");
            }
        }
        // A share must not change with the version of this program: other machines count on it.
        let of_ada = (1..=8).find(|index| {
            Partition {
                index: *index,
                of: 8,
            }
            .holds("ada")
        });
        assert_eq!(of_ada, Some(7));
    }

    #[test]
    fn a_share_is_said_or_numbered_by_the_scheduler() {
        let find = |text: &str, set: &[(&str, &str)]| {
            let environment = |name: &str| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            };
            let found = text
                .parse::<Share>()
                .and_then(|share| share.find(environment));
            found.map(|partition| partition.to_string())
        };
        let is = |text: &str| Ok(text.to_owned());
        let slurm = [("SLURM_ARRAY_TASK_ID", "7"), ("SLURM_ARRAY_TASK_MIN", "5")];
        assert_eq!(find("2/8", &slurm), is("2/8"));
        assert_eq!(find("8", &slurm), is("3/8"));
        assert_eq!(find("8", &[("JOB_COMPLETION_INDEX", "0")]), is("1/8"));
        assert_eq!(find("8", &[("SLURM_ARRAY_TASK_ID", "7")]), is("8/8"));
        for (text, set, words) in [
            ("0/8", &[][..], "no number from 1"),
            ("9/8", &[], "there is no share 9 of 8"),
            ("eight", &[], "no number from 1"),
            ("8", &[], "say --partition 1/8"),
            (
                "8",
                &[("JOB_COMPLETION_INDEX", "8")],
                "there is no share 9 of 8",
            ),
            (
                "8",
                &[("JOB_COMPLETION_INDEX", "x")],
                "JOB_COMPLETION_INDEX is `x`",
            ),
        ] {
            let error = find(text, set).unwrap_err();
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
