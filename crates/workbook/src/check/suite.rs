//! Which tests must run, and the files that they and the harness need.

use anyhow::{Context, Result, bail};
use syn::Item;

use super::Answers;
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

/// How the two files that only this program puts there reach the harness. Nothing else can: a name
/// in a module that is not the root's is that module's own, and a learner's file may not say `extern`.
const HARNESS: &str = "#[allow(unused_imports)]\n\
    use self::workbook_dependencies::workbook_harness;\n\
    extern crate workbook_dependencies;\n";

/// A macro of the learner's with one of these names would be used by the tests in its place.
/// With this line that is an error (E0659) instead.
const REAL_MACROS: &str = "#[allow(unused_imports)]\n\
    use ::std::{assert, assert_eq, assert_ne, format, matches, panic, print, println, vec};\n";

/// A given file with the real macros, whatever the learner's file defines before it.
fn with_real_macros(text: &str) -> String {
    format!("{text}\n{REAL_MACROS}")
}

/// Which tests a submission has to pass.
#[derive(Clone, Copy)]
pub(crate) enum Tests<'a> {
    /// Those that learners have.
    Visible,
    /// Those and the graders' own, which see what they see with these answers.
    All(&'a Answers),
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
    hidden_tests_report: bool,
}

impl Suite {
    /// Reads the tests of `exercise`.
    pub fn of(exercise: &Exercise, tests: Tests<'_>) -> Result<Self> {
        let mut suite = Self {
            tests: Vec::new(),
            files: Vec::new(),
            hidden_tests_report: false,
        };
        suite
            .add("tests", "tests.rs", &exercise.tests()?)
            .with_context(|| exercise.id.clone())?;
        let hidden = match tests {
            Tests::All(_) => exercise.hidden_tests()?,
            Tests::Visible => None,
        };
        if let Some(hidden) = hidden {
            suite.hidden_tests_report = hidden.contains("workbook_harness");
            suite
                .add("hidden", HIDDEN_FILE, &hidden)
                .with_context(|| exercise.id.clone())?;
        }
        let paths = suite.tests.iter().map(|test| {
            let path = test.path();
            format!(
                "        ({path:?}, super::{}::WORKBOOK_{}),\n",
                test.module, test.name
            )
        });
        let table: String = paths.collect();
        let harness = format!(
            "{HARNESS}#[test]\nfn run() {{\n    workbook_harness::run(&[\n{table}    ]);\n}}\n"
        );
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

    /// What the harness is told on its standard input: the secret with which it answers, the line that
    /// it prints before anything else is printed, where random numbers begin, and the test.
    pub fn request(nonce: &str, marker: &str, seed: u64, test: &Test) -> Vec<u8> {
        format!("{nonce}\n{marker}\n{seed}\n{}\n", test.path()).into_bytes()
    }

    /// The learner's main.rs with the harness declared after its last line.
    pub fn root(&self, source: &str) -> String {
        let newline = if source.ends_with('\n') { "" } else { "\n" };
        let hidden = match self.hidden() {
            Some(_) => "#[cfg(test)]\nmod hidden;\n",
            None => "",
        };
        format!("{source}{newline}{hidden}#[cfg(test)]\nmod workbook_harness;\n")
    }

    /// Puts `source` there, and everything that it is compiled with.
    pub fn put(&self, workplace: &Workplace, source: &str, support: Option<&str>) -> Result<()> {
        if let Some(support) = support {
            workplace.put("support.rs", &with_real_macros(support))?;
        }
        workplace.put_root(source)?;
        for (name, text) in self.files() {
            workplace.put(name, text)?;
        }
        Ok(())
    }

    /// The text of the hidden tests, if there are any.
    pub fn hidden(&self) -> Option<&str> {
        let mut files = self.files();
        files.find_map(|(name, text)| (name == HIDDEN_FILE).then_some(text))
    }

    /// Whether the hidden tests use the harness, and so may report what they saw.
    pub fn hidden_tests_report(&self) -> bool {
        self.hidden_tests_report
    }

    /// Takes the hidden tests away once they are compiled, so that a test cannot read them.
    pub fn remove_hidden(&self, workplace: &Workplace) -> Result<()> {
        match self.hidden() {
            Some(_) => workplace.remove(HIDDEN_FILE),
            None => Ok(()),
        }
    }

    /// Adds a module of tests. What is added to its text stands after its last line.
    fn add(&mut self, module: &'static str, file: &'static str, text: &str) -> Result<()> {
        let names = test_names(text).with_context(|| format!("failed to read the {module}"))?;
        if names.is_empty() {
            bail!("there is no test in {file}");
        }
        let mut text = with_real_macros(text);
        if file == HIDDEN_FILE {
            text.push_str(HARNESS);
        }
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
