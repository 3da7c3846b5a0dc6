//! An event as a line of text, and back.

use std::fmt::{self, Display, Formatter, Write};

use crate::{Entry, Event, PollResult, TaskKind, Usage};

impl Display for Entry {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "{}\t", self.real)?;
        match self.clock {
            Some(clock) => write!(out, "{clock}")?,
            None => out.write_char('-')?,
        }
        write!(out, "\t{}\t{}", self.thread, self.event)
    }
}

impl Display for Event {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::TaskMade {
                id,
                kind,
                file,
                line,
                column,
                name,
            } => {
                let kind = match kind {
                    TaskKind::Root => 'r',
                    TaskKind::Spawned => 's',
                    TaskKind::Blocking => 'b',
                };
                let (file, name) = (Escaped(file), Escaped(name));
                write!(out, "T\t{id}\t{kind}\t{line}\t{column}\t{file}\t{name}")
            }
            Self::BodyBegan { id, by, site } => write!(out, "B\t{id}\t{by}\t{site}"),
            Self::FutureMade {
                id,
                body,
                by,
                site,
                type_name,
            } => write!(out, "F\t{id}\t{body}\t{by}\t{site}\t{}", Escaped(type_name)),
            Self::Due { id, at } => write!(out, "U\t{id}\t{at}"),
            Self::PollBegan { id, usage } => write!(out, "I\t{id}\t{usage}"),
            Self::PollEnded { id, usage, result } => {
                let result = match result {
                    PollResult::Unknown => 'u',
                    PollResult::Pending => 'p',
                    PollResult::Ready => 'r',
                    PollResult::Panicked => 'x',
                };
                write!(out, "O\t{id}\t{usage}\t{result}")
            }
            Self::Dropped { id } => write!(out, "D\t{id}"),
            Self::Woken { task, by } => write!(out, "W\t{task}\t{by}"),
            Self::Printed {
                by,
                to_stderr,
                line,
                text,
            } => {
                let to = if *to_stderr { 'e' } else { 'o' };
                write!(out, "P\t{by}\t{to}\t{line}\t{}", Escaped(text))
            }
            Self::Panicked { by, line, message } => {
                write!(out, "X\t{by}\t{line}\t{}", Escaped(message))
            }
            Self::Full => out.write_char('!'),
        }
    }
}

impl Display for Usage {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}\t{}\t{}",
            self.processor, self.waits, self.preempted
        )
    }
}

impl Entry {
    /// Reads a line. A program that is killed may leave half a line; it means nothing.
    pub fn parse(line: &str) -> Option<Self> {
        let mut fields = Fields(line.split('\t'));
        let real = fields.number()?;
        let clock = match fields.text()? {
            "-" => None,
            clock => Some(clock.parse().ok()?),
        };
        let entry = Self {
            real,
            clock,
            thread: fields.number()?,
            event: fields.event()?,
        };
        fields.0.next().is_none().then_some(entry)
    }
}

struct Fields<'a>(std::str::Split<'a, char>);

impl<'a> Fields<'a> {
    fn text(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    fn usage(&mut self) -> Option<Usage> {
        Some(Usage {
            processor: self.number()?,
            waits: self.number()?,
            preempted: self.number()?,
        })
    }

    fn event(&mut self) -> Option<Event> {
        Some(match self.text()? {
            "T" => Event::TaskMade {
                id: self.number()?,
                kind: match self.text()? {
                    "r" => TaskKind::Root,
                    "s" => TaskKind::Spawned,
                    "b" => TaskKind::Blocking,
                    _ => return None,
                },
                line: self.number()?,
                column: self.number()?,
                file: unescape(self.text()?),
                name: unescape(self.text()?),
            },
            "B" => Event::BodyBegan {
                id: self.number()?,
                by: self.number()?,
                site: self.number()?,
            },
            "F" => Event::FutureMade {
                id: self.number()?,
                body: self.number()?,
                by: self.number()?,
                site: self.number()?,
                type_name: unescape(self.text()?),
            },
            "U" => Event::Due {
                id: self.number()?,
                at: self.number()?,
            },
            "I" => Event::PollBegan {
                id: self.number()?,
                usage: self.usage()?,
            },
            "O" => Event::PollEnded {
                id: self.number()?,
                usage: self.usage()?,
                result: match self.text()? {
                    "u" => PollResult::Unknown,
                    "p" => PollResult::Pending,
                    "r" => PollResult::Ready,
                    "x" => PollResult::Panicked,
                    _ => return None,
                },
            },
            "D" => Event::Dropped { id: self.number()? },
            "W" => Event::Woken {
                task: self.number()?,
                by: self.number()?,
            },
            "P" => Event::Printed {
                by: self.number()?,
                to_stderr: match self.text()? {
                    "e" => true,
                    "o" => false,
                    _ => return None,
                },
                line: self.number()?,
                text: unescape(self.text()?),
            },
            "X" => Event::Panicked {
                by: self.number()?,
                line: self.number()?,
                message: unescape(self.text()?),
            },
            "!" => Event::Full,
            _ => return None,
        })
    }
}

/// Text without the characters that part fields and lines.
struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            match character {
                '\\' => out.write_str("\\\\")?,
                '\t' => out.write_str("\\t")?,
                '\n' => out.write_str("\\n")?,
                '\r' => out.write_str("\\r")?,
                other => out.write_char(other)?,
            }
        }
        Ok(())
    }
}

fn unescape(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        whole.push(match character {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    whole
}

#[cfg(test)]
mod tests {
    use crate::{Entry, Event, PollResult, TaskKind, Usage};

    #[track_caller]
    fn comes_back(event: Event) {
        for clock in [None, Some(7)] {
            let entry = Entry {
                real: 12,
                clock,
                thread: 3,
                event: event.clone(),
            };
            let line = entry.to_string();
            assert!(!line.contains(['\n', '\r']), "{line:?}");
            assert_eq!(Entry::parse(&line), Some(entry), "{line:?}");
        }
    }

    #[test]
    fn every_event_comes_back_as_it_was() {
        let text = || "a\tb\\t\nc\r\\ é".to_owned();
        for kind in [TaskKind::Root, TaskKind::Spawned, TaskKind::Blocking] {
            comes_back(Event::TaskMade {
                id: 1,
                kind,
                file: text(),
                line: 3,
                column: 4,
                name: text(),
            });
        }
        comes_back(Event::BodyBegan {
            id: 1,
            by: 2,
            site: 3,
        });
        comes_back(Event::FutureMade {
            id: 1,
            body: 2,
            by: 3,
            site: 4,
            type_name: text(),
        });
        comes_back(Event::Due { id: 1, at: 2 });
        let usage = Usage {
            processor: 2,
            waits: 3,
            preempted: 4,
        };
        comes_back(Event::PollBegan { id: 1, usage });
        let results = [
            PollResult::Unknown,
            PollResult::Pending,
            PollResult::Ready,
            PollResult::Panicked,
        ];
        for result in results {
            comes_back(Event::PollEnded {
                id: 1,
                usage,
                result,
            });
        }
        comes_back(Event::Dropped { id: 1 });
        comes_back(Event::Woken { task: 1, by: 2 });
        for to_stderr in [false, true] {
            comes_back(Event::Printed {
                by: 1,
                to_stderr,
                line: 2,
                text: text(),
            });
        }
        comes_back(Event::Panicked {
            by: 1,
            line: 2,
            message: String::new(),
        });
        comes_back(Event::Full);
    }

    #[test]
    fn half_a_line_means_nothing() {
        for line in [
            "",
            "1",
            "1\t-\t0",
            "1\t-\t0\tI\t4",
            "1\t-\t0\tI\t4\tx",
            "1\t-\t0\t?",
        ] {
            assert_eq!(Entry::parse(line), None, "{line:?}");
        }
        assert_eq!(Entry::parse("1\t-\t0\tD\t4\t5"), None);
    }
}
