//! A question about a program that is read and not run: what prints, or which line is refused.
//! The tests run the program, and compare.

use anyhow::{Context, Result, bail};

use super::predict::{self, Prediction};
use super::snippet::fenced;
use crate::course::{Course, Page};
use crate::files::read;

/// The first words of such a question in a page.
pub(super) const FENCE: &str = "```quiz ";

/// What the right option says of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum About {
    /// What it prints: its lines, joined by commas.
    Prints,
    /// `line 3`: where rustc's first error of this code stands.
    Refuses(String),
}

/// A question, and the program that it is about.
#[derive(Debug)]
pub(crate) struct Quiz {
    /// The name of the program's file, in the folder of the page's snippets.
    pub name: String,
    /// How its right answer is known.
    pub about: About,
    /// The question and its options.
    pub question: Prediction,
}

impl Quiz {
    /// Reads the words behind the fence, and the block.
    pub fn parse(words: &str, block: &str) -> Result<Self> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let (name, about) = match words.as_slice() {
            [name, "prints"] => (name, About::Prints),
            [name, "refuses", code] => (name, About::Refuses((*code).to_owned())),
            _ => bail!(
                "`{}` names no program and how its answer is known: see CONTRIBUTING.md",
                words.join(" ")
            ),
        };
        Ok(Self {
            name: (*name).to_owned(),
            about,
            question: Prediction::parse(block).with_context(|| format!("in the quiz `{name}`"))?,
        })
    }

    /// The right option as plain text.
    #[cfg(test)]
    pub fn right_answer(&self) -> String {
        let right = self.question.options.iter().find(|option| option.right);
        right.map_or(String::new(), |option| option.text.replace('`', ""))
    }

    /// The program and the question.
    pub(super) fn html(&self, course: &Course, page: &Page) -> Result<String> {
        let source = read(&page.snippet(course, &self.name))?;
        let program = match self.about {
            About::Prints => fenced("rust", &source),
            About::Refuses(_) => fenced("text", &numbered(&source)),
        };
        let question = predict::html_of(&self.question)?;
        Ok(format!(
            "<div class=\"wb-quiz\">\n\n{program}\n{question}</div>\n\n"
        ))
    }
}

/// A program whose lines the question speaks of.
fn numbered(source: &str) -> String {
    let lines = source.lines().enumerate();
    lines
        .map(|(index, line)| format!("{:2} | {line}\n", index + 1))
        .collect()
}

/// The quizzes of a page, in order.
#[cfg(test)]
pub(crate) fn quizzes(markdown: &str) -> impl Iterator<Item = Result<Quiz>> {
    let mut lines = markdown.lines();
    std::iter::from_fn(move || {
        let words = lines.find_map(|line| line.strip_prefix(FENCE))?;
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        Some(Quiz::parse(words, &block.join("\n")))
    })
}

#[cfg(test)]
mod tests {
    use super::{About, quizzes};

    #[test]
    fn a_quiz_names_its_program_and_how_its_answer_is_known() {
        let page = "text\n```quiz a prints\nWhat?\n- [x] `one`, `two`\n  Yes.\n- [ ] one {M2}\n  No.\n```\n\
            ```quiz b refuses E0382\nWhich?\n- [x] line 3\n  Yes.\n- [ ] none {belief}\n  No.\n```\n";
        let all: Vec<_> = quizzes(page).map(Result::unwrap).collect();
        assert_eq!(all[0].right_answer(), "one, two");
        assert_eq!((all[0].name.as_str(), &all[0].about), ("a", &About::Prints));
        assert_eq!(all[1].about, About::Refuses("E0382".to_owned()));
        assert!(quizzes("```quiz a sings\nQ\n```\n").all(|quiz| quiz.is_err()));
    }
}
