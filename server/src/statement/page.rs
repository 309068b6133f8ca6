//! The page of a statement's link: a field for the code, and what it opens. The one page that the server writes itself, so that
//! it is small, needs no script and keeps nothing: for a caseworker or a doctor at a computer that has never seen Rygrad.
//! What people wrote is text here, never markup; the code travels in a form's body and stands in no address.

use std::fmt::Write as _;

use actix_web::http::StatusCode;
use actix_web::http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, HeaderName, RETRY_AFTER};
use actix_web::web::{self, Data, Path};
use actix_web::{Either, HttpRequest, HttpResponse, Resource};
use domain::day::LocalDay;
use domain::locale::Language;
use domain::statement::{Paragraph, StatementPage, TypedCode};
use phrase::{Found, Table, Value};

use super::opened;
use crate::assets;
use crate::error::ApiError;
use crate::state::State;

/// No script at all, and the form goes nowhere else.
const CSP: &str =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// `/statement/<id>`: the field, and what the code opens.
pub(crate) fn resource() -> Resource {
    web::resource("/statement/{statement}").route(web::get().to(ask)).route(web::post().to(open))
}

/// The texts in one language.
struct Words {
    language: Language,
    tables: [Table; 2],
}

macro_rules! table {
    ($name:literal, $language:literal) => {
        Table::new(
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".keys")),
            include_str!(concat!(env!("OUT_DIR"), "/", $name, ".", $language)),
        )
    };
}

impl Words {
    fn of(language: Language) -> Self {
        let tables = match language {
            Language::Da => [table!("statement", "da"), table!("words", "da")],
            Language::En => [table!("statement", "en"), table!("words", "en")],
        };
        Self { language, tables }
    }

    /// In the language of whoever has the link, as far as their browser says.
    fn asked_for(request: &HttpRequest) -> Self {
        let wanted = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let first = wanted.split(',').filter_map(|one| Language::of_tag(one.split(';').next()?.trim())).next();
        Self::of(first.unwrap_or_default())
    }

    /// The text of `key`, made safe to stand in the page.
    fn t(&self, key: &str, values: &[(&str, &str)]) -> String {
        escape(&self.raw(key, values))
    }

    fn raw(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, text)| (*name, (*text).into())).collect();
        match self.tables.iter().find_map(|table| table.find(key)) {
            Some(Found::Plain(text)) => text.to_owned(),
            // No number is filled in here that a plural could turn on.
            Some(Found::Open(text)) => phrase::fill(text, &values, &|_| "other".to_owned()).text,
            None => key.to_owned(),
        }
    }

    /// "23. november 2026".
    fn day(&self, day: LocalDay) -> String {
        let (year, month, number) = day.ymd();
        let month = self.raw(&format!("month-{month}"), &[]);
        self.raw("day-with-year", &[("day", &number.to_string()), ("month", &month), ("year", &year.to_string())])
    }
}

/// Text that can stand between tags and in quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

async fn ask(request: HttpRequest) -> HttpResponse {
    let words = Words::asked_for(&request);
    answer(StatusCode::OK, &words, &words.t("statement-code-title", &[]), &form(&words, None))
}

async fn open(
    state: Data<State>,
    request: HttpRequest,
    statement: Path<String>,
    typed: Either<web::Form<TypedCode>, web::Bytes>,
) -> HttpResponse {
    let code = match typed {
        Either::Left(form) => form.into_inner().code,
        Either::Right(_) => String::new(),
    };
    let page = match statement.parse() {
        Ok(id) => opened(&state, &request, id, &code).await,
        Err(_) => Err(ApiError::WrongCode),
    };
    match page {
        Ok(page) => {
            let words = Words::of(page.content.language);
            answer(StatusCode::OK, &words, &words.t("statement-from", &[("name", &page.name)]), &shown(&words, &page))
        }
        Err(problem) => refused(&Words::asked_for(&request), problem),
    }
}

fn refused(words: &Words, problem: ApiError) -> HttpResponse {
    let title = words.t("statement-code-title", &[]);
    match problem {
        ApiError::TooManyTries { retry_after_s } => {
            let said = words.t("statement-code-too-many", &[]);
            let mut answer = answer(StatusCode::TOO_MANY_REQUESTS, words, &title, &form(words, Some(said)));
            answer.headers_mut().insert(RETRY_AFTER, retry_after_s.into());
            answer
        }
        ApiError::WrongCode => {
            let said = ["statement-code-wrong", "statement-code-wrong-more"].map(|key| words.t(key, &[])).join(" ");
            answer(StatusCode::NOT_FOUND, words, &title, &form(words, Some(said)))
        }
        // A fault of ours, logged and answered like every other.
        other => actix_web::ResponseError::error_response(&other),
    }
}

/// The field for the code, with what went wrong above it.
fn form(words: &Words, wrong: Option<String>) -> String {
    let t = |key| words.t(key, &[]);
    let mut html = format!("<p>{}</p>", t("statement-code-intro"));
    let described = if wrong.is_some() { "code-mistake code-hint" } else { "code-hint" };
    let invalid = if wrong.is_some() { " aria-invalid=\"true\"" } else { "" };
    let mistake = wrong.map(|said| format!("<p class=\"mistake\" id=\"code-mistake\" role=\"alert\">{said}</p>"));
    let _ = write!(
        html,
        "<form method=\"post\" class=\"stack\"><div class=\"field\"><label for=\"code\">{}</label>\
         <p class=\"hint\" id=\"code-hint\">{}</p><input id=\"code\" name=\"code\" data-test=\"code\" type=\"text\" autocomplete=\"off\" \
         autocapitalize=\"characters\" spellcheck=\"false\" required maxlength=\"40\" \
         aria-describedby=\"{described}\"{invalid}>{}</div>\
         <button class=\"button primary wide\" data-test=\"code-open\" type=\"submit\">{}</button></form><p class=\"soft\">{}</p>",
        t("statement-code-label"),
        t("statement-code-hint"),
        mistake.unwrap_or_default(),
        t("statement-code-open"),
        t("statement-code-log"),
    );
    html
}

/// The statement, as it was released.
fn shown(words: &Words, page: &StatementPage) -> String {
    let t = |key| words.t(key, &[]);
    let content = &page.content;
    let (from, to) = (words.day(content.period.from), words.day(content.period.to));
    let mut html = String::from("<article class=\"card stack statement\">");
    if page.demo {
        let _ = write!(html, "<p class=\"strong\">{}</p>", t("statement-demo"));
    }
    let _ = write!(
        html,
        "<header><p dir=\"auto\">{}</p><p>{}</p><p>{}</p></header><p class=\"strong\">{} {} {}</p>",
        words.t("statement-to", &[("name", &page.addressee_name)]),
        words.t("statement-released", &[("day", &words.day(page.released_on))]),
        words.t("statement-period", &[("from", &from), ("to", &to)]),
        t("statement-chosen"),
        t("statement-self-reported"),
        t("statement-not-certificate"),
    );
    content.paragraphs.iter().for_each(|one| paragraph(&mut html, one));
    if let Some(own) = &content.own_words {
        let heading = t("statement-own-words");
        let _ = write!(
            html,
            "<section><h2>{heading}</h2><p class=\"written\" dir=\"auto\">{}</p></section>",
            escape(own.as_str())
        );
    }
    let _ = write!(
        html,
        "</article><p class=\"soft no-print\">{} {}</p>",
        t("statement-page-print"),
        t("statement-page-close")
    );
    html
}

fn paragraph(html: &mut String, paragraph: &Paragraph) {
    let _ = write!(html, "<section><h2>{}</h2><ul>", escape(paragraph.heading.as_str()));
    for line in &paragraph.lines {
        let _ = write!(html, "<li dir=\"auto\">{}</li>", escape(line.as_str()));
    }
    html.push_str("</ul></section>");
}

fn answer(status: StatusCode, words: &Words, title: &str, content: &str) -> HttpResponse {
    let style = assets::style().map(|path| format!("<link rel=\"stylesheet\" href=\"/{path}\">")).unwrap_or_default();
    let language = words.language.tag();
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title>{style}</head><body><div class=\"app\">\
         <main class=\"page\" id=\"content\"><header class=\"page-head\"><h1>{title}</h1></header>{content}</main>\
         </div></body></html>\n"
    );
    // Kept nowhere, and sent on nowhere: the other headers stand on every answer (`headers.rs`).
    HttpResponse::build(status)
        .insert_header((CONTENT_SECURITY_POLICY, CSP))
        .insert_header((HeaderName::from_static("x-robots-tag"), "noindex, nofollow"))
        .content_type("text/html; charset=utf-8")
        .body(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_text() {
        assert_eq!(escape("<b onclick='x()'>\"&\""), "&lt;b onclick=&#39;x()&#39;&gt;&quot;&amp;&quot;");
        let words = Words::of(Language::Da);
        assert_eq!(words.t("statement-from", &[("name", "<script>")]), "Resumé fra &lt;script&gt;");
    }

    #[test]
    fn days_are_written_out_in_both_languages() {
        let day: LocalDay = "2026-11-23".parse().unwrap();
        assert_eq!(Words::of(Language::Da).day(day), "23. november 2026");
        assert_eq!(Words::of(Language::En).day(day), "23 November 2026");
    }
}
