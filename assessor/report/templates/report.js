/* One view at a time, named by the address: #overview, #trust, #e12. */

function setUpReport() {
  const shared = readJson($("#shared"));
  const title = document.title;
  let reading = null;

  const open = () => {
    const wanted = document.getElementById(location.hash.slice(1));
    const view = wanted?.matches(".view") ? wanted : $("#overview");
    if (wanted && wanted !== view) return;
    reading?.close();
    $$(".view.open").forEach((other) => other.classList.remove("open"));
    view.classList.add("open");
    reading = view.matches(".entry") ? new Reading(view, shared) : null;
    $$(".masthead nav a").forEach((link) => {
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    const name = $("h1", view).textContent;
    document.title = view.id === "overview" ? title : `${name} · ${title}`;
    scrollTo(0, 0);
  };

  setUpOverview(shared.words);
  addEventListener("hashchange", () => {
    open();
    $("#main").focus({ preventScroll: true });
  });
  addEventListener("load", () => scrollTo(0, 0));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && reading && !reading.card.hidden) reading.closeCard();
  });
  $("#print").addEventListener("click", () => print());
  open();
}

document.addEventListener("DOMContentLoaded", setUpReport);
