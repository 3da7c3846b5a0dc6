//! What the workbook adds to an error about async code: its catalogue is `advice.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::verdict::Advice;

/// What rustc said, apart from what it quotes.
pub(super) struct Said<'a> {
    /// The error's code, or the lint's name.
    pub code: Option<&'a str>,
    /// The message, its labels, notes and helps, and the macros that it came through.
    pub words: String,
    /// The lines of the program that it points at.
    pub quoted: String,
}

/// One error as learners meet it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests go by names"))]
    pub name: String,
    when: Vec<When>,
    /// At most two sentences.
    pub sentence: String,
    /// Page and anchor.
    pub link: String,
    /// The beginning of a help of rustc's that does not help here.
    misleads: Option<String>,
}

/// What tells it from other uses of the code.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct When {
    code: Option<String>,
    #[serde(default)]
    says: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
    #[serde(default)]
    quotes: String,
}

#[derive(Deserialize)]
struct Catalogue {
    entry: Vec<Entry>,
}

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    toml::from_str(include_str!("advice.toml")).expect("the tests read the same text")
});

/// Every entry, in the order in which they are tried.
pub(crate) fn entries() -> &'static [Entry] {
    &CATALOGUE.entry
}

/// The entry that fits, if there is one.
pub(super) fn find(said: &Said<'_>) -> Option<&'static Entry> {
    let mut entries = entries().iter();
    entries.find(|entry| entry.when.iter().any(|when| when.fits(said)))
}

impl Entry {
    /// What the learner reads.
    pub fn advice(&self) -> Advice {
        Advice {
            sentence: self.sentence.clone(),
            link: Some(self.link.clone()),
        }
    }

    /// Whether following that help of rustc's would not mend the program.
    pub fn is_misled_by(&self, help: &str) -> bool {
        let misleads = self.misleads.as_deref();
        misleads.is_some_and(|beginning| help.starts_with(beginning))
    }
}

impl When {
    fn fits(&self, said: &Said<'_>) -> bool {
        let is_said = |words: &String| said.words.contains(words.as_str());
        self.code.as_deref() == said.code
            && self.says.iter().all(is_said)
            && !self.lacks.iter().any(is_said)
            && said.quoted.contains(&self.quotes)
    }
}
