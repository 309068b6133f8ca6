// The service worker of the patient's app: the app's own files from the cache, and the notifications.
//
// Never answers for /api and never writes to a diary: what the patient entered is the page's business alone. All it leaves
// for the page is that *Lavet* was pressed on a notification.
// The build puts in the lists of files and a version that changes when any of them does.

// What every start needs, and the parts of the app that screens fetch when they are opened.
const SHELL = __SHELL__;
const PARTS = __PARTS__;
const CACHE = "rygrad-shell-__VERSION__";

// Paths that the server must answer itself. The team entry is among them: professionals are online or see nothing.
const SERVER_ONLY = /^\/(api|team|statement|healthz|readyz|metrics)(\/|$)/;

// ---- The app's files ----

// On a first visit the first screen has the line to itself, and the parts follow when the page says so. Whoever has the
// app already keeps all of it through an update, without a moment in which a screen is missing.
self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const had = (await caches.keys()).some((name) => name.startsWith("rygrad-shell-") && name !== CACHE);
      await keep(had ? [...SHELL, ...PARTS] : SHELL);
    })(),
  );
});

async function keep(urls) {
  const cache = await caches.open(CACHE);
  const missing = [];
  for (const url of urls) {
    if (!(await cache.match(url))) missing.push(url);
  }
  // Names with a digest may come from the browser's cache, where the page just put them; the rest are asked for.
  await cache.addAll(
    missing.map((url) => new Request(url, { cache: url.startsWith("/assets/") ? "default" : "no-cache" })),
  );
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("rygrad-shell-") && name !== CACHE) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  // A new version waits until the page says that nothing is being typed.
  if (event.data && event.data.type === "take-over") self.skipWaiting();
  // The first screen is there: now everything else, so that all of it works without a network.
  if (event.data && event.data.type === "keep-parts") event.waitUntil(keep(PARTS));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || SERVER_ONLY.test(url.pathname)) return;
  if (request.mode === "navigate") {
    event.waitUntil(badge(false).catch(() => {}));
    event.respondWith(fromCache("/", request));
  } else if (SHELL.includes(url.pathname) || PARTS.includes(url.pathname)) {
    event.respondWith(fromCache(url.pathname, request));
  }
});

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) || fetch(request);
}

// ---- Notifications ----

// A push must end in a notification, or the browser takes the permission back: so every step here may fail but the last.
self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  let message = {};
  try {
    message = data.json() || {};
  } catch (cause) {
    console.warn("unreadable push", cause);
  }
  const notification = message.notification || {};
  const lang = typeof notification.lang === "string" ? notification.lang : "da";
  let body = notification.body;
  if (await notedAlready(message.rygrad)) {
    body = lang.startsWith("da") ? "Allerede noteret" : "Already noted";
  }
  const options = {
    body,
    lang,
    tag: notification.tag,
    silent: notification.silent === true ? true : undefined,
    icon: "/icons/icon-192.png",
    actions: actions(message, lang),
    data: { navigate: notification.navigate, about: message.rygrad, snooze: message.snooze, again: { tag: notification.tag, lang } },
  };
  try {
    await self.registration.showNotification(notification.title || "Rygrad", options);
  } catch (cause) {
    console.warn("notification refused", cause);
    await self.registration.showNotification("Rygrad");
  }
  await Promise.allSettled([confirmArrival(message.receipt), badge(true)]);
}

// *Lavet* where a tap is the whole answer, and *Senere*. Platforms without buttons leave them out.
function actions(message, lang) {
  const danish = lang.startsWith("da");
  const buttons = [];
  if (message.rygrad && message.rygrad.done) buttons.push({ action: "done", title: danish ? "Lavet" : "Done" });
  if (typeof message.snooze === "string") buttons.push({ action: "later", title: danish ? "Senere" : "Later" });
  return buttons;
}

// Tells the server that the message arrived, by the receipt that was in it. No cookie goes along: the receipt says which
// device it was and nothing of the person. Without a network, or later, it is simply not said.
async function confirmArrival(receipt) {
  if (typeof receipt !== "string") return;
  await fetch("/api/v1/push/receipts", {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ receipt }),
  });
}

// A mark on the app's icon, where the platform has one, until the app is opened.
async function badge(on) {
  const { navigator } = self;
  if (on && navigator.setAppBadge) await navigator.setAppBadge();
  if (!on && navigator.clearAppBadge) await navigator.clearAppBadge();
}

// Whether the phone holds a log for this rule and day that the server has not heard of. The app keeps a list of
// "<rule>/<day>" for it; the server knows the others and does not send.
async function notedAlready(about) {
  if (!about || !about.rule || !about.day) return false;
  try {
    const noted = await readState("unsent_done_days");
    return Array.isArray(noted) && noted.includes(`${about.rule}/${about.day}`);
  } catch (cause) {
    console.warn("no device state", cause);
    return false;
  }
}

function readState(key) {
  return inState("readonly", (store, done) => {
    store.get(key).onsuccess = (event) => done(event.target.result);
  });
}

// One step in the device's own store; resolves when all of it is kept.
function inState(mode, step) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("rygrad-device");
    // Only the app makes this database. Opening it here first must not leave an empty one behind.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction("state", mode, { durability: "strict" });
        let result;
        transaction.oncomplete = () => resolve(result);
        transaction.onabort = () => reject(transaction.error);
        step(transaction.objectStore("state"), (value) => {
          result = value;
        });
      } catch (cause) {
        reject(cause);
      } finally {
        // Takes effect when the transaction is over; an open connection would block the app's next upgrade.
        database.close();
      }
    };
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(badge(false).catch(() => {}));
  event.waitUntil(act(event.action, event.notification.data || {}));
});

async function act(action, data) {
  if (action === "later") return putOff(data);
  if (action === "done") {
    await askDone(data.about);
    return open("/", "done");
  }
  return open(data.navigate, "navigate");
}

// *Senere*: by the token that was in the message, so nobody need be signed in. Where it cannot be said, or the reminder
// does not come again, it stays on the screen, without a sound: nothing that was promised is silently gone.
async function putOff(data) {
  const danish = ((data.again && data.again.lang) || "da").startsWith("da");
  let body = danish ? "Ingen forbindelse. Den bliver stående her." : "No connection. It stays here.";
  try {
    const answer = await fetch("/api/v1/push/snoozes", {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ snooze: data.snooze }),
    });
    if (answer.ok) {
      if (typeof (await answer.json()).rings_at === "number") return;
      body = danish ? "Den kommer ikke igen i dag." : "It does not come again today.";
    }
  } catch (cause) {
    console.warn("not put off", cause);
  }
  await self.registration.showNotification(danish ? "Påmindelse fra Rygrad" : "Reminder from Rygrad", {
    body,
    silent: true,
    icon: "/icons/icon-192.png",
    ...data.again,
    data: { ...data, snooze: undefined },
  });
}

// *Lavet*: what was pressed, and when, is left for the app, which notes it in the diary by its own rules: what was due that
// day and has no answer yet, with everything that protects an entry. The worker could not do it as well: what is due is
// reckoned in the app's code, and only an open diary may be written to. If this fails, the person is on the screen.
async function askDone(about) {
  if (!about || !about.rule || !about.day) return;
  const asked = { rule: about.rule, day: about.day, at: Date.now() };
  try {
    await inState("readwrite", (store) => {
      store.get("asked_done").onsuccess = (event) => {
        const before = Array.isArray(event.target.result) ? event.target.result : [];
        store.put([...before, asked].slice(-20), "asked_done");
      };
    });
  } catch (cause) {
    console.warn("not asked", cause);
  }
}

async function open(navigate, type) {
  const url = ownUrl(navigate);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const patient = windows.find((client) => !SERVER_ONLY.test(new URL(client.url).pathname));
  if (patient) {
    // The app's router goes there without a reload, so nothing half typed is lost.
    patient.postMessage({ type, url: url.pathname + url.search + url.hash });
    try {
      await patient.focus();
      return;
    } catch (cause) {
      console.warn("window not focused", cause);
    }
  }
  await self.clients.openWindow(url.href);
}

// A link in a push leads nowhere but into this app: only its path counts.
function ownUrl(navigate) {
  const own = new URL("/", self.location.origin);
  try {
    const url = new URL(navigate || "/", own);
    own.pathname = url.pathname;
    own.search = url.search;
    own.hash = url.hash;
  } catch (cause) {
    console.warn("bad link in a push", cause);
  }
  return own;
}

// The app makes its subscription anew at its next start; an open one hears of it now.
self.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(
    self.clients
      .matchAll({ type: "window" })
      .then((windows) => windows.forEach((client) => client.postMessage({ type: "push-subscription-changed" }))),
  );
});
