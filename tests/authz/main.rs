//! Who may do what, proven on every operation of the API document.
