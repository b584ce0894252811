// Sorting, filtering and search.

/**
 * Rows that are in the page before somebody asks for all of them: a browser needs a second to move and
 * lay out a thousand wide ones. The style knows this number too.
 */
const ROWS_FIRST = 100;

/** What a cell is sorted by: its last number, or its text. What has no number is below all that have one. */
function sortKey(row, column, kind) {
  const text = row.cells[column].textContent;
  if (kind === "text") return text.toLocaleLowerCase();
  const numbers = text.replaceAll(",", "").replace("−", "-").match(/-?\d+(\.\d+)?/g);
  return numbers ? Number(numbers.at(-1)) : -Infinity;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function sortBy(table, head, rows, changed) {
  const kind = head.dataset.sort;
  const was = head.getAttribute("aria-sort");
  const first = kind === "down" ? "descending" : "ascending";
  const other = kind === "down" ? "ascending" : "descending";
  const now = was === first ? other : first;
  const sign = now === "ascending" ? 1 : -1;
  const keyed = rows.map((row) => [sortKey(row, head.cellIndex, kind), row]);
  const compare = kind === "text" ? (a, b) => collator.compare(a[0], b[0]) : (a, b) => (a[0] < b[0] ? -1 : Number(a[0] > b[0]));
  keyed.sort((a, b) => sign * compare(a, b));
  for (const one of table.tHead.rows[0].cells) one.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", now);
  rows.splice(0, rows.length, ...keyed.map(([, row]) => row));
  changed();
}

/** Gives every head that says how its column is sorted a button, which sorts `rows`. */
function makeSortable(table, rows, changed) {
  for (const head of table.querySelectorAll("th[data-sort]")) {
    const button = h("button", { type: "button", on: { click: () => sortBy(table, head, rows, changed) } });
    button.append(...head.childNodes);
    head.append(button);
  }
}

function startMatrix() {
  const table = byId("matrix");
  const filters = byId("filters");
  const more = byId("more");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  // Read once: what is searched does not change.
  const facts = new Map();
  for (const row of rows) {
    const cells = [...row.cells];
    facts.set(row, {
      text: cells[1].textContent.toLocaleLowerCase(),
      group: row.querySelector(".group")?.textContent,
      verdicts: new Set(cells.map((cell) => cell.className)),
    });
  }
  let rowsMax = ROWS_FIRST;

  function show() {
    const text = byId("search").value.trim().toLocaleLowerCase();
    const verdict = byId("verdict").value;
    const groups = byId("group");
    const group = groups && groups.selectedIndex > 0 ? groups.value : null;
    const matching = rows.filter((row) => {
      const fact = facts.get(row);
      return fact.text.includes(text)
        && (verdict === "" || fact.verdicts.has(verdict))
        && (group === null || fact.group === group);
    });
    body.replaceChildren(...matching.slice(0, rowsMax));
    const all = matching.length === rows.length ? "" : ` of ${grouped(rows.length)}`;
    byId("shown").textContent = `${grouped(matching.length)}${all} candidates`;
    more.hidden = matching.length <= rowsMax;
    more.textContent = `Show all ${grouped(matching.length)}, not only the first ${ROWS_FIRST}`;
  }

  function showAll() {
    rowsMax = Infinity;
    show();
  }

  makeSortable(table, rows, show);
  filters.hidden = false;
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("input", show);
  more.addEventListener("click", showAll);
  addEventListener("beforeprint", showAll);

  // For the mouse, a cell is a way to its submission; the keyboard's way is the name.
  const heads = table.tHead.rows[0].cells;
  const submissionOf = (target) => {
    const cell = target.closest("tbody td:not(.place, .group, .score)");
    return cell && { cell, row: cell.parentElement, problem: cell.cellIndex - (heads.length - table.querySelectorAll("th.problem").length) };
  };
  body.addEventListener("click", (event) => {
    const found = submissionOf(event.target);
    if (found) location.hash = `candidate-${found.row.dataset.number}-${found.problem + 1}`;
  });
  body.addEventListener("mouseover", (event) => {
    const found = submissionOf(event.target);
    if (!found || found.cell.title) return;
    const verdict = read("data").verdicts.find(([short]) => short === found.cell.className);
    const name = found.row.cells[1].querySelector("a").textContent;
    found.cell.title = `${name}, ${heads[found.cell.cellIndex].textContent}: ${verdict ? verdict[1] : "not handed in"}`;
  });
  show();
  table.dataset.live = "";
}

function startTables() {
  for (const table of document.querySelectorAll("table[data-sortable]:not(#matrix)")) {
    const rows = [...table.tBodies[0].rows];
    makeSortable(table, rows, () => table.tBodies[0].append(...rows));
  }
  if (byId("matrix")) startMatrix();
}
