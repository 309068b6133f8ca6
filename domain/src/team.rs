//! The treating team (sections 1 and 6): several units may each have their own share of one patient. The patient may name whoever
//! holds the plan together, which gives no sight, and may let the team see each other; else none of them learns of the others.

use serde::{Deserialize, Serialize};

use crate::id::{MembershipId, ProgrammeId, UnitId};
use crate::json::Json;
use crate::programme::Programme;
use crate::unit::Profession;

/// What the patient says of their team. There is one of each patient, under the patient's own id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Team {
    /// Who holds the plan together: somebody that something is shared with, of any profession.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinator: Option<MembershipId>,
    /// Whether those of the team may see who else is in it.
    pub visible: bool,
}

/// What a reader is told of the team.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SeenTeam {
    /// Whether the reader is named as the one who holds the plan together: that is about them, so they are told.
    pub you_coordinate: bool,
    /// Who else something is shared with today, by name; `None` unless the patient lets the team see each other.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<Vec<TeamMember>>,
}

/// Somebody of the team, or a whole unit. What is shared with them is not said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamMember {
    /// The person; `None` is a whole unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<TeamPerson>,
    /// The unit's name.
    pub unit: String,
}

/// A professional of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Json)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TeamPerson {
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Whether they hold the plan together.
    pub coordinator: bool,
}

/// A professional in a unit, as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Professional {
    /// Through which membership.
    pub membership: MembershipId,
    /// Their name.
    pub name: String,
    /// Their profession.
    pub profession: Profession,
    /// Where.
    pub unit: UnitId,
    /// The unit's name.
    pub unit_name: String,
}

/// Whom something is shared with today. No relative is one, and nobody who gets statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// Somebody by name.
    Person(Professional),
    /// Whoever treats in a unit.
    Unit {
        /// Which.
        unit: UnitId,
        /// Its name.
        name: String,
    },
}

impl Reached {
    /// Whether something shared with this one is shared with `who`.
    #[must_use]
    pub fn reaches(&self, who: &Professional) -> bool {
        match self {
            Self::Person(person) => person.membership == who.membership,
            Self::Unit { unit, .. } => *unit == who.unit,
        }
    }
}

/// A reader of the page: which membership where that is one, and of which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reader {
    /// `None` in a look at what a whole unit sees.
    pub membership: Option<MembershipId>,
    /// Their unit.
    pub unit: UnitId,
}

/// What a reader is told: `named` is whoever the patient named, if they still treat where they did. Who is named and shared with no
/// longer is nobody's coordinator.
#[must_use]
pub fn seen_by(team: &Team, named: Option<&Professional>, reached: &[Reached], reader: Reader) -> SeenTeam {
    let named = named.filter(|who| reached.iter().any(|one| one.reaches(who)));
    let is_named = |person: &Professional| named.is_some_and(|who| who.membership == person.membership);
    let is_reader = |person: &Professional| reader.membership == Some(person.membership);
    let shown = |person: &Professional| TeamMember {
        person: Some(TeamPerson {
            name: person.name.clone(),
            profession: person.profession,
            coordinator: is_named(person),
        }),
        unit: person.unit_name.clone(),
    };
    let others = || {
        let by_name = |who: &Professional| {
            reached.iter().any(|one| matches!(one, Reached::Person(p) if p.membership == who.membership))
        };
        let unnamed = named.filter(|who| !by_name(who) && !is_reader(who)).map(shown);
        let rest = reached.iter().filter_map(|one| match one {
            Reached::Person(person) => (!is_reader(person)).then(|| shown(person)),
            Reached::Unit { unit, name } => {
                (*unit != reader.unit).then(|| TeamMember { person: None, unit: name.clone() })
            }
        });
        unnamed.into_iter().chain(rest).collect()
    };
    SeenTeam { you_coordinate: named.is_some_and(is_reader), others: team.visible.then(others) }
}

/// Programmes as a reader may see them: of those that their own unit did not write, `own` says which, the author only where the patient
/// lets the team see each other.
#[must_use]
pub fn authors_seen(programmes: Vec<Programme>, own: &[ProgrammeId], visible: bool) -> Vec<Programme> {
    let cut = |programme: Programme| match visible || own.contains(&programme.id) {
        true => programme,
        false => Programme { author: None, ..programme },
    };
    programmes.into_iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(n: u8, unit: u8) -> Professional {
        Professional {
            membership: MembershipId::new(1, [n; 10]),
            name: format!("person {n}"),
            profession: Profession::Nurse,
            unit: UnitId::new(1, [unit; 10]),
            unit_name: format!("unit {unit}"),
        }
    }

    fn whole(unit: u8) -> Reached {
        Reached::Unit { unit: UnitId::new(1, [unit; 10]), name: format!("unit {unit}") }
    }

    fn reader(n: u8, unit: u8) -> Reader {
        Reader { membership: Some(MembershipId::new(1, [n; 10])), unit: UnitId::new(1, [unit; 10]) }
    }

    /// "person 1 in unit 1*", the star for whoever holds the plan together.
    fn told(seen: &SeenTeam) -> Option<Vec<String>> {
        let line = |member: &TeamMember| match &member.person {
            Some(person) => format!("{} in {}{}", person.name, member.unit, if person.coordinator { "*" } else { "" }),
            None => member.unit.clone(),
        };
        seen.others.as_ref().map(|others| others.iter().map(line).collect())
    }

    #[test]
    fn nobody_learns_of_the_others_unless_the_patient_lets_them() {
        let reached = [Reached::Person(person(1, 1)), Reached::Person(person(2, 2)), whole(3)];
        let hidden = seen_by(&Team::default(), None, &reached, reader(1, 1));
        assert_eq!(hidden, SeenTeam { you_coordinate: false, others: None });
        let shown = Team { visible: true, coordinator: None };
        assert_eq!(told(&seen_by(&shown, None, &reached, reader(1, 1))).unwrap(), ["person 2 in unit 2", "unit 3"]);
        assert_eq!(
            told(&seen_by(&shown, None, &reached, reader(9, 3))).unwrap(),
            ["person 1 in unit 1", "person 2 in unit 2"]
        );
    }

    #[test]
    fn who_is_named_is_told_and_is_named_only_while_something_is_shared_with_them() {
        let reached = [Reached::Person(person(1, 1)), whole(3)];
        let of = |n: u8| Team { coordinator: Some(MembershipId::new(1, [n; 10])), visible: false };
        assert!(seen_by(&of(1), Some(&person(1, 1)), &reached, reader(1, 1)).you_coordinate);
        assert!(seen_by(&of(4), Some(&person(4, 3)), &reached, reader(4, 3)).you_coordinate, "through their unit");
        assert!(!seen_by(&of(4), Some(&person(4, 2)), &reached, reader(4, 2)).you_coordinate, "no longer shared with");
        assert!(!seen_by(&of(4), Some(&person(4, 3)), &reached, reader(5, 3)).you_coordinate, "a colleague");
        let shown = Team { visible: true, ..of(4) };
        assert_eq!(
            told(&seen_by(&shown, Some(&person(4, 3)), &reached, reader(1, 1))).unwrap(),
            ["person 4 in unit 3*", "unit 3"]
        );
        assert_eq!(told(&seen_by(&shown, Some(&person(4, 2)), &reached, reader(1, 1))).unwrap(), ["unit 3"]);
    }

    #[test]
    fn an_author_elsewhere_is_seen_only_with_leave() {
        let author = crate::programme::Author {
            membership: MembershipId::new(1, [1; 10]),
            name: "Mette".to_owned(),
            profession: Profession::Nurse,
            unit: "Klinikken".to_owned(),
        };
        let programme =
            |n: u8| Programme { id: ProgrammeId::new(1, [n; 10]), author: Some(author.clone()), versions: Vec::new() };
        let (own, all) = ([programme(1).id], vec![programme(1), programme(2)]);
        let seen = |visible| -> Vec<bool> {
            authors_seen(all.clone(), &own, visible).iter().map(|one| one.author.is_some()).collect()
        };
        assert_eq!(seen(false), [true, false]);
        assert_eq!(seen(true), [true, true]);
    }
}
