/* An entry being read: what is chosen on one side is lit on the other. */

/** Essay and criteria stand side by side; on a narrower screen, one below the other. */
const wide = () => matchMedia("(min-width: 60rem)").matches;

class Reading {
  constructor(article, shared) {
    this.article = article;
    this.language = article.lang;
    this.status = article.dataset.status;
    this.words = shared.words[this.language];
    this.rubric = shared.rubrics[article.dataset.rubric][this.language];
    this.data = readEntry($("script.data", article), shared.said);
    this.text = $(".raw", article).textContent;
    this.order = shared.order;
    this.chosen = null;
    this.build();
  }

  get number() {
    return Number(this.article.id.slice(1));
  }

  build() {
    const { data, words } = this;
    const show = (kind, index, order) => this.show(kind, index, order);
    this.essay = new Essay(this.text, data, this.rubric, (all, node) => this.rest(all, node), (s) => this.nameOf(s), words.essay_marks);
    this.criteria = new Map();
    for (const score of data.scores) {
      const index = this.rubric.criteria.findIndex((criterion) => criterion.id === score.criterion);
      this.criteria.set(index, criterionOf(score, index, this, (i) => this.toggle(i), (order) => show("criterion", index, order)));
    }
    this.card = el("aside", { class: "card", hidden: true, "aria-live": "polite", "aria-label": words.rests_here });
    const page = el("div", { class: "page" }, sectionsOf(this), this.essay.node);
    this.added = [this.pager("pager"), flagsOf(this, show), el("div", { class: "study" }, this.panel(), page), this.pager("pager last"), ...openSummary(this, show)];
    this.article.prepend(this.ways(), this.added[0]);
    this.added.push($(".ways", this.article));
    $(".summary", this.article).after(this.added[1]);
    this.article.append(this.added[2], this.added[3]);
  }

  panel() {
    const { words } = this;
    const title = this.criteria.size ? words.criteria : words.rests_here;
    const heading = this.criteria.size ? el("h2", { id: "criteria-title", tabindex: "-1" }, title) : null;
    const attributes = { class: "panel", role: "region", "aria-label": title, tabindex: "0" };
    return el("div", attributes, heading, ...this.criteria.values(), this.card);
  }

  /** For the keyboard: the parts of the page, shown when the focus is on them. */
  ways() {
    const way = (word, to) => button(this.words[word], () => stand($(to, this.article), {}), { class: "skip" });
    return el(
      "nav",
      { class: "ways", "aria-label": this.words.parts },
      this.criteria.size ? way("criteria", "#criteria-title") : null,
      way("essay", ".text"),
      way("flags", "#findings-title"),
    );
  }

  neighbour(step) {
    return this.order[this.order.indexOf(this.number) + step];
  }

  /** Above the entry a landmark; below it the same links again. */
  pager(style) {
    const { words } = this;
    const above = style === "pager";
    const link = (step, label, rel) =>
      this.neighbour(step) === undefined ? el("span", {}) : el("a", { href: `#e${this.neighbour(step)}`, rel }, label);
    return el(
      above ? "nav" : "div",
      { class: style, "aria-label": above ? words.entries : null },
      el("a", { href: "#overview" }, words.to_overview),
      el(
        "span",
        { class: "steps" },
        link(-1, `← ${words.previous}`, "prev"),
        el("span", {}, `${this.order.indexOf(this.number) + 1} / ${this.order.length}`),
        link(1, `${words.next} →`, "next"),
      ),
    );
  }

  nameOf(stretch) {
    const { words } = this;
    if (stretch.kind === "criterion") return `${words.criterion} ${stretch.index + 1}: ${this.rubric.criteria[stretch.index].title}`;
    if (stretch.kind === "summary") return `${words.sentence} ${stretch.index + 1}`;
    const flag = this.data.flags[stretch.index];
    return `${words.finding}: ${words[`flag_${flag.kind}`]}. ${flag.message}`;
  }

  /** Light everything of one kind and index; scroll to its place of that order. */
  show(kind, index, order) {
    this.light(kind, index);
    const here = this.essay.at(kind, index, order);
    if (!here.length) return;
    this.chosen = { kind, index, order };
    this.standOn(here);
    bring(here[0]);
    if (!wide()) this.rest([{ kind, index, order }], here[0]);
  }

  /** On to the next place of what is chosen, or back. */
  step(by) {
    if (!this.chosen) return;
    const { kind, index, order } = this.chosen;
    const places = new Set(this.essay.stretches.filter((s) => s.kind === kind && s.index === index).map((s) => s.order));
    this.show(kind, index, (order + by + places.size) % places.size);
  }

  standOn(marks) {
    $$("mark.here", this.essay.node).forEach((mark) => mark.classList.remove("here"));
    marks.forEach((mark) => mark.classList.add("here"));
  }

  light(kind, index) {
    $$("mark.lit", this.essay.node).forEach((mark) => mark.classList.remove("lit"));
    this.essay.of(kind, index).forEach((mark) => mark.classList.add("lit"));
  }

  expand(index) {
    for (const [at, section] of this.criteria) $("button", section).setAttribute("aria-expanded", String(at === index));
  }

  toggle(index) {
    const open = $("button", this.criteria.get(index)).getAttribute("aria-expanded") === "true";
    this.expand(open ? null : index);
    if (open) this.light(null);
    else if (wide()) this.show("criterion", index, 0);
    else this.light("criterion", index);
  }

  /** Open a criterion from the keyboard and stand on it. */
  choose(index) {
    const section = this.criteria.get(index);
    if (!section) return;
    $("button", section).focus({ preventScroll: wide() });
    this.toggle(index);
    bring(section, "nearest");
  }

  /** Say what rests on a place of the essay, and light the first of it. */
  rest(stretches, node) {
    const unique = [...new Map(stretches.map((s) => [`${s.kind}${s.index}`, s])).values()];
    const items = unique.map((s) => el("li", {}, button(foreign(this.nameOf(s)), () => this.follow(s))));
    const close = button("×", () => this.closeCard(), { class: "close", "aria-label": this.words.close });
    this.card.replaceChildren(el("p", {}, el("b", {}, this.words.rests_here), close), el("ul", {}, ...items));
    this.card.hidden = false;
    if (node.matches("mark")) this.standOn(this.essay.marks.filter((mark) => mark === node || mark.classList.contains("here") && node.classList.contains("here")));
    else this.standOn([]);
    this.light(unique[0].kind, unique[0].index);
    if (node.matches(".ref")) $("button", this.card.lastChild).focus({ preventScroll: true });
    this.from = node;
  }

  closeCard() {
    this.card.hidden = true;
    if (this.from?.matches(".ref")) this.from.focus();
  }

  follow({ kind, index }) {
    this.light(kind, index);
    if (kind === "criterion") {
      this.expand(index);
      this.card.hidden = true;
      const section = this.criteria.get(index);
      bring(section, "nearest");
      $("button", section).focus({ preventScroll: true });
    } else {
      bring(kind === "summary" ? $$(".sentence", this.article)[index] : $(".findings", this.article));
    }
  }

  close() {
    this.added.forEach((part) => part.remove());
  }
}
