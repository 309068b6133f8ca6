//! The server's key: sealed at rest, rotated with overlap, and of no use with another secret.

use domain::push::PushKey;
use reqwest::StatusCode;
use serde_json::json;
use server::push::keys;
use server::push::vapid::Vapid;
use store::push::key::{self, Listed};
use tests::app::{App, Person, new_id};
use tests::each_database;
use tests::tables::Tables;

use super::delivery::{MINUTE_MS, claims, morning, rule, stays_at};
use super::device::{Device, Keys, decode};
use super::{subscribe, subscribed, subscription};

async fn public(person: &Person) -> String {
    person.get("/api/v1/push/key").await.json::<PushKey>().application_server_key
}

/// What `rygrad admin push-keys rotate` does; answers how many keys it removed.
async fn rotate(app: &App) -> usize {
    let (settings, clock) = (app.settings.clone(), app.clock.clone());
    let rotating = tokio::task::spawn_blocking(move || {
        let (db, secret) = server::open(&settings, clock.clone()).unwrap();
        let next = keys::make(&secret);
        db.write(clock.now(), |tx| key::rotate(tx, &next)).unwrap()
    });
    rotating.await.unwrap()
}

async fn list(app: &App) -> Vec<Listed> {
    let (db, now) = (app.running.state.db.clone(), app.clock.now());
    tokio::task::spawn_blocking(move || db.read(now, key::list).unwrap()).await.unwrap()
}

each_database! {
    async fn a_rotated_key_signs_for_its_subscriptions_until_they_are_made_anew(app: App) {
        let (patient, service, old_phone) = morning(&app).await;
        let old = public(&patient).await;
        app.clock.advance_ms(1);
        assert_eq!(rotate(&app).await, 0, "the old key is needed");
        let new = public(&patient).await;
        assert_ne!(old, new, "new subscriptions get the new key, without a restart");
        let phone = app.signs_in(&patient).await;
        let new_phone = Device::of(&phone, &service).await;
        let found: Vec<_> = list(&app).await.into_iter().map(|key| (key.public, key.present, key.subscriptions)).collect();
        assert_eq!(found, [(new.clone(), true, 1), (old.clone(), false, 1)]);

        // The service takes a message only from the key that the browser subscribed with.
        patient.writes("reminder", &new_id(), rule("check_in", "08:00")).await;
        app.clock.advance_ms(2 * MINUTE_MS);
        let messages = service.wait_for_messages(2).await;
        assert_eq!(messages.iter().map(|message| message.status).collect::<Vec<_>>(), [201, 201]);
        let signed_with = |message: &tests::push_service::Message| {
            message.header("authorization").unwrap().rsplit("k=").next().unwrap().to_owned()
        };
        let mut signers: Vec<_> = messages.iter().map(signed_with).collect();
        signers.sort();
        let mut both = [old.clone(), new.clone()];
        both.sort();
        assert_eq!(signers, both);
        let to_the_new = messages.iter().find(|message| signed_with(message) == new).unwrap();
        assert_eq!(new_phone.read(to_the_new).web_push, 8030);
        claims(&patient, to_the_new).await;

        // The old phone starts its app: it subscribes anew, and nobody needs the old key.
        patient.refresh().await;
        let anew = json!({"application_server_key": new});
        let mut body = subscription(&old_phone.endpoint, &old_phone.keys);
        body.as_object_mut().unwrap().extend(anew.as_object().unwrap().clone());
        subscribe(&patient, &body).await.is(StatusCode::CREATED);
        app.clock.advance_ms(1);
        assert_eq!(rotate(&app).await, 1);
        assert!(list(&app).await.iter().all(|key| key.public != old));
        body["application_server_key"] = json!(old);
        subscribe(&patient, &body).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        stays_at(&service, 2).await;
    }

    async fn the_private_half_lies_sealed_and_opens_with_its_own_secret_only(app: App) {
        let person = app.patient().await;
        let public_key = public(&person).await;
        let url = app.settings.database_url();
        let mut tables = Tables::open(&url);
        let sealed = tables.lines("SELECT sealed AS line FROM push_key");
        let [sealed] = &sealed[..] else { panic!("one key: {sealed:?}") };
        assert_eq!(decode(sealed).len(), 12 + 43 + 16, "nonce, 32 bytes as text, tag");
        assert!(tables.lines("SELECT value AS line FROM setting WHERE name = 'vapid_key'").is_empty());

        // As an earlier version left it: in the clear. It is taken over, with its subscriptions.
        let before = subscribed(&person, &subscription("https://push.example/before", &Keys::make())).await;
        let private = Vapid::make_private();
        let expected = Vapid::new(private.clone(), String::new()).unwrap().public_key();
        let put_back = format!(
            "DELETE FROM push_key; DELETE FROM setting WHERE name = 'push_key'; UPDATE push_subscription SET public_key = NULL; \
             INSERT INTO setting (name, value) VALUES ('vapid_key', '{private}')"
        );
        tables.run(&put_back).unwrap();
        let app = app.restarted().await;
        let person = app.signs_in(&person).await;
        assert_eq!(public(&person).await, expected);
        assert_ne!(expected, public_key);
        assert!(!tables.content(&[]).contains(&private), "nowhere in the clear any more");
        let made_with = format!("SELECT public_key AS line FROM push_subscription WHERE id = '{before}'");
        assert_eq!(tables.lines(&made_with), [expected]);

        let mut settings = app.settings.clone();
        let clock = app.clock.clone();
        let folder = app.stopped().await;
        settings.secret_file = Some(folder.join("another secret"));
        server::secret::Secret::load(&folder.join("another secret"), true).unwrap();
        let said = server::start(settings, clock).await.err().expect("it does not start").to_string();
        assert!(said.contains("sealed with another secret file") && said.contains("push-keys rotate"), "{said}");
    }
}
