// Starts the patient entry, and then the service worker: after, so that the first screen has the line to itself.
import init from "__GLUE__";

// The browser's offer to install comes when it likes; the screen about the phone makes it when the person asks.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.rygradInstall = event;
});

const started = init({ module_or_path: "__WASM__" });

started.catch((cause) => {
  console.error(cause);
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = "Rygrad kunne ikke starte. Genindlæs siden. / Rygrad could not start. Reload the page.";
  document.body.replaceChildren(text);
});

if ("serviceWorker" in navigator) {
  const register = () =>
    navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" }).catch((cause) => console.warn(cause));
  // Even a version that cannot start must be replaceable by the next one.
  started.then(register, register);
  // The first screen and what it asks the server for go first; then the rest of the app, for when there is no network.
  started.then(() => navigator.serviceWorker.ready).then((registration) => {
    const keep = () => registration.active.postMessage({ type: "keep-parts" });
    setTimeout(keep, 2000);
    // Whoever lost the network just then has the rest once it is back.
    addEventListener("online", keep);
    document.addEventListener("visibilitychange", keep);
  });
}
