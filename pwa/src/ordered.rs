//! A map that keeps its keys in order in one piece of memory. The library's tree is compiled anew for every pair of key
//! and value and costs the app far more to load; here most keys come in their order, and then a new one goes to the end.

/// Values by key, in the order of the keys. With `()` for values, a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered<K, V>(Vec<(K, V)>);

impl<K, V> Default for Ordered<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord, V> Ordered<K, V> {
    /// Where the key is, or where it would be.
    fn place(&self, key: &K) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if last < key => Err(self.0.len()),
            _ => self.0.binary_search_by(|(here, _)| here.cmp(key)),
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        let (_, value) = self.0.get(self.place(key).ok()?)?;
        Some(value)
    }

    /// Sets the value of a key; answers whether the key is new.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        let place = self.place(&key);
        match place {
            Ok(at) => {
                if let Some(here) = self.0.get_mut(at) {
                    *here = (key, value);
                }
            }
            Err(at) => self.0.insert(at, (key, value)),
        }
        place.is_err()
    }

    /// Changes the value of a key, which is the default until then.
    pub fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        let at = self.place(&key).unwrap_or_else(|at| {
            self.0.insert(at, (key, V::default()));
            at
        });
        if let Some((_, value)) = self.0.get_mut(at) {
            change(value);
        }
    }

    /// Takes a key out; answers its value, if it was there.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = self.place(key).ok()?;
        Some(self.0.remove(at).1)
    }
}

impl<K, V> Ordered<K, V> {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values, in the order of their keys.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Ordered<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut ordered = Self::default();
        for (key, value) in pairs {
            ordered.insert(key, value);
        }
        ordered
    }
}

impl<K: Ord> FromIterator<K> for Ordered<K, ()> {
    fn from_iter<I: IntoIterator<Item = K>>(keys: I) -> Self {
        keys.into_iter().map(|key| (key, ())).collect()
    }
}

#[cfg(test)]
impl<K: Ord, V> std::ops::Index<&K> for Ordered<K, V> {
    type Output = V;
    fn index(&self, key: &K) -> &V {
        self.get(key).expect("a key that is there")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn it_holds_what_a_tree_holds_whatever_is_done_to_it() {
        let (mut ours, mut theirs) = (Ordered::default(), BTreeMap::new());
        // A short cycle through all residues, so that keys come up again after they were taken out.
        let mut state: u32 = 7;
        for step in 0..2_000_u32 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let key = (state >> 16) % 97;
            if state >> 30 == 0 {
                assert_eq!(ours.remove(&key), theirs.remove(&key));
            } else if state >> 30 == 1 {
                ours.change(key, |value| *value += step);
                *theirs.entry(key).or_default() += step;
            } else {
                assert_eq!(ours.insert(key, step), theirs.insert(key, step).is_none());
            }
            assert_eq!(ours.get(&key), theirs.get(&key));
            assert_eq!((ours.len(), ours.is_empty()), (theirs.len(), theirs.is_empty()));
        }
        assert!(ours.iter().eq(theirs.iter()) && ours.keys().eq(theirs.keys()) && ours.values().eq(theirs.values()));
        assert!(ours.iter().rev().eq(theirs.iter().rev()));
    }
}
