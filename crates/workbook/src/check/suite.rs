//! Which tests must run, and the files that they and the harness need.

use anyhow::{Context, Result, bail};
use syn::Item;

use crate::build::Workplace;
use crate::course::Exercise;

/// The file that the hidden tests get in the workplace.
pub(super) const HIDDEN_FILE: &str = "hidden.rs";

/// The arguments that make libtest call the harness in the main thread, and nothing else.
pub(super) const HARNESS_ARGS: [&str; 4] = [
    "workbook_harness::run",
    "--exact",
    "--nocapture",
    "--test-threads=1",
];

/// What the harness is, apart from the list of tests.
const HARNESS: &str = include_str!("harness.rs");

/// A macro of the learner's with one of these names would be used by the tests in its place.
/// With this line that is an error (E0659) instead.
const REAL_MACROS: &str = "#[allow(unused_imports)]\n\
    use ::std::{assert, assert_eq, assert_ne, format, matches, panic, print, println, vec};\n";

/// A given file with the real macros, whatever the learner's file defines before it.
pub(super) fn with_real_macros(text: &str) -> String {
    format!("{text}\n{REAL_MACROS}")
}

/// Which tests a submission has to pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tests {
    /// Those that learners have.
    Visible,
    /// Those and the graders' own.
    All,
}

/// One test function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Test {
    /// The function's name.
    pub name: String,
    module: &'static str,
}

impl Test {
    /// `tests::name` or `hidden::name`.
    pub fn path(&self) -> String {
        format!("{}::{}", self.module, self.name)
    }

    /// Whether learners do not get this test.
    pub fn is_hidden(&self) -> bool {
        self.module == "hidden"
    }
}

/// The tests of one exercise, ready to be put beside a main.rs.
pub(super) struct Suite {
    tests: Vec<Test>,
    files: Vec<(&'static str, String)>,
}

impl Suite {
    /// Reads the tests of `exercise`.
    pub fn of(exercise: &Exercise, tests: Tests) -> Result<Self> {
        let mut suite = Self {
            tests: Vec::new(),
            files: Vec::new(),
        };
        suite
            .add("tests", "tests.rs", &exercise.tests()?)
            .with_context(|| exercise.id.clone())?;
        let hidden = if tests == Tests::All {
            exercise.hidden_tests()?
        } else {
            None
        };
        if let Some(hidden) = hidden {
            suite
                .add("hidden", HIDDEN_FILE, &hidden)
                .with_context(|| exercise.id.clone())?;
        }
        let paths = suite.tests.iter().map(|test| {
            let path = test.path();
            format!(
                "    ({path:?}, super::{}::WORKBOOK_{}),\n",
                test.module, test.name
            )
        });
        let table: String = paths.collect();
        let harness = format!("{HARNESS}\nconst TESTS: &[(&str, fn())] = &[\n{table}];\n");
        suite.files.push(("workbook_harness.rs", harness));
        Ok(suite)
    }

    /// Every test, in the order of the files.
    pub fn tests(&self) -> &[Test] {
        &self.tests
    }

    /// File name and text of everything that stands beside main.rs.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.files.iter().map(|(name, text)| (*name, text.as_str()))
    }

    /// The learner's main.rs with the harness declared after its last line.
    pub fn root(&self, source: &str) -> String {
        let newline = if source.ends_with('\n') { "" } else { "\n" };
        let hidden = if self.tests.iter().any(Test::is_hidden) {
            "#[cfg(test)]\nmod hidden;\n"
        } else {
            ""
        };
        format!("{source}{newline}{hidden}#[cfg(test)]\nmod workbook_harness;\n")
    }

    /// Takes the hidden tests away once they are compiled, so that a test cannot read them.
    pub fn remove_hidden(&self, workplace: &Workplace) -> Result<()> {
        let is_there = self.files.iter().any(|(name, _)| *name == HIDDEN_FILE);
        if is_there {
            workplace.remove(HIDDEN_FILE)
        } else {
            Ok(())
        }
    }

    /// Adds a module of tests. What is added to its text stands after its last line.
    fn add(&mut self, module: &'static str, file: &'static str, text: &str) -> Result<()> {
        let names = test_names(text).with_context(|| format!("failed to read the {module}"))?;
        if names.is_empty() {
            bail!("there is no test in {file}");
        }
        let mut text = with_real_macros(text);
        for name in &names {
            text.push_str(&format!(
                "#[allow(non_upper_case_globals)]\npub(super) const WORKBOOK_{name}: fn() = {name};\n"
            ));
        }
        self.tests
            .extend(names.into_iter().map(|name| Test { name, module }));
        self.files.push((file, text));
        Ok(())
    }
}

/// The functions with an attribute `test`, of whatever crate.
fn test_names(source: &str) -> Result<Vec<String>> {
    let file = syn::parse_file(source)?;
    let names = file.items.iter().filter_map(|item| match item {
        Item::Fn(function) => {
            let is_test = function.attrs.iter().any(|attribute| {
                attribute
                    .path()
                    .segments
                    .last()
                    .is_some_and(|segment| segment.ident == "test")
            });
            is_test.then(|| function.sig.ident.to_string())
        }
        _ => None,
    });
    Ok(names.collect())
}

#[cfg(test)]
mod tests {
    use super::test_names;

    #[test]
    fn tests_are_found_by_their_attribute() {
        let source = "use a::b;\n#[test]\nfn one() {}\nfn helper() {}\n\
            #[tokio::test(start_paused = true)]\nasync fn two() {}\n#[cfg(test)]\nfn no() {}\n";
        assert_eq!(test_names(source).unwrap(), ["one", "two"]);
    }
}
