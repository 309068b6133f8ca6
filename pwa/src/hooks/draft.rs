//! What is being filled in, as state of a form that survives a closed app. Every form holds what is typed in one of these
//! and nothing else; it saves through [`Drafting::pen`], which lets the draft go in the same step.

use std::ops::Deref;
use std::rc::Rc;

use domain::json::{FromJson, ToJson};
use yew::prelude::*;

use super::record::{RecordHandle, use_record};

/// What is filled in now; reads as `T`.
#[derive(Clone, PartialEq)]
pub struct Drafting<T: PartialEq> {
    value: UseStateHandle<T>,
    began: Rc<T>,
    continued: UseStateHandle<bool>,
    address: AttrValue,
    record: RecordHandle,
}

impl<T: PartialEq> Deref for Drafting<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// The draft of the form at `address`, as far as it came before, or else as it begins. The address says also what the
/// form is about, for example `/note?day=2026-11-22`, so that *I dag* can lead back to it; a second form at the same
/// address adds a `#` and a name. Another address with something typed takes it along.
#[hook]
pub fn use_draft<T>(address: impl Into<AttrValue>, begin: impl FnOnce() -> T) -> Drafting<T>
where
    T: Clone + PartialEq + ToJson + FromJson + 'static,
{
    let record = use_record();
    let address: AttrValue = address.into();
    let began = use_memo((), |()| begin());
    let before = read::<T>(&record, &address);
    let continued = use_state(|| before.is_some());
    let value = use_state(|| before.clone().unwrap_or_else(|| (*began).clone()));
    let was = use_mut_ref(|| address.clone());
    use_effect_with(address.clone(), {
        let (record, value, began, continued) = (record.clone(), value.clone(), began.clone(), continued.clone());
        move |address| {
            let old = was.replace(address.clone());
            if old == *address {
                return;
            }
            if *value == *began {
                continued.set(before.is_some());
                value.set(before.unwrap_or_else(|| (*began).clone()));
            } else {
                record.set_draft(&old, None);
                record.set_draft(address, Some(value.to_json()));
            }
        }
    });
    Drafting { value, began, continued, address, record }
}

fn read<T: FromJson>(record: &RecordHandle, address: &AttrValue) -> Option<T> {
    T::from_json(&record.draft(address)?.body)
}

impl<T: Clone + PartialEq + ToJson + 'static> Drafting<T> {
    /// Takes over what is filled in now. What is as it began is no draft.
    pub fn set(&self, value: T) {
        let body = (value != *self.began).then(|| value.to_json());
        self.record.set_draft(&self.address, body);
        self.value.set(value);
    }

    /// A callback that changes a part of it.
    pub fn change<A: 'static>(&self, with: impl Fn(&mut T, A) + 'static) -> Callback<A> {
        let draft = self.clone();
        Callback::from(move |part| {
            let mut next = (*draft).clone();
            with(&mut next, part);
            draft.set(next);
        })
    }

    /// Begins the form anew.
    pub fn discard(&self) {
        self.continued.set(false);
        self.set((*self.began).clone());
    }

    /// Shows the form as it begins, while what was in it is being kept: the pen lets the draft go.
    pub fn clear(&self) {
        self.continued.set(false);
        self.value.set((*self.began).clone());
    }

    /// Whether it was begun before and taken up again.
    #[must_use]
    pub fn continued(&self) -> bool {
        *self.continued
    }

    /// What keeps what the form makes, and lets the draft go.
    #[must_use]
    pub fn pen(&self) -> RecordHandle {
        self.record.finishing(&self.address)
    }
}
