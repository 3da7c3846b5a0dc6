//! The exercises are the programs in `src/bin`, one folder each.
//!
//! This library is empty on purpose: building it builds what the exercises depend on,
//! whatever state the exercises themselves are in.
