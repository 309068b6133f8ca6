//! A released statement as its recipient reads it, the same to the patient beforehand: what it says, for whom, and that it is
//! the citizen's own. Printed as it stands. Whatever people wrote is text.

use domain::LocalDay;
use domain::statement::{Content, Paragraph};
use yew::prelude::*;

use crate::wording::{isolated, use_wording};

/// [`StatementSheet`]'s properties.
#[derive(Properties, PartialEq)]
pub struct StatementSheetProps {
    /// Who releases it.
    pub name: AttrValue,
    /// A made-up person of the demonstration.
    #[prop_or_default]
    pub demo: bool,
    /// For whom, as named when it was released; empty while that is not chosen.
    pub addressee_name: AttrValue,
    /// The day of its release; none before.
    #[prop_or_default]
    pub released_on: Option<LocalDay>,
    /// What it says.
    pub content: Content,
}

/// The page.
#[component]
pub fn StatementSheet(props: &StatementSheetProps) -> Html {
    let w = use_wording();
    let content = &props.content;
    let (from, to) = (w.full_date(content.period.from), w.full_date(content.period.to));
    let language = content.language.tag();
    html! {
        <article class="sheet card statement" data-test="statement-sheet">
            <header>
                <h2 dir="auto">{ w.ta("statement-from", &[("name", isolated(&props.name))]) }</h2>
                if props.demo {
                    <p class="strong">{ w.t("statement-demo") }</p>
                }
                if !props.addressee_name.is_empty() {
                    <p dir="auto">{ w.ta("statement-to", &[("name", isolated(&props.addressee_name))]) }</p>
                }
                if let Some(day) = props.released_on {
                    <p>{ w.ta("statement-released", &[("day", w.full_date(day).as_str().into())]) }</p>
                }
                <p>{ w.ta("statement-period", &[("from", from.as_str().into()), ("to", to.as_str().into())]) }</p>
            </header>
            <p class="strong" data-test="statement-says">
                { w.t("statement-chosen") }{ " " }{ w.t("statement-self-reported") }{ " " }{ w.t("statement-not-certificate") }
            </p>
            { for content.paragraphs.iter().map(|one| paragraph(one, language)) }
            if let Some(own) = &content.own_words {
                <section>
                    <h3>{ w.t("statement-own-words") }</h3>
                    <p class="written" dir="auto" data-test="statement-own-words">{ own.to_string() }</p>
                </section>
            }
        </article>
    }
}

fn paragraph(paragraph: &Paragraph, language: &'static str) -> Html {
    let line = |line: &domain::text::Line<1200>| html! { <li dir="auto">{ line.to_string() }</li> };
    html! {
        <section lang={language}>
            <h3>{ paragraph.heading.to_string() }</h3>
            <ul>{ for paragraph.lines.iter().map(line) }</ul>
        </section>
    }
}
