/* One view at a time, named by the address: #overview, #trust, #e12. */

class Report {
  constructor(shared) {
    this.shared = shared;
    this.first = document.documentElement.lang;
    this.letters = { act: true };
    this.reading = null;
    setUpOverview(shared.words[this.first]);
  }

  get words() {
    return this.shared.words[this.view.lang];
  }

  open() {
    const wanted = document.getElementById(location.hash.slice(1));
    if (wanted && !wanted.matches(".view")) return;
    this.reading?.close();
    $$(".view.open").forEach((other) => other.classList.remove("open"));
    this.view = wanted ?? $("#overview");
    this.view.classList.add("open");
    this.reading = this.view.matches(".entry") ? new Reading(this.view, this.shared) : null;
    this.speak();
    scrollTo(0, 0);
  }

  /** What stands around the view says it in the view's language. */
  speak() {
    const { words, view } = this;
    document.documentElement.lang = view.lang;
    $$("[data-word]").forEach((node) => (node.textContent = words[node.dataset.word]));
    $(".masthead nav").setAttribute("aria-label", words.main_navigation);
    $$(".masthead nav a").forEach((link) => {
      if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    document.title = view.id === "overview" ? words.title : `${$("h1", view).textContent} · ${words.title}`;
  }

  go(selector) {
    const place = $(selector, this.view);
    if (!place) return false;
    stand(place.matches(".text") ? $(".ref[tabindex='0']", place) ?? place : place, {});
    return true;
  }

  /** The next entry; in the ranking, the next row. */
  next(step) {
    if (this.reading) {
      const number = this.reading.neighbour(step);
      if (number !== undefined) location.hash = `e${number}`;
    } else if (this.view.id === "overview") {
      const links = $$(".ranking tbody tr:not([hidden]) .who a");
      const at = links.indexOf(document.activeElement);
      links[at < 0 ? 0 : at + step]?.focus();
    }
  }

  search() {
    const seek = () => $("#filters [type=search]").focus();
    if (this.view.id === "overview") return seek();
    addEventListener("hashchange", () => setTimeout(seek), { once: true });
    location.hash = "overview";
  }

  /** Levels and totals out of sight, for whoever wants to read the essay first. */
  veil() {
    const on = document.documentElement.classList.toggle("veil");
    $("#veil").setAttribute("aria-pressed", String(on));
  }

  help() {
    const dialog = helpDialog(this.words, this.letters);
    this.view.append(dialog);
    dialog.showModal();
  }
}

function setUpReport() {
  const report = new Report(readJson($("#shared")));
  addEventListener("hashchange", () => {
    report.open();
    stand($("h1", report.view));
  });
  addEventListener("load", () => scrollTo(0, 0));
  $("a.skip").addEventListener("click", (event) => {
    event.preventDefault();
    stand($("#main"), {});
  });
  $("#print").addEventListener("click", () => print());
  $("#veil").addEventListener("click", () => report.veil());
  $("#help").addEventListener("click", () => report.help());
  setUpKeys(report, report.letters);
  report.open();
}

document.addEventListener("DOMContentLoaded", setUpReport);
