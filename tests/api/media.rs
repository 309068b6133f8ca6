//! Pictures and videos: kept by what they are, shown to those who may, in ranges, and never anything that runs.

use domain::category::Category;
use domain::media::{MAX_UPLOAD_BYTES, Media, MediaKind};
use domain::problem::Code;
use domain::unit::Sector;
use reqwest::header::{HeaderMap, RANGE};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tests::app::{Answer, App, Person, Unit, days_ms, new_id, picture, plan};
use tests::each_database;
use tests::tables::Tables;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

const RED: [u8; 3] = [200, 30, 30];

struct Got {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

async fn get(by: &Person, media: &Media, headers: &[(&str, &str)]) -> Got {
    let request = by.request(Method::GET, &format!("/api/v1/media/{}", media.id)).header("accept-encoding", "br, gzip");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    let answer = request.send().await.expect("an answer");
    let (status, headers) = (answer.status(), answer.headers().clone());
    Got { status, headers, bytes: answer.bytes().await.expect("a body").to_vec() }
}

fn showing(media: &Media) -> Value {
    json!({"title": "Bækkenløft", "media": media.id})
}

async fn in_library(by: &Person, unit: &Unit<'_>, media: &Media) -> String {
    let id = new_id();
    let path = format!("/api/v1/units/{}/library-exercises/{id}/versions", unit.id);
    by.post(&path, &json!({"base_revision": 0, "exercise": showing(media)})).await.is(StatusCode::CREATED);
    id
}

fn prescribing(app: &App, exercise: &str, media: &Media) -> Value {
    let mut plan = plan(app.today());
    plan["prescriptions"][0]["copied"] = json!({"exercise": exercise, "revision": 1, "media": media.id});
    plan
}

fn kept(app: &App) -> Vec<String> {
    Tables::open(&app.settings.database_url()).lines("SELECT id AS line FROM media ORDER BY id")
}

each_database! {
    async fn a_picture_is_kept_as_pixels_under_the_digest_of_its_content(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        // A whole web page and an archive behind the picture's end.
        let mut polyglot = picture(1600, 900, RED);
        polyglot.extend_from_slice(b"<html><script>alert('x')</script></html>PK\x05\x06");
        let media = physio.sends_in(unit.id, polyglot.clone()).await;
        assert_eq!(media.kind, MediaKind::Picture);
        let named = physio
            .request(Method::POST, &format!("/api/v1/units/{}/media?name=../../../etc/passwd", unit.id))
            .header("content-type", "text/html")
            .header("content-disposition", "attachment; filename=\"../../../../etc/cron.d/x\"")
            .body(polyglot);
        let again: Media = Answer::of(named).await.json();
        assert_eq!(again, media, "neither a name nor a type that came along changes anything");
        assert_eq!(kept(&app), [media.id.to_string()]);
        let got = get(&physio, &media, &[]).await;
        assert_eq!(got.status, StatusCode::OK);
        assert!(got.bytes.starts_with(&[0xFF, 0xD8, 0xFF]) && got.bytes.ends_with(&[0xFF, 0xD9]), "a JPEG and no more");
        assert!(!got.bytes.windows(6).any(|window| window == b"script"));
        assert_eq!(i64::try_from(got.bytes.len()), Ok(media.size));
        for (name, value) in [
            ("content-type", "image/jpeg"),
            ("x-content-type-options", "nosniff"),
            ("content-disposition", "attachment; filename=\"exercise.jpg\""),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox"),
            ("cache-control", "private, no-cache"),
            ("cross-origin-resource-policy", "same-origin"),
            ("accept-ranges", "bytes"),
            ("vary", "Authorization"),
        ] {
            assert_eq!(got.headers[name], value, "{name}");
        }
    }

    async fn ranges_are_answered_as_asked(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        // Noise does not compress: more than one part in the database.
        let mut seed = 7_u32;
        let noise = (0..1200 * 1000 * 3).map(|_| { seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223); seed.to_be_bytes()[0] });
        let mut noisy = Vec::new();
        let mut encoder = png::Encoder::new(&mut noisy, 1200, 1000);
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&noise.collect::<Vec<_>>()).unwrap();
        let media = physio.sends_in(unit.id, noisy).await;
        let whole = get(&physio, &media, &[]).await.bytes;
        let size = whole.len();
        assert!(size > 2 * store::media::PART_BYTES, "{size}");
        let across = store::media::PART_BYTES - 3;
        for (asked, from, to) in [
            ("bytes=0-0", 0, 1),
            ("bytes=0-1023", 0, 1024),
            (&format!("bytes={across}-{}", across + 9), across, across + 10),
            (&format!("bytes={}-", size - 5), size - 5, size),
            ("bytes=-7", size - 7, size),
            (&format!("bytes=10-{}", size + 100), 10, size),
        ] {
            let got = get(&physio, &media, &[(RANGE.as_str(), asked)]).await;
            assert_eq!(got.status, StatusCode::PARTIAL_CONTENT, "{asked}");
            assert_eq!(got.headers["content-range"], format!("bytes {from}-{}/{size}", to - 1), "{asked}");
            assert_eq!(got.headers["content-length"], (to - from).to_string(), "{asked}");
            assert!(got.bytes == whole[from..to], "{asked}");
        }
        for asked in ["bytes=0-1,5-6", "lines=0-1", "bytes=x"] {
            let got = get(&physio, &media, &[(RANGE.as_str(), asked)]).await;
            assert_eq!((got.status, got.bytes.len()), (StatusCode::OK, size), "{asked}");
        }
        let past: Got = get(&physio, &media, &[(RANGE.as_str(), &format!("bytes={size}-"))]).await;
        assert_eq!(past.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(past.headers["content-range"], format!("bytes */{size}"));
        let tag = format!("\"{}\"", media.id);
        let same = get(&physio, &media, &[("if-none-match", &tag)]).await;
        assert_eq!((same.status, same.bytes.len()), (StatusCode::NOT_MODIFIED, 0));
        let other = get(&physio, &media, &[(RANGE.as_str(), "bytes=0-1"), ("if-range", "\"x\"")]).await;
        assert_eq!(other.status, StatusCode::OK);
    }

    async fn what_is_no_picture_and_no_video_is_refused_whatever_it_calls_itself(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let whole = picture(64, 64, RED);
        let wrong: [(&str, Vec<u8>); 7] = [
            ("a page", b"<!doctype html><script>alert(1)</script>".to_vec()),
            ("a drawing with a script", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec()),
            ("a GIF with a script", b"GIF89a/*\x01\x00*/=1;alert(1)".to_vec()),
            ("the beginning of a picture", whole[..whole.len() / 2].to_vec()),
            ("only a signature", vec![0xFF, 0xD8, 0xFF, 0xE0]),
            ("no video", b"\0\0\0\x14ftypisom\0\0\0\0isom".to_vec()),
            ("nothing", Vec::new()),
        ];
        for (what, bytes) in wrong {
            let request = physio.request(Method::POST, &format!("/api/v1/units/{}/media", unit.id));
            let answer = Answer::of(request.header("content-type", "image/jpeg").body(bytes)).await;
            let problem = answer.is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
            assert_eq!(problem.fields[0].field, "content", "{what}");
        }
        assert_eq!(kept(&app), Vec::<String>::new());
    }

    async fn a_gigabyte_is_refused_before_it_is_there(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let outsider = app.patient().await;
        let address = app.running.origin().replace("http://", "");
        // Says how much it is; does not say; and has no business here.
        for (by, head, status, at_most) in [
            (&physio, "Content-Length: 1073741824", "413", 0),
            (&physio, "Transfer-Encoding: chunked", "413", MAX_UPLOAD_BYTES),
            (&outsider, "Transfer-Encoding: chunked", "404", 0),
        ] {
            let stream = tokio::net::TcpStream::connect(&address).await.expect("a connection");
            let (mut reads, mut writes) = stream.into_split();
            let head = format!(
                "POST /api/v1/units/{}/media HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {}\r\n{head}\r\n\r\n",
                unit.id, by.token(),
            );
            writes.write_all(head.as_bytes()).await.expect("a head");
            let mut answered = tokio::spawn(async move {
                let mut answer = [0; 64];
                let read = reads.read(&mut answer).await.unwrap_or(0);
                String::from_utf8_lossy(&answer[..read]).into_owned()
            });
            let chunk = [b"10000\r\n".as_slice(), &[7; 0x10000], b"\r\n"].concat();
            let mut sent = 0;
            let answer = loop {
                tokio::select! {
                    biased;
                    answer = &mut answered => break answer.expect("an answer"),
                    written = writes.write_all(&chunk), if sent < 1 << 30 => match written {
                        Ok(()) => sent += 0x10000,
                        Err(_) => break answered.await.expect("an answer"),
                    },
                }
            };
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{answer}");
            // What lies in the buffers of both ends of the connection comes on top.
            assert!(sent <= at_most + 12 * 1024 * 1024, "{sent} bytes were taken");
        }
        assert_eq!(kept(&app), Vec::<String>::new());
        assert!(physio.tries_to_send_in(unit.id, picture(8, 8, RED)).await.status.is_success(), "and all goes on");
    }

    async fn members_and_patients_who_have_it_see_it_and_nobody_else(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let neighbour = app.unit("Naboen", Sector::Hospital).await;
        let physio = unit.physio().await;
        let secretary = unit.colleague("Sara Sek", "nurse", false).await;
        let stranger = neighbour.physio().await;
        let (patient, other) = (unit.patient(&physio).await, unit.patient(&physio).await);
        patient.shares(&physio, &[Category::Exercises]).await;
        let media = physio.sends_in(unit.id, picture(64, 64, RED)).await;
        for refused in [&secretary, &unit.lead] {
            let answer = refused.tries_to_send_in(unit.id, picture(32, 32, RED)).await;
            let expected = if std::ptr::eq(refused, &unit.lead) { StatusCode::CREATED } else { StatusCode::FORBIDDEN };
            answer.is(expected);
        }
        stranger.tries_to_send_in(unit.id, picture(32, 32, RED)).await.is(StatusCode::NOT_FOUND);
        let exercise = in_library(&physio, &unit, &media).await;
        for (reader, status) in [
            (&physio, StatusCode::OK), (&secretary, StatusCode::OK), (&unit.lead, StatusCode::OK),
            (&patient, StatusCode::NOT_FOUND), (&other, StatusCode::NOT_FOUND), (&stranger, StatusCode::NOT_FOUND),
        ] {
            assert_eq!(get(reader, &media, &[]).await.status, status);
        }
        // Another unit neither takes it up by its name nor prescribes it.
        let path = format!("/api/v1/units/{}/library-exercises/{}/versions", neighbour.id, new_id());
        stranger.post(&path, &json!({"base_revision": 0, "exercise": showing(&media)})).await
            .is_problem(StatusCode::UNPROCESSABLE_ENTITY, Code::Invalid);
        let plan = prescribing(&app, &exercise, &media);
        physio.tries_to_prescribe(&patient, &plan).await.is(StatusCode::CREATED);
        assert_eq!(get(&patient, &media, &[]).await.status, StatusCode::OK);
        assert_eq!(get(&other, &media, &[]).await.status, StatusCode::NOT_FOUND);
        for id in ["x", &"0".repeat(64), "..%2f..%2fetc%2fpasswd"] {
            physio.get(&format!("/api/v1/media/{id}")).await.is_problem(StatusCode::NOT_FOUND, Code::NotFound);
        }
        let sql = format!("UPDATE membership SET ended_at = 1 WHERE id = '{}'", secretary.membership());
        Tables::open(&app.settings.database_url()).run(&sql).unwrap();
        assert_eq!(get(&secretary, &media, &[]).await.status, StatusCode::NOT_FOUND, "who has left is no member");
    }

    async fn what_nothing_shows_any_more_is_taken_away(app: App) {
        let unit = app.unit("Genoptræningen", Sector::Municipality).await;
        let physio = unit.physio().await;
        let patient = unit.patient(&physio).await;
        patient.shares(&physio, &[Category::Exercises]).await;
        let [prescribed, shown, in_template, unused] = [1_u8, 2, 3, 4].map(|n| picture(16, 16, [n * 40, 0, 0]));
        let prescribed = physio.sends_in(unit.id, prescribed).await;
        let shown = physio.sends_in(unit.id, shown).await;
        let in_template = physio.sends_in(unit.id, in_template).await;
        let unused = physio.sends_in(unit.id, unused).await;
        let first = in_library(&physio, &unit, &prescribed).await;
        in_library(&physio, &unit, &shown).await;
        let second = in_library(&physio, &unit, &in_template).await;
        physio.tries_to_prescribe(&patient, &prescribing(&app, &first, &prescribed)).await.is(StatusCode::CREATED);
        let template = json!({"title": "x", "exercises": [{
            "title": "Bækkenløft", "dosage": {"by": "minutes", "minutes": 5}, "frequency": {"by": "times_a_week", "times": 3},
            "copied": {"exercise": second, "revision": 1, "media": in_template.id},
        }]});
        let path = format!("/api/v1/units/{}/programme-templates/{}/versions", unit.id, new_id());
        physio.post(&path, &json!({"base_revision": 0, "template": template})).await.is(StatusCode::CREATED);
        for id in [&first, &second] {
            let path = format!("/api/v1/units/{}/library-exercises/{id}/versions", unit.id);
            let without = json!({"base_revision": 1, "exercise": {"title": "Bækkenløft"}});
            physio.post(&path, &without).await.is(StatusCode::CREATED);
        }
        assert_eq!(kept(&app).len(), 4, "what was sent in just now may yet be used");
        app.clock.advance_ms(days_ms(1) + 1);
        physio.refresh().await.is(StatusCode::OK);
        let new = physio.sends_in(unit.id, picture(16, 16, [250, 250, 0])).await;
        let mut expected: Vec<String> = [&prescribed, &shown, &in_template, &new].map(|media| media.id.to_string()).to_vec();
        expected.sort();
        assert_eq!(kept(&app), expected);
        assert_eq!(get(&physio, &unused, &[]).await.status, StatusCode::NOT_FOUND);
    }
}
