//! `read`: what an article says, and by whom.

pub(crate) mod article;
