//! Work in a box. The steps of an `async fn` are compiled anew wherever something waits for it, in each entry and in each
//! function with a type of its own; behind a box they are there once.

use std::pin::Pin;

/// What will be there later; may borrow for `'a`.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
