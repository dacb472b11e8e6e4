"use strict";

// Enhancements only: every page works without this file.

// Files dropped on a form become the files of its file input.
function acceptDrops(zone) {
  const input = zone.querySelector('input[type="file"]:not([webkitdirectory])');
  const over = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("over", on);
  };
  zone.addEventListener("dragenter", over(true));
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  zone.querySelector("[data-drop-hint]").hidden = false;
  zone.dataset.ready = "1";
}

function enhance() {
  document.querySelectorAll("[data-drop]:not([data-ready])").forEach(acceptDrops);
}
enhance();
document.addEventListener("htmx:load", enhance);

// A second press of a submit button sends nothing twice.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  if (form.method === "post") {
    form.dataset.sent = "1";
    window.setTimeout(() => delete form.dataset.sent, 5000);
    form.setAttribute("aria-busy", "true");
  }
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.removeAttribute("aria-busy");
  }
});

// A line named in the address that is not on this page of the file: fetch the page that has it.
const line = /^#L(\d+)$/.exec(window.location.hash);
if (line && document.querySelector("[data-lines]") && !document.getElementById(`L${line[1]}`)) {
  const url = new URL(window.location.href);
  if (url.searchParams.get("line") !== line[1]) {
    url.searchParams.set("line", line[1]);
    window.location.replace(url);
  }
}
