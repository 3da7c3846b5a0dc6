//! Walks through a file's tokens and decides what to insert where.

use proc_macro2::{Delimiter, Group, Span, TokenTree};

use super::names::{Names, callee, one_line, variable};
use super::tokens::{
    end, group, ident, inner_attributes_end, is_arrow, is_mark, is_word, split, start, tokens,
};
use super::{Edit, Labels, Site, SiteKind, Source, Spawn};

/// Brings the method of `workbook_await` into a module.
const IMPORT: &str = "#[allow(unused_imports)] use ::recorder::Await as _; ";

/// Macros whose arguments stay in the body that calls them.
const TRANSPARENT: [&str; 20] = [
    "println",
    "print",
    "eprintln",
    "eprint",
    "format",
    "write",
    "writeln",
    "vec",
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "matches",
    "panic",
    "dbg",
    "todo",
    "join",
    "try_join",
    "select",
];

/// Macros that the recorder has too.
const PRINTING: [&str; 4] = ["println", "print", "eprintln", "eprint"];

/// Calls that hand a future or a closure to the runtime.
const SPAWNING: [&str; 7] = [
    "spawn",
    "spawn_local",
    "spawn_blocking",
    "spawn_on",
    "spawn_local_on",
    "spawn_blocking_on",
    "spawn_named",
];

/// Whether the variable that stands for the async body can be named here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Body,
    Unknown,
}

pub(super) struct Walker<'a> {
    source: &'a Source<'a>,
    names: &'a Names,
    labels: &'a mut Labels,
    edits: Vec<Edit>,
    scope: Scope,
    groups: u32,
}

impl<'a> Walker<'a> {
    pub fn new(source: &'a Source<'a>, names: &'a Names, labels: &'a mut Labels) -> Self {
        let groups = labels
            .sites
            .iter()
            .map(|site| site.group)
            .max()
            .unwrap_or(0);
        Self {
            source,
            names,
            labels,
            edits: Vec::new(),
            scope: Scope::Unknown,
            groups,
        }
    }

    /// What to insert, in the order of the text.
    pub fn into_edits(mut self) -> Vec<Edit> {
        self.edits.sort_by_key(|edit| edit.at);
        self.edits
    }

    /// Walks through a whole file.
    pub fn file(&mut self, trees: &[TokenTree]) {
        let first = inner_attributes_end(trees);
        let at = trees
            .get(first)
            .map_or(self.source.text.len(), |tree| start(tree.span()));
        self.insert(at, IMPORT);
        self.walk(&trees[first.min(trees.len())..]);
    }

    fn insert(&mut self, at: usize, text: impl Into<String>) {
        let text = text.into();
        self.edits.push(Edit { at, text });
    }

    fn site(&mut self, kind: SiteKind, text: &str, place: Span, group: u32) -> usize {
        self.labels.sites.push(Site {
            kind,
            text: one_line(text),
            callee: callee(text).to_owned(),
            file: self.source.name,
            line: place.start().line as u32,
            group,
        });
        self.labels.sites.len() - 1
    }

    fn body(&self) -> &'static str {
        match self.scope {
            Scope::Body => "__workbook_body.id",
            Scope::Unknown => "0",
        }
    }

    /// Walks with another scope.
    fn within(&mut self, scope: Scope, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.scope, scope);
        walk(self);
        self.scope = outer;
    }

    fn walk(&mut self, trees: &[TokenTree]) {
        let mut index = 0;
        while index < trees.len() {
            index = self.step(trees, index);
        }
    }

    /// Deals with what begins at `index`; returns where the next thing begins.
    fn step(&mut self, trees: &[TokenTree], index: usize) -> usize {
        if is_mark(trees, index, '#') {
            let bang = usize::from(is_mark(trees, index + 1, '!'));
            if group(trees, index + 1 + bang, Delimiter::Bracket).is_some() {
                return index + 2 + bang; // An attribute.
            }
        }
        if is_mark(trees, index, '.') && is_word(trees, index + 1, "await") && index > 0 {
            self.before_await(trees, index);
            return index + 2;
        }
        if let Some(name) = ident(trees, index) {
            let name = name.to_string();
            let next = match name.as_str() {
                "async" => self.asynchronous(trees, index),
                "fn" => self.function(trees, index, None),
                "mod" => self.module(trees, index),
                "macro_rules" => self.macro_definition(trees, index),
                "timeout" | "timeout_at" => self.timeout(trees, index),
                _ if is_mark(trees, index + 1, '!') => self.macro_call(trees, index, &name),
                _ if SPAWNING.contains(&name.as_str()) => {
                    self.spawn(trees, index);
                    None
                }
                _ => None,
            };
            if let Some(next) = next {
                return next;
            }
        }
        if let Some(TokenTree::Group(group)) = trees.get(index) {
            self.walk(&tokens(group.stream()));
        }
        index + 1
    }

    fn before_await(&mut self, trees: &[TokenTree], dot: usize) {
        let first = chain_start(trees, dot);
        let at = start(trees[dot].span());
        let text = match self.only_block(&trees[first..dot]) {
            Some(block) => self.block_name(trees, first, block),
            None => self.source.text[start(trees[first].span())..at].to_owned(),
        };
        // The line of the `.await` itself is where the task stands.
        let site = self.site(SiteKind::Await, &text, trees[dot + 1].span(), 0);
        self.insert(at, format!(".workbook_await({site}, {})", self.body()));
    }

    /// `async fn`, `async { … }`, `async move { … }`, `async |…| …`.
    fn asynchronous(&mut self, trees: &[TokenTree], index: usize) -> Option<usize> {
        let mut next = index + 1;
        while ["unsafe", "extern", "move", "use"]
            .iter()
            .any(|word| is_word(trees, next, word))
        {
            next += 1;
        }
        if is_word(trees, next, "fn") {
            return self.function(trees, next, Some(SiteKind::Function));
        }
        if let Some(block) = group(trees, next, Delimiter::Brace) {
            self.block(trees, index, block);
            return Some(next + 1);
        }
        if !is_mark(trees, next, '|') {
            return None;
        }
        let closing = (next + 1..trees.len()).find(|at| is_mark(trees, *at, '|'))?;
        let mut after = closing + 1;
        if is_mark(trees, after, '-') && is_mark(trees, after + 1, '>') {
            after =
                (after..trees.len()).find(|at| group(trees, *at, Delimiter::Brace).is_some())?;
        }
        if let Some(block) = group(trees, after, Delimiter::Brace) {
            self.block(trees, index, block);
            return Some(after + 1);
        }
        // The closure's body is an expression: it ends where its argument or statement does.
        let end = (after..trees.len())
            .find(|at| is_mark(trees, *at, ',') || is_mark(trees, *at, ';'))
            .unwrap_or(trees.len());
        self.within(Scope::Unknown, |walker| walker.walk(&trees[after..end]));
        Some(end)
    }

    /// `fn name …`; `kind` is given if it is async.
    fn function(
        &mut self,
        trees: &[TokenTree],
        index: usize,
        kind: Option<SiteKind>,
    ) -> Option<usize> {
        let name = ident(trees, index + 1)?;
        let ends =
            |at: &usize| is_mark(trees, *at, ';') || group(trees, *at, Delimiter::Brace).is_some();
        let at = (index + 2..trees.len()).find(ends)?;
        let Some(block) = group(trees, at, Delimiter::Brace) else {
            return Some(at + 1);
        };
        match kind {
            Some(kind) => {
                let site = self.site(kind, &format!("{name}()"), name.span(), 0);
                self.begin_body(block, site);
            }
            None => {
                let inner = tokens(block.stream());
                self.within(Scope::Unknown, |walker| walker.walk(&inner));
            }
        }
        Some(at + 1)
    }

    fn block(&mut self, trees: &[TokenTree], index: usize, block: &Group) {
        let name = self.block_name(trees, index, block);
        let site = self.site(SiteKind::Block, &name, block.span_open(), 0);
        self.begin_body(block, site);
    }

    /// The block, if these trees are an async block and nothing else.
    fn only_block<'t>(&self, trees: &'t [TokenTree]) -> Option<&'t Group> {
        let last = trees.len().checked_sub(1)?;
        let is_short = last == 1 || last == 2 && is_word(trees, 1, "move");
        let is_async = is_word(trees, 0, "async") && is_short;
        group(trees, last, Delimiter::Brace).filter(|_| is_async)
    }

    /// The call in it, else the variable it is assigned to, else its line.
    fn block_name(&self, trees: &[TokenTree], index: usize, block: &Group) -> String {
        let inner = tokens(block.stream());
        if let Some(call) = self.names.awaited_call(&inner) {
            return self.text(call).to_owned();
        }
        let line = block.span_open().start().line;
        variable(trees, index).unwrap_or_else(|| format!("block, line {line}"))
    }

    fn begin_body(&mut self, block: &Group, site: usize) {
        let inner = tokens(block.stream());
        let first = inner_attributes_end(&inner);
        let at = if first == 0 {
            end(block.span_open())
        } else {
            end(inner[first - 1].span())
        };
        self.insert(
            at,
            format!(" let __workbook_body = ::recorder::Body::begin({site}); "),
        );
        self.within(Scope::Body, |walker| walker.walk(&inner[first..]));
    }

    fn module(&mut self, trees: &[TokenTree], index: usize) -> Option<usize> {
        let block = group(trees, index + 2, Delimiter::Brace)?;
        let inner = tokens(block.stream());
        let first = inner_attributes_end(&inner);
        let at = inner
            .get(first)
            .map_or(start(block.span_close()), |tree| start(tree.span()));
        self.insert(at, format!(" {IMPORT}"));
        self.within(Scope::Unknown, |walker| walker.walk(&inner[first..]));
        Some(index + 3)
    }

    /// Only what a macro turns into is labelled, never what it looks for.
    fn macro_definition(&mut self, trees: &[TokenTree], index: usize) -> Option<usize> {
        let Some(TokenTree::Group(rules)) = trees.get(index + 3) else {
            return None;
        };
        let rules = tokens(rules.stream());
        for at in 0..rules.len() {
            if is_arrow(&rules, at)
                && let Some(TokenTree::Group(result)) = rules.get(at + 2)
            {
                let inner = tokens(result.stream());
                self.within(Scope::Unknown, |walker| walker.walk(&inner));
            }
        }
        Some(index + 4)
    }

    fn macro_call(&mut self, trees: &[TokenTree], index: usize, name: &str) -> Option<usize> {
        let Some(TokenTree::Group(arguments)) = trees.get(index + 2) else {
            return None;
        };
        let inner = tokens(arguments.stream());
        let is_ours = self.names.has_macro(name);
        let scope = if TRANSPARENT.contains(&name) && !is_ours {
            self.scope
        } else {
            Scope::Unknown
        };
        let is_futures = path_root(trees, index).map_or_else(
            || self.names.is_from_futures(name),
            |root| root == "futures",
        );
        let is_path = index > 0 && is_mark(trees, index - 1, ':');
        self.within(scope, |walker| match name {
            _ if is_ours => walker.walk(&inner),
            "stringify" | "concat" => {}
            "join" => walker.join(SiteKind::Join, &inner),
            "try_join" => walker.join(SiteKind::TryJoin, &inner),
            "select" => walker.select(&inner, is_futures),
            _ => {
                if PRINTING.contains(&name) && !is_path {
                    walker.insert(start(trees[index].span()), "::recorder::");
                }
                walker.walk(&inner);
            }
        });
        Some(index + 3)
    }

    fn timeout(&mut self, trees: &[TokenTree], index: usize) -> Option<usize> {
        let name = ident(trees, index)?.to_string();
        let is_method = index > 0 && is_mark(trees, index - 1, '.');
        if is_method || self.names.has_function(&name) {
            return None;
        }
        let arguments = group(trees, index + 1, Delimiter::Parenthesis)?;
        let inner = tokens(arguments.stream());
        let parts: Vec<&[TokenTree]> = split(&inner, ',').collect();
        let [limit, future] = parts.as_slice() else {
            return None;
        };
        self.groups += 1;
        self.walk(limit);
        self.branch(SiteKind::Timeout, future, self.groups, "");
        Some(index + 2)
    }

    fn join(&mut self, kind: SiteKind, trees: &[TokenTree]) {
        self.groups += 1;
        let group = self.groups;
        let first = after_biased(trees);
        for future in split(&trees[first..], ',') {
            self.branch(kind, future, group, "");
        }
    }

    /// Labels one branch. `by` is put before the future.
    fn branch(&mut self, kind: SiteKind, future: &[TokenTree], group: u32, by: &str) {
        let (Some(first), Some(last)) = (future.first(), future.last()) else {
            return;
        };
        let (from, to) = (start(first.span()), end(last.span()));
        let text = match self.only_block(future) {
            Some(block) => self.block_name(future, 0, block),
            None => self.source.text[from..to].to_owned(),
        };
        let site = self.site(kind, &text, first.span(), group);
        self.insert(
            from,
            format!("::recorder::branch({site}, {}, {by}", self.body()),
        );
        self.walk(future);
        self.insert(to, ")");
    }

    /// `pattern = future, if condition => handler`, and arms without a future (`else`, `default`).
    fn select(&mut self, trees: &[TokenTree], is_futures: bool) {
        self.groups += 1;
        let group_number = self.groups;
        let mut index = after_biased(trees);
        while index < trees.len() {
            let arrow = (index..trees.len()).find(|at| is_arrow(trees, *at));
            let Some(arrow) = arrow else { return };
            // The pattern has no lone `=` in it.
            let equals = (index..arrow).find(|at| {
                is_mark(trees, *at, '=') && !is_mark(trees, at + 1, '=') && !is_arrow(trees, *at)
            });
            if let Some(equals) = equals {
                let condition = (equals..arrow)
                    .find(|at| is_mark(trees, *at, ',') && is_word(trees, at + 1, "if"));
                let future = &trees[equals + 1..condition.unwrap_or(arrow)];
                // The macro of `futures` borrows what is only a name, where a call moves it.
                let is_name = future.len() == 1 && matches!(future[0], TokenTree::Ident(_));
                let by = if is_futures && is_name { "&mut " } else { "" };
                self.branch(SiteKind::Select, future, group_number, by);
                if let Some(condition) = condition {
                    self.walk(&trees[condition..arrow]);
                }
            }
            index = self.handler(trees, arrow + 2);
        }
    }

    /// Walks through a handler; returns where the next arm begins.
    fn handler(&mut self, trees: &[TokenTree], first: usize) -> usize {
        let is_block = group(trees, first, Delimiter::Brace).is_some()
            && !is_mark(trees, first + 1, '.')
            && !is_mark(trees, first + 1, '?');
        let end = if is_block {
            first + 1
        } else {
            (first..trees.len())
                .find(|at| is_mark(trees, *at, ','))
                .unwrap_or(trees.len())
        };
        self.walk(&trees[first..end]);
        end + usize::from(is_mark(trees, end, ','))
    }

    fn spawn(&mut self, trees: &[TokenTree], index: usize) {
        let Some(arguments) = group(trees, index + 1, Delimiter::Parenthesis) else {
            return;
        };
        let inner = tokens(arguments.stream());
        let place = trees[index].span().start();
        let handle = variable(trees, index);
        self.labels.spawns.push(Spawn {
            name: self.spawned_name(&inner, handle.as_deref(), place.line),
            handle,
            file: self.source.name,
            line: place.line as u32,
            column: place.column as u32 + 1,
        });
    }

    fn spawned_name(&self, arguments: &[TokenTree], handle: Option<&str>, line: usize) -> String {
        let is_code = ["async", "move"]
            .iter()
            .any(|word| is_word(arguments, 0, word))
            || is_mark(arguments, 0, '|')
            || group(arguments, 0, Delimiter::Brace).is_some();
        let first = split(arguments, ',').next().unwrap_or_default();
        if !is_code && !first.is_empty() {
            return one_line(self.text(first));
        }
        let block = arguments.iter().find_map(|tree| match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
            _ => None,
        });
        let inner = block
            .map(|block| tokens(block.stream()))
            .unwrap_or_default();
        match (self.names.awaited_call(&inner), handle) {
            (Some(call), _) => one_line(self.text(call)),
            (None, Some(handle)) => handle.to_owned(),
            (None, None) => format!("block, line {line}"),
        }
    }

    fn text(&self, trees: &[TokenTree]) -> &'a str {
        match (trees.first(), trees.last()) {
            (Some(first), Some(last)) => &self.source.text[start(first.span())..end(last.span())],
            _ => "",
        }
    }
}

fn after_biased(trees: &[TokenTree]) -> usize {
    if is_word(trees, 0, "biased") && is_mark(trees, 1, ';') {
        2
    } else {
        0
    }
}

/// The first segment of the path that ends at `index`, if it is a path.
fn path_root(trees: &[TokenTree], index: usize) -> Option<String> {
    let mut first = index;
    while first >= 3 && is_mark(trees, first - 1, ':') && is_mark(trees, first - 2, ':') {
        first -= 3;
    }
    (first < index).then(|| ident(trees, first).map(ToString::to_string))?
}

/// Where the chain of calls begins that ends before the dot. Only a label's text depends on it.
fn chain_start(trees: &[TokenTree], dot: usize) -> usize {
    let mut first = dot;
    while first > 0 {
        let before = first - 1;
        let joins = match &trees[before] {
            TokenTree::Group(_) => true,
            TokenTree::Literal(_) => first == dot || joins_on(trees, first),
            TokenTree::Punct(mark) => match mark.as_char() {
                '.' | '?' | ':' => true,
                '!' => matches!(trees.get(first), Some(TokenTree::Group(_))),
                _ => false,
            },
            TokenTree::Ident(word) => {
                let word = word.to_string();
                let is_keyword = [
                    "return", "match", "if", "in", "let", "mut", "else", "while", "for", "loop",
                    "break",
                ];
                let is_prefix = (word == "async" || word == "move")
                    && first < dot
                    && (group(trees, first, Delimiter::Brace).is_some()
                        || is_word(trees, first, "move"));
                is_prefix
                    || !is_keyword.contains(&word.as_str())
                        && (first == dot || joins_on(trees, first))
            }
        };
        let is_new_statement = group(trees, before, Delimiter::Brace).is_some() && first != dot;
        if !joins || is_new_statement {
            break;
        }
        first = before;
    }
    first.min(dot - 1)
}

/// Whether what stands at `index` continues what stands before it.
fn joins_on(trees: &[TokenTree], index: usize) -> bool {
    match trees.get(index) {
        Some(TokenTree::Punct(mark)) => matches!(mark.as_char(), '.' | ':' | '?' | '!'),
        Some(TokenTree::Group(group)) => group.delimiter() != Delimiter::Brace,
        _ => false,
    }
}
