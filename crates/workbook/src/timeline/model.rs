//! What a run did, as a tree: tasks, the bodies they run, and the futures that these await.
//!
//! Every number of nanoseconds here is on the picture's time axis, unless its name says `real`.

use std::collections::BTreeMap;

use recording::TaskKind;

use super::label::{Site, SiteKind};

/// A node's place in [`Model::nodes`].
pub(super) type NodeId = usize;

/// A run.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// In the order in which they were made.
    pub nodes: Vec<Node>,
    /// The nodes that stand in each one or are polled by it, in the order in which they were made.
    pub children: Vec<Vec<NodeId>>,
    /// What was printed.
    pub prints: Vec<Print>,
    /// Who woke whom.
    pub wakes: Vec<Wake>,
    /// Whether the runtime's clock was paused: then the axis has its time, not real time.
    pub is_paused: bool,
    /// Where the axis ends.
    pub end: u64,
    /// If the program was stopped: after how much real time.
    pub stopped_after_real: Option<u64>,
    /// Whether the recording is cut short.
    pub is_cut: bool,
    /// Whether there are labels, or only tasks.
    pub has_labels: bool,
}

/// A task, a body or a future.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// What it is.
    pub kind: Kind,
    /// What it stands in or is polled by; none for tasks.
    pub parent: Option<NodeId>,
    /// What to call it.
    pub name: String,
    /// If several tasks have this name: which one it is, from 1. Otherwise 0.
    pub number: usize,
    /// The last function that is called in what is awaited; empty if there is none.
    pub callee: String,
    /// The place in the program.
    pub place: Place,
    /// Branches of one macro call share a number; 0 for what is no branch.
    pub group: u32,
    /// The label, if it has one.
    pub site: Option<u32>,
    /// What is waited for: a type's name.
    pub awaited: String,
    /// When it was made.
    pub made: u64,
    /// Its polls, in order.
    pub polls: Vec<Poll>,
    /// For timers: when they are due.
    pub due: Option<u64>,
    /// When it was finished or dropped.
    pub ended: Option<u64>,
    /// How that was.
    pub ending: Ending,
    /// For a task that panicked: the message.
    pub panic: Option<String>,
    /// For a spawned task: the variable that got its handle.
    pub handle: Option<String>,
    /// Whether it stands for what polls futures without Tokio.
    pub is_outside: bool,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The future in `block_on`.
    Root,
    /// A spawned task.
    Task,
    /// A closure on a thread of its own.
    Blocking,
    /// The body of an async function or block.
    Body,
    /// What stands before `.await`.
    Await,
    /// A branch of a macro, or the future in a timeout.
    Branch(Branch),
}

/// Which macro a branch belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Branch {
    Join,
    TryJoin,
    Select,
    Timeout,
}

/// A line of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// The file's name; empty if nothing is known.
    pub file: String,
    /// The line, from 1; 0 if nothing is known.
    pub line: u32,
}

/// How a node ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It was finished.
    Finished,
    /// It was dropped before it was finished.
    Dropped,
    /// It panicked, or was dropped because what it belongs to panicked.
    Panicked,
    /// It was not finished when the program or its runtime ended.
    LeftBehind,
    /// It was still waiting when the program was stopped.
    Waiting,
    /// It was in a poll when the program was stopped.
    Polling,
    /// It was never polled.
    NeverPolled,
    /// It was a borrowed future that was put down, to be polled again.
    SetAside,
}

/// One poll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Poll {
    /// When it began.
    pub from: u64,
    /// When it ended.
    pub to: u64,
    /// How long it took in real time.
    pub real: u64,
    /// Processor time.
    pub processor: u64,
    /// How often its thread had to wait.
    pub waits: u64,
    /// How often another thread ran in its place.
    pub preempted: u64,
    /// The thread.
    pub thread: u32,
    /// Whether it never ended.
    pub is_open: bool,
    /// Its place in the recording; what is dropped before its end comes before.
    pub sequence: (usize, usize),
}

/// How long a poll may take, in nanoseconds, before it counts as blocking its thread.
const BLOCKING: u64 = 10_000_000;

/// A poll in which the thread waited, and which took so long, blocked it whatever else ran.
const CERTAIN: u64 = 50_000_000;

impl Poll {
    /// Whether it kept its thread so long that others noticed: it computed, or its thread waited.
    /// On a busy machine a poll may also take long because other programs ran meanwhile; that is
    /// nothing it did.
    pub fn blocks(&self) -> bool {
        let was_pushed_aside = self.preempted > 0 && self.real < CERTAIN;
        self.is_open
            || self.processor >= BLOCKING
            || self.real >= BLOCKING && self.waits > 0 && !was_pushed_aside
    }

    /// Whether it spent its time computing.
    pub fn is_computing(&self) -> bool {
        self.processor >= BLOCKING || self.processor > self.real / 2
    }
}

/// Something printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Print {
    pub at: u64,
    pub by: Option<NodeId>,
    pub to_stderr: bool,
    pub line: u32,
    pub text: String,
}

/// A task was woken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wake {
    pub at: u64,
    /// What was being polled; none for timers and the outside world.
    pub by: Option<NodeId>,
    pub task: NodeId,
}

impl Node {
    /// When its first poll began; for tasks, when it was made.
    pub fn begun(&self) -> u64 {
        let first = self.polls.first().map(|poll| poll.from);
        if self.is_task() {
            self.made
        } else {
            first.unwrap_or(self.made)
        }
    }

    /// A task or a blocking closure.
    pub fn is_task(&self) -> bool {
        matches!(self.kind, Kind::Root | Kind::Task | Kind::Blocking)
    }

    /// Whether it has been polled and was not finished then.
    pub fn was_cut_off(&self) -> bool {
        matches!(self.ending, Ending::Dropped | Ending::LeftBehind)
    }
}

impl Model {
    /// When a node was finished or dropped; the end of the axis if it was not.
    pub fn ended(&self, node: NodeId) -> u64 {
        self.nodes[node].ended.unwrap_or(self.end).min(self.end)
    }

    /// How long a node lived.
    pub fn lasted(&self, node: NodeId) -> u64 {
        self.ended(node).saturating_sub(self.nodes[node].begun())
    }

    /// Adds a node.
    pub fn add(&mut self, node: Node) -> NodeId {
        let id = self.nodes.len();
        if let Some(parent) = node.parent {
            self.children[parent].push(id);
        }
        self.nodes.push(node);
        self.children.push(Vec::new());
        id
    }

    /// The nodes under this one that come before any of `stop`, in depth-first order.
    pub fn below(&self, node: NodeId, stop: impl Fn(&Node) -> bool) -> Vec<NodeId> {
        let mut found = Vec::new();
        let mut waiting: Vec<NodeId> = self.children[node].iter().rev().copied().collect();
        while let Some(id) = waiting.pop() {
            if !stop(&self.nodes[id]) {
                found.push(id);
                waiting.extend(self.children[id].iter().rev());
            }
        }
        found
    }

    /// The task that a node belongs to.
    pub fn task_of(&self, node: NodeId) -> NodeId {
        let mut task = node;
        while let Some(parent) = self.nodes[task].parent {
            task = parent;
        }
        task
    }

    /// All tasks, in the order in which they were made.
    pub fn tasks(&self) -> impl Iterator<Item = NodeId> {
        (0..self.nodes.len()).filter(|node| self.nodes[*node].is_task())
    }

    /// Gives numbers to tasks of one name, in the order in which they were made.
    pub fn number_tasks(&mut self) {
        let tasks: Vec<NodeId> = self.tasks().collect();
        let mut alike: BTreeMap<String, Vec<NodeId>> = BTreeMap::new();
        for task in tasks {
            let name = self.nodes[task].name.clone();
            alike.entry(name).or_default().push(task);
        }
        for tasks in alike.values().filter(|tasks| tasks.len() > 1) {
            for (index, task) in tasks.iter().enumerate() {
                self.nodes[*task].number = index + 1;
            }
        }
    }

    /// The first root.
    pub fn root(&self) -> Option<NodeId> {
        self.tasks()
            .find(|node| self.nodes[*node].kind == Kind::Root)
    }
}

impl From<TaskKind> for Kind {
    fn from(kind: TaskKind) -> Self {
        match kind {
            TaskKind::Root => Self::Root,
            TaskKind::Spawned => Self::Task,
            TaskKind::Blocking => Self::Blocking,
        }
    }
}

impl From<&Site> for Kind {
    fn from(site: &Site) -> Self {
        match site.kind {
            SiteKind::Await => Self::Await,
            SiteKind::Join => Self::Branch(Branch::Join),
            SiteKind::TryJoin => Self::Branch(Branch::TryJoin),
            SiteKind::Select => Self::Branch(Branch::Select),
            SiteKind::Timeout => Self::Branch(Branch::Timeout),
            SiteKind::Function | SiteKind::Block => Self::Body,
        }
    }
}

impl Branch {
    /// As it stands in a program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Join => "join!",
            Self::TryJoin => "try_join!",
            Self::Select => "select!",
            Self::Timeout => "timeout",
        }
    }
}
