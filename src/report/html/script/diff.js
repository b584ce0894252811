// What differs between answer and output: in one column, or side by side.

/** Side by side where there is room, unless the reader chose. */
let sideBySide = matchMedia("(min-width: 60rem)").matches;

function pieces(texts, tag) {
  return texts.map((text, at) => (at % 2 === 1 ? h(tag, null, text) : text));
}

function lineCells(row, changes) {
  if (!row) return [h("td", { class: "line blank" }), h("td", { class: "blank" })];
  const [sign, number, texts] = row;
  const [tag, kind, label] = sign === "-" ? ["del", "removed", "−"] : sign === "+" ? ["ins", "added", "+"] : ["span", "", ""];
  return [
    h("td", { class: `line ${kind}` }, String(number)),
    changes ? h("td", { class: `sign ${kind}` }, label) : null,
    h("td", { class: kind }, pieces(texts, tag)),
  ];
}

function gapRow(lines, columns) {
  return h("tr", null, h("td", { class: "gap", colspan: columns }, `${counted(lines, "equal line")} left out`));
}

function inlineDiff(rows) {
  return h("table", { class: "diff" },
    h("caption", { class: "hidden" }, "Difference: − is the answer, + is the output"),
    h("colgroup", null, h("col", { class: "line" }), h("col", { class: "sign" }), h("col")),
    h("tbody", null, rows.map((row) => (row[0] === "~" ? gapRow(row[1], 3) : h("tr", null, lineCells(row, true))))));
}

function pairedDiff(rows) {
  const body = h("tbody");
  for (let at = 0; at < rows.length; at += 1) {
    const [row, next] = [rows[at], rows[at + 1]];
    if (row[0] === "~") {
      body.append(gapRow(row[1], 4));
    } else if (row[0] === "-" && next?.[0] === "+") {
      body.append(h("tr", null, lineCells(row), lineCells(next)));
      at += 1;
    } else {
      body.append(h("tr", null, lineCells(row[0] === "+" ? null : row), lineCells(row[0] === "-" ? null : row)));
    }
  }
  return h("table", { class: "diff" },
    h("caption", { class: "hidden" }, "Difference between answer and output"),
    h("colgroup", null, h("col", { class: "line" }), h("col"), h("col", { class: "line" }), h("col")),
    h("thead", null, h("tr", null, h("th", { colspan: 2, scope: "colgroup" }, "Answer"), h("th", { colspan: 2, scope: "colgroup" }, "Output"))),
    body);
}

function diffView({ rows, notes }) {
  if (rows.length === 0 && notes.length === 0) return h("p", { class: "note" }, "No difference in what is kept of answer and output.");
  const place = h("div");
  const button = (label, paired) => h("button", { type: "button", on: { click: () => { sideBySide = paired; redraw(); } } }, label);
  const buttons = [button("Side by side", true), button("Inline", false)];
  function redraw() {
    place.replaceChildren(sideBySide ? pairedDiff(rows) : inlineDiff(rows));
    buttons.forEach((one, at) => one.setAttribute("aria-pressed", String((at === 0) === sideBySide)));
  }
  redraw();
  return h("div", null,
    h("div", { class: "diff-bar" }, h("h4", null, "Difference"), h("div", { class: "toggle", role: "group", "aria-label": "How the difference is shown" }, buttons)),
    rows.length > 0 ? place : null,
    notes.map((note) => h("p", { class: "note" }, note)),
    h("p", { class: "note" }, "· space at the end, ⇥ tab, ␍ carriage return, ⏎ newline"));
}
