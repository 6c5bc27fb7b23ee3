/* Beside the summary: what a person should look at, and how long each section is. */

/** One button that goes on to the next of many places. */
function walker(count, go, name) {
  let next = 0;
  const label = () => `→ ${next + 1} / ${count}`;
  const step = (event) => {
    go(next);
    next = (next + 1) % count;
    event.currentTarget.textContent = label();
  };
  return button(label(), step, { class: "jump", title: name });
}

function jumps(flag, go, name) {
  const count = flag.places.length;
  if (count > 4) return [walker(count, go, name)];
  return flag.places.map((_, order) =>
    button(count > 1 ? `${order + 1}` : "→", () => go(order), {
      class: "jump",
      "aria-label": `${name} ${order + 1}`,
    }),
  );
}

function flagItem(flag, index, show, words) {
  const name = `${words.show_in_essay}: ${words[`flag_${flag.kind}`]}`;
  const places = jumps(flag, (order) => show("flag", index, order), name);
  return el(
    "li",
    { class: flag.severity },
    el("span", { class: "tag" }, words[`flag_${flag.kind}`]),
    " ",
    foreign(flag.message),
    " ",
    places,
  );
}

function flagsOf(data, show, words) {
  const grave = ["error", "warning", "info"];
  const order = [...data.flags.keys()].sort(
    (a, b) => grave.indexOf(data.flags[a].severity) - grave.indexOf(data.flags[b].severity),
  );
  const said = data.flags.map((flag) => flag.message);
  const reasons = data.reasons.filter((reason) => !said.includes(reason));
  return el(
    "section",
    { class: "findings", "aria-labelledby": "findings-title" },
    el("h2", { id: "findings-title" }, words.needs_look),
    reasons.length ? el("ul", { class: "reasons" }, ...reasons.map((reason) => el("li", { class: "warning" }, foreign(reason)))) : null,
    order.length || reasons.length
      ? el("ul", {}, ...order.map((index) => flagItem(data.flags[index], index, show, words)))
      : el("p", { class: "quiet" }, words.no_flags),
  );
}

function sectionItem(section, words, format) {
  const { length, limit } = section;
  const over = limit && length > limit;
  const bar = svg("svg", { class: "limit", viewBox: "0 0 100 6", preserveAspectRatio: "none", "aria-hidden": "true" });
  bar.append(svg("rect", { class: "track", x: 0, y: 0, width: 100, height: 6 }));
  if (limit) {
    const scale = 100 / Math.max(length, limit);
    bar.append(svg("rect", { class: "bar", x: 0, y: 0, width: Math.min(length, limit) * scale, height: 6 }));
    if (over) bar.append(svg("rect", { class: "over", x: limit * scale, y: 0, width: (length - limit) * scale, height: 6 }));
  }
  const size = limit
    ? `${format(length)} ${words.of} ${format(limit)} ${words[section.unit]}`
    : `${format(length)} ${words[section.unit]}`;
  return el(
    "li",
    { class: over ? "over" : null },
    button(foreign(section.title || words.essay), () => {
      const heading = document.getElementById(`section-${section.id}`);
      bring(heading ?? $(".text p"), "start");
    }),
    el("span", { class: "size" }, size, over ? ` · ${words.over_limit}` : ""),
    limit ? bar : null,
  );
}

function sectionsOf(data, words, format) {
  return el(
    "details",
    { class: "sections", open: wide() },
    el("summary", {}, words.sections),
    el("ul", {}, ...data.sections.map((section) => sectionItem(section, words, format))),
  );
}
