// Starts the team entry. No service worker of its own: what a professional reads is never stored.
import init from "__GLUE__";

init({ module_or_path: "__WASM__" }).catch((cause) => {
  console.error(cause);
  const text = document.createElement("p");
  text.setAttribute("role", "alert");
  text.textContent = "Rygrad kunne ikke starte. Genindlæs siden. / Rygrad could not start. Reload the page.";
  document.body.replaceChildren(text);
});
