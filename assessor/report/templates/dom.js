"use strict";
document.documentElement.classList.add("js");

/* Everything a page shows is made here or in the templates, from text; markup is never parsed. */
const SVG = "http://www.w3.org/2000/svg";
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
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
const inlineButton = (label, onclick, attributes = {}) =>
  el(
    "span",
    {
      role: "button",
      tabindex: "0",
      onclick,
      onkeydown: (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onclick(event);
      },
      ...attributes,
    },
    label,
  );

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function bring(node, block = "center") {
  node.scrollIntoView({ block, behavior: calm() ? "auto" : "smooth" });
}

const readJson = (node) => JSON.parse(node.textContent);
