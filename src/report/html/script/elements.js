"use strict";
// Every text gets into the page as a text node or an attribute's value, never as markup.

/** An element: `h("a", { href: "#x", class: "y" }, "text", child)`; what is null is left out. */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function byId(id) {
  return document.getElementById(id);
}

/** `1234567` as `1,234,567`; very large numbers come as texts. */
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function counted(number, singular) {
  return `${grouped(number)} ${singular}${String(number) === "1" ? "" : "s"}`;
}

/** Rounded down: what is below a limit never reads as 100 %. */
function share(part, whole) {
  if (Number(whole) === 0) return "";
  const tenths = Math.floor((Number(part) * 1000) / Number(whole));
  return ` (${grouped(Math.floor(tenths / 10))}.${tenths % 10} %)`;
}

function size(bytes) {
  for (const [unit, name] of [[1048576, "MiB"], [1024, "KiB"]]) {
    if (Number(bytes) >= unit) return `${grouped(Math.floor(Number(bytes) / unit))}.${Math.floor((Number(bytes) * 10) / unit) % 10} ${name}`.replace(".0 ", " ");
  }
  return counted(bytes, "byte");
}

const read = (() => {
  const blocks = new Map();
  /** The JSON of a block, read when it is first asked for. */
  return (id) => {
    if (!blocks.has(id)) {
      const block = byId(id);
      blocks.set(id, block && JSON.parse(block.textContent));
    }
    return blocks.get(id);
  };
})();

/** The badge of a verdict; its name is there for those who do not see the colour, and know no abbreviation. */
function badge(verdict) {
  const [short, name] = read("data").verdicts[verdict];
  return h("span", { class: `verdict ${short}`, title: name }, short);
}

function verdictName(verdict) {
  return read("data").verdicts[verdict][1];
}
