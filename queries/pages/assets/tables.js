// A table with its caption, and buttons to copy it and to save it as CSV. A cell is [text] or [text, id of the link].

function tableOf(key, caption, head, rows) {
  const cell = ([text, id]) => element("td", { dir: "auto" }, id ? link(id, text) : text);
  const copy = element("button", { type: "button" }, view("copy"));
  copy.addEventListener("click", async () => {
    await copyText([head, ...texts(rows)].map((row) => row.map(oneLine).join("\t")).join("\n"));
    copy.textContent = view("copied");
  });
  const save = element("button", { type: "button" }, view("save_csv"));
  save.addEventListener("click", () => saveFile(new Blob(["\ufeff", csv(head, rows)], { type: "text/csv" }), `${key}.csv`));
  const table = element("table", { id: `table-${key}` },
    element("caption", {}, `${caption} (${rows.length})`),
    element("thead", {}, element("tr", {}, ...head.map((each) => element("th", { scope: "col" }, each)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map(cell)))));
  return [element("div", { class: "saving" }, copy, save), element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption }, table)];
}

const texts = (rows) => rows.map((row) => row.map(([text]) => text));
const oneLine = (text) => text.replace(/\s+/g, " ");

// A text that a spreadsheet would run as a formula gets an apostrophe in front.
const csvCell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
const csv = (head, rows) => [head, ...texts(rows)].map((row) => row.map(csvCell).join(",")).join("\r\n");

function saveFile(blob, name) {
  const address = URL.createObjectURL(blob);
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// Older browsers and pages opened from a file may have no clipboard for scripts.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = element("textarea", { readonly: "" });
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}
