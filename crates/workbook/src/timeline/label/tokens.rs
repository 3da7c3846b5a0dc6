//! Small questions to token trees.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

/// The trees of a stream.
pub(super) fn tokens(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

/// The identifier at `index`.
pub(super) fn ident(trees: &[TokenTree], index: usize) -> Option<&Ident> {
    match trees.get(index)? {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    }
}

/// Whether this word stands at `index`.
pub(super) fn is_word(trees: &[TokenTree], index: usize, word: &str) -> bool {
    ident(trees, index).is_some_and(|ident| ident == word)
}

/// Whether this character stands at `index`.
pub(super) fn is_mark(trees: &[TokenTree], index: usize, mark: char) -> bool {
    matches!(trees.get(index), Some(TokenTree::Punct(found)) if found.as_char() == mark)
}

/// Whether `=>` stands at `index`.
pub(super) fn is_arrow(trees: &[TokenTree], index: usize) -> bool {
    is_mark(trees, index, '=') && is_mark(trees, index + 1, '>')
}

/// The group at `index`, if it has these delimiters.
pub(super) fn group(trees: &[TokenTree], index: usize, delimiter: Delimiter) -> Option<&Group> {
    match trees.get(index)? {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
        _ => None,
    }
}

/// Where a span begins, in bytes.
pub(super) fn start(span: Span) -> usize {
    span.byte_range().start
}

/// Where a span ends, in bytes.
pub(super) fn end(span: Span) -> usize {
    span.byte_range().end
}

/// Whether any of these words stands anywhere in the stream.
pub(super) fn has_any(stream: TokenStream, words: &[&str]) -> bool {
    stream.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => words.iter().any(|word| ident == word),
        TokenTree::Group(group) => has_any(group.stream(), words),
        _ => false,
    })
}

/// The index behind `#![…]` and `//!`.
pub(super) fn inner_attributes_end(trees: &[TokenTree]) -> usize {
    let mut index = 0;
    while is_mark(trees, index, '#') && is_mark(trees, index + 1, '!') {
        index += 3;
    }
    index
}

/// The parts between the marks.
pub(super) fn split(trees: &[TokenTree], mark: char) -> impl Iterator<Item = &[TokenTree]> {
    trees
        .split(move |tree| matches!(tree, TokenTree::Punct(found) if found.as_char() == mark))
        .filter(|part| !part.is_empty())
}
