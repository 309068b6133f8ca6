//! *Handleplan* and *tilbagefaldsplan* (section 4): short texts in the person's own words, every version kept with when
//! and by whom it was written.

use domain::id::PersonalPlanId;
use domain::json::{Json, Word as _};
use domain::personal_plan::{PersonalPlan, Purpose};
use domain::text::{Text, TextError};
use pwa::components::{Button, Look, Page, TextArea, use_focus_on_mistake};
use pwa::hooks::{use_draft, use_record};
use pwa::ids;
use pwa::wording::{Wording, use_wording};
use yew::prelude::*;

use crate::forms::continued::continued;
use crate::forms::saving::{SaveFailed, use_saver};
use crate::pages::plans::versions::Versions;
use crate::pages::plans::{self, versions};
use crate::route::Route;

/// [`PersonalPlanPage`]'s properties.
#[derive(Properties, PartialEq)]
pub(crate) struct PersonalPlanPageProps {
    /// Which of the two.
    pub(crate) purpose: Purpose,
}

/// The screen: the plan as it stands, or the form.
#[component]
pub(crate) fn PersonalPlanPage(props: &PersonalPlanPageProps) -> Html {
    let w = use_wording();
    let record = use_record();
    let changing = use_state(|| false);
    let purpose = props.purpose;
    let before = record.record().personal_plan(purpose).map(|(id, kept)| (id, kept.body.clone(), kept.revision));
    let change = |to: bool| {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(to))
    };
    let word = purpose.word();
    html! {
        <Page title={w.t(&format!("personal-plan-{word}"))} back={plans::back(&w)}>
            if let Some((id, plan, revision)) = before.clone().filter(|_| !*changing) {
                { shown(&w, &plan) }
                <Button test="personal-change" look={Look::Primary} on_press={change(true)}>{ w.t("personal-change") }</Button>
                <Versions of={versions::Of::Personal} id={id.to_string()} {revision} />
            } else {
                <p>{ w.t(&format!("personal-intro-{word}")) }</p>
                <PlanForm {purpose} before={before.map(|(id, plan, _)| (id, plan))} on_saved={change(false)} />
            }
        </Page>
    }
}

/// The texts under their questions, those without an answer left out.
pub(crate) fn shown(w: &Wording, plan: &PersonalPlan) -> Html {
    let word = plan.purpose.word();
    let part = |(text, key): (&Option<Text<1000>>, &str)| {
        let text = text.as_ref()?;
        Some(html! {
            <div class="stack tight">
                <h2>{ w.t(&format!("personal-{word}-{key}")) }</h2>
                <p class="written" dir="auto">{ text.to_string() }</p>
            </div>
        })
    };
    let parts = [(&plan.what, "what"), (&plan.how, "how"), (&plan.who, "who")];
    html! {
        <section class="card" data-test="personal-plan">
            { for parts.into_iter().filter_map(part) }
            <p class="soft small">{ w.ta("personal-written", &[("day", w.full_date(plan.written_on).as_str().into())]) }</p>
        </section>
    }
}

#[derive(Debug, Clone, PartialEq, Default, Json)]
struct Draft {
    what: String,
    how: String,
    who: String,
}

/// What is wrong: nothing at all was written, or more than there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mistake {
    Empty,
    Long,
}

impl Draft {
    fn of(plan: &PersonalPlan) -> Self {
        let text = |text: &Option<Text<1000>>| text.as_ref().map(ToString::to_string).unwrap_or_default();
        Self { what: text(&plan.what), how: text(&plan.how), who: text(&plan.who) }
    }

    fn parse(&self, purpose: Purpose, written_on: domain::LocalDay) -> Result<PersonalPlan, Mistake> {
        let text = |typed: &str| match Text::parse(typed) {
            Ok(text) => Ok(Some(text)),
            Err(TextError::Empty) => Ok(None),
            Err(_) => Err(Mistake::Long),
        };
        let plan =
            PersonalPlan { purpose, written_on, what: text(&self.what)?, how: text(&self.how)?, who: text(&self.who)? };
        plan.check().map_err(|_| Mistake::Empty)?;
        Ok(plan)
    }
}

#[derive(Properties, PartialEq)]
struct PlanFormProps {
    purpose: Purpose,
    before: Option<(PersonalPlanId, PersonalPlan)>,
    on_saved: Callback<()>,
}

/// The form.
#[component]
fn PlanForm(props: &PlanFormProps) -> Html {
    let w = use_wording();
    let (record, saver) = (use_record(), use_saver());
    let purpose = props.purpose;
    let before = props.before.clone();
    let draft = use_draft(Route::PersonalPlan { purpose }, || {
        before.as_ref().map(|(_, plan)| Draft::of(plan)).unwrap_or_default()
    });
    let mistake = use_state(|| None::<Mistake>);
    use_focus_on_mistake(*mistake);
    let onsubmit = {
        let (draft, mistake, saver, today, on_saved) =
            (draft.clone(), mistake.clone(), saver.clone(), record.today(), props.on_saved.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let plan = match draft.parse(purpose, today) {
                Ok(plan) => plan,
                Err(found) => return mistake.set(Some(found)),
            };
            mistake.set(None);
            let id = before.as_ref().map_or_else(|| ids::fresh(PersonalPlanId::new), |(id, _)| *id);
            let (pen, on_saved) = (draft.pen(), on_saved.clone());
            saver.run(async move { pen.save_personal_plan(id, &plan).await }, move |()| on_saved.emit(()));
        })
    };
    let word = purpose.word();
    let area = |key: &'static str, value: &str, with: fn(&mut Draft, String)| {
        html! {
            <TextArea
                name={format!("personal-{key}")}
                label={w.t(&format!("personal-{word}-{key}"))}
                value={value.to_owned()}
                optional=true
                max_length={1000}
                on_input={draft.change(with)}
            />
        }
    };
    let wrong = match *mistake {
        None => None,
        Some(Mistake::Empty) => Some("personal-empty"),
        Some(Mistake::Long) => Some("plan-text-long"),
    };
    html! {
        <form class="stack loose" {onsubmit} novalidate=true data-test="personal-form">
            { continued(&w, &draft) }
            { area("what", &draft.what, |draft, text| draft.what = text) }
            { area("how", &draft.how, |draft, text| draft.how = text) }
            { area("who", &draft.who, |draft, text| draft.who = text) }
            <p class="hint">{ w.t("words-nobody-watches") }</p>
            if let Some(key) = wrong {
                <p class="mistake" role="alert">{ w.t(key) }</p>
            }
            <SaveFailed saver={saver.clone()} />
            <Button look={Look::Primary} submit=true wide=true off={saver.busy()} test="personal-save">{ w.t("words-save") }</Button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_enough_and_none_is_not() {
        let today = domain::LocalDay::from_days_since_epoch(20_000);
        let draft = Draft { how: "gå en kort tur".to_owned(), what: " ".to_owned(), ..Draft::default() };
        let plan = draft.parse(Purpose::Relapse, today).unwrap();
        assert_eq!((plan.what, plan.who, plan.written_on), (None, None, today));
        assert_eq!(Draft::default().parse(Purpose::Action, today), Err(Mistake::Empty));
        assert_eq!(Draft { who: "æ".repeat(1001), ..draft }.parse(Purpose::Action, today), Err(Mistake::Long));
    }
}
