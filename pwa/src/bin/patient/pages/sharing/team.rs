//! The treating team: who holds the plan together, and whether those one shares with may see each other. Each choice is kept at
//! once, without a network too; a second tap takes it back.

use domain::grant::RecipientRef;
use domain::id::MembershipId;
use domain::team::Team;
use domain::unit::ReachableUnit;
use pwa::components::Tick;
use pwa::hooks::use_record;
use pwa::record::Record;
use pwa::wording::use_wording;
use yew::prelude::*;

use super::recipients::{RECIPIENTS, name};
use super::stands;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::cached::use_cached;

/// Who can be named: those something is shared with by name, and those who treat in a unit that it is shared with.
fn nameable(record: &Record, today: domain::LocalDay, units: &[ReachableUnit]) -> Vec<MembershipId> {
    let mut found: Vec<MembershipId> = Vec::new();
    let standing = record.grants.values().filter(|kept| !kept.ending && stands(kept, today));
    for kept in standing {
        match kept.decision.recipient {
            RecipientRef::Membership { membership } => found.push(membership),
            RecipientRef::Unit { unit } => {
                let members = units.iter().filter(|reachable| reachable.unit.id == unit).flat_map(|one| &one.members);
                found.extend(members.map(|member| member.id));
            }
            RecipientRef::Supporter { .. } => {}
        }
    }
    let mut once = Vec::with_capacity(found.len());
    for one in found {
        if !once.contains(&one) {
            once.push(one);
        }
    }
    once
}

/// The section; nothing where nothing is shared with any professional.
#[component]
pub(super) fn TeamChoice() -> Html {
    let w = use_wording();
    let (handle, saver) = (use_record(), use_saver());
    let (asked, _) = use_cached::<Vec<ReachableUnit>>("/api/v1/recipients", RECIPIENTS);
    let record = handle.record();
    let units: &[ReachableUnit] = asked.answer.as_ref().map_or(&[], |answer| &answer.value);
    let nameable = nameable(&record, handle.today(), units);
    let kept = record.team.get(&record.patient);
    let team = kept.map(|kept| kept.body).unwrap_or_default();
    if nameable.is_empty() {
        return html! {};
    }
    let choose = {
        let (handle, saver) = (handle.clone(), saver.clone());
        Callback::from(move |team: Team| {
            let handle = handle.clone();
            saver.run(async move { handle.save_team(handle.record().patient, &team).await }, |()| ());
        })
    };
    let called = |id: MembershipId| {
        let granted = |kept: &pwa::record::KeptGrant| {
            let same = kept.decision.recipient == RecipientRef::Membership { membership: id };
            kept.grant.as_ref().filter(|_| same).map(|grant| AttrValue::from(grant.recipient_name.clone()))
        };
        let of_unit = || units.iter().find(|unit| unit.members.iter().any(|member| member.id == id));
        let listed = name(&w, (units, &[]), RecipientRef::Membership { membership: id });
        let with_unit = |text: AttrValue| match of_unit() {
            Some(unit) => AttrValue::from(format!("{text}, {}", unit.unit.name)),
            None => text,
        };
        listed.map(with_unit).or_else(|| record.grants.values().find_map(granted)).unwrap_or_default()
    };
    let choice = |coordinator: Option<MembershipId>, test: &'static str, text: AttrValue| {
        let onchange = choose.reform(move |_: Event| Team { coordinator, ..team });
        let checked = team.coordinator == coordinator;
        html! {
            <label class="tick">
                <input type="radio" name="coordinator" data-test={test} {checked} {onchange} />
                <span dir="auto">{ text }</span>
            </label>
        }
    };
    let gone = team.coordinator.is_some_and(|named| !nameable.contains(&named));
    html! {
        <section class="card stack" aria-labelledby="team-title" data-test="team">
            <h2 id="team-title">{ w.t("sharing-team-title") }</h2>
            <fieldset class="stack tight" aria-describedby="team-coordinator-hint">
                <legend>{ w.t("sharing-team-coordinator") }</legend>
                <p class="hint" id="team-coordinator-hint">{ w.t("sharing-team-coordinator-hint") }</p>
                { choice(None, "coordinator-none", w.t("sharing-team-nobody")) }
                { for nameable.iter().map(|id| choice(Some(*id), "coordinator-one", called(*id))) }
                if gone {
                    <p class="hint" data-test="coordinator-gone">{ w.t("sharing-team-gone") }</p>
                }
            </fieldset>
            <Tick
                name="team-visible"
                label={w.t("sharing-team-visible")}
                checked={team.visible}
                hint={w.t("sharing-team-visible-hint")}
                on_change={choose.reform(move |visible| Team { visible, ..team })}
            />
            if kept.is_some_and(|kept| kept.waiting) {
                <p class="soft" data-test="team-waiting">{ w.t("sharing-team-waiting") }</p>
            }
            <SaveFailed saver={saver.clone()} />
        </section>
    }
}
