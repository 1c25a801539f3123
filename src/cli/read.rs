//! `read`: what an article says, and by whom.

mod address;
pub(crate) mod article;
mod decode;
mod fetch;
mod refused;
