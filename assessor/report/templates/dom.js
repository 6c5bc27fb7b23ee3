"use strict";
document.documentElement.classList.add("js");

/* Everything a page shows is made here or in the templates, from text; markup is never parsed. */
const SVG = "http://www.w3.org/2000/svg";
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Children first: under `dir=auto` a browser looks through all of them for each that is added. */
function fill(node, attributes, children) {
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

/** An element with attributes, listeners ("onclick") and children; empty children are left out. */
const el = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

/** Text from an entry, kept from turning the direction of what stands around it. */
const foreign = (text) => el("bdi", {}, text);

const button = (label, onclick, attributes = {}) =>
  el("button", { type: "button", onclick, ...attributes }, label);

/** A button that breaks across lines like the text around it, which a <button> cannot. */
const inlineButton = (label, attributes = {}) => el("span", { role: "button", tabindex: "-1", ...attributes }, label);

const pressed = (event) => event.key === "Enter" || event.key === " ";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * Many things to choose, one stop of the Tab key: the arrows, Home and End go from one to the next.
 * The stop is wherever the focus was last.
 */
function rove(container, selector) {
  const all = () => $$(selector, container).filter((one) => !one.closest("[hidden]"));
  const stop = (node) => {
    $$(`${selector}[tabindex="0"]`, container).forEach((other) => other.setAttribute("tabindex", "-1"));
    node?.setAttribute("tabindex", "0");
  };
  $$(selector, container).forEach((one, i) => one.setAttribute("tabindex", i ? "-1" : "0"));
  container.addEventListener("focusin", (event) => event.target.matches(selector) && stop(event.target));
  container.addEventListener("keydown", (event) => {
    if (!event.target.matches(selector) || event.ctrlKey || event.metaKey || event.altKey) return;
    const found = all();
    const to = { Home: 0, End: found.length - 1 }[event.key] ?? found.indexOf(event.target) + STEPS[event.key];
    if (!found[to]) return;
    event.preventDefault();
    found[to].focus();
  });
  return { restart: () => stop(all()[0]) };
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function bring(node, block = "center") {
  node.scrollIntoView({ block, behavior: calm() ? "auto" : "smooth" });
}

/** Focus that leaves the page where it is; what cannot be reached by Tab is made able to hold it. */
function stand(node, options = { preventScroll: true }) {
  if (!node) return;
  if (node.tabIndex < 0 && !node.hasAttribute("tabindex")) node.setAttribute("tabindex", "-1");
  node.focus(options);
}

const readJson = (node) => JSON.parse(node.textContent);

/** Items by what `key` gives for them, in their order. */
function grouped(items, key) {
  const groups = new Map();
  for (const item of items) {
    if (!groups.has(key(item))) groups.set(key(item), []);
    groups.get(key(item)).push(item);
  }
  return groups;
}
