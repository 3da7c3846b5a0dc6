//! The timeline: what the runtime did with a program's futures, as data, in words and as pictures.
//!
//! [`label`] makes the copy that is run, [`read`] turns its recording into a [`Model`], and
//! [`Timeline`] is what can be shown of it: the same for the page ([`svg`]), for the terminal
//! ([`text`]) and, as JSON, for others. [`words`] says in sentences what the picture shows.

mod colours;
mod data;
mod figure;
mod label;
mod model;
mod read;
mod rows;
mod steps;
mod svg;
mod text;
mod time;
mod words;

pub(crate) use colours::Colours;
pub(crate) use data::Timeline;
pub(crate) use figure::figure;
pub(crate) use label::{Labelling, Labels, Source, label};
pub(crate) use read::{Finish, load, read};
pub(crate) use svg::standalone;
pub(crate) use text::text;
pub(crate) use words::why;

#[cfg(test)]
pub(crate) use data::{Mark, Row};
