/* Tables of dataset pages whole, to sort, filter, copy and save; needs fold.js and csv.js.
   The preview stays where it is until its table has come, and where it does not come. */
(() => {
  "use strict";
  const ROWS_OF_PAGE = 50;
  const LONG = 24;
  const collator = new Intl.Collator("ja", { numeric: true });
  const count = (value) => value.toLocaleString("en");
  const fill = (text, blanks) => text.replace(/\{(\w+)\}/g, (_, name) => blanks[name]);
  const element = (tag, words = {}) => Object.assign(document.createElement(tag), words);

  /* The columns of a CSV, each with the heading the page has for it. */
  const columnsOf = (names, headings, previewed) =>
    names.map((name, index) => {
      const heading = headings.get(name);
      if (!heading) throw new RangeError(`a column of no heading: ${name}`);
      const title = heading.cloneNode(true);
      title.querySelector("code").remove();
      const numeric = heading.classList.contains("num");
      return { name, index, title, numeric, text: title.textContent, shown: previewed.has(name) };
    });

  class Explorer {
    constructor(root, columns, records, file) {
      Object.assign(this, { root, columns, records, file, page: 0, sorted: null, down: false });
      const parts = [...root.querySelectorAll("[data-part]")];
      this.parts = Object.fromEntries(parts.map((part) => [part.dataset.part, part]));
      this.words = root.dataset;
      this.head();
      this.choices();
      this.listen();
      this.search();
    }

    get shown() {
      return this.columns.filter((column) => column.shown);
    }

    head() {
      for (const column of this.columns) {
        column.heading = element("th", { scope: "col", className: column.numeric ? "num" : "" });
        const button = element("button", { type: "button", className: "sort" });
        button.append(...column.title.childNodes);
        button.addEventListener("click", () => this.sortBy(column));
        column.heading.append(button, element("code", { textContent: column.name }));
        this.parts.head.append(column.heading);
        this.parts.column.append(new Option(column.text, column.index));
      }
    }

    choices() {
      for (const column of this.columns) {
        column.box = element("input", { type: "checkbox" });
        column.box.addEventListener("change", () => this.choose(column));
        const label = element("label");
        label.append(column.box, column.text);
        this.parts.choices.append(label);
      }
    }

    listen() {
      const { words, column, all, copy, save, before, next } = this.parts;
      words.addEventListener("input", () => this.search());
      column.addEventListener("change", () => this.search());
      all.addEventListener("click", () => this.chooseAll());
      copy.addEventListener("click", () => this.copy());
      save.addEventListener("click", () => this.save());
      before.addEventListener("click", () => this.turn(-1));
      next.addEventListener("click", () => this.turn(1));
    }

    sortBy(column) {
      // Up, down, and as the table has them.
      const again = this.sorted === column;
      this.sorted = again && this.down ? null : column;
      this.down = again && !this.down;
      for (const { heading } of this.columns) heading.removeAttribute("aria-sort");
      if (this.sorted) {
        column.heading.setAttribute("aria-sort", this.down ? "descending" : "ascending");
      }
      this.search();
    }

    choose(column) {
      column.shown = column.box.checked || this.shown.length === 1;
      const kept = column.shown !== column.box.checked;
      this.search();
      this.say(kept ? this.words.kept : "");
    }

    chooseAll() {
      for (const column of this.columns) column.shown = true;
      this.search();
    }

    search() {
      const wanted = foldedWords(this.parts.words.value);
      const picked = this.parts.column.value;
      const places = picked ? [Number(picked)] : this.shown.map((column) => column.index);
      const holds = (record) => {
        const text = fold(places.map((place) => record[place]).join("\n"));
        return wanted.every((word) => text.includes(word));
      };
      const found = wanted.length ? this.records.filter(holds) : this.records;
      this.found = this.sorted ? this.inOrder(found) : found;
      this.page = 0;
      this.show();
    }

    inOrder(records) {
      const { index, numeric } = this.sorted;
      const order = numeric ? (a, b) => Number(a) - Number(b) : collator.compare;
      const sign = this.down ? -1 : 1;
      const filled = records.filter((record) => record[index] !== "");
      const blank = records.filter((record) => record[index] === "");
      return [...filled.sort((a, b) => sign * order(a[index], b[index])), ...blank];
    }

    turn(pages) {
      const last = Math.max(Math.ceil(this.found.length / ROWS_OF_PAGE) - 1, 0);
      this.page = Math.min(Math.max(this.page + pages, 0), last);
      this.show();
    }

    show() {
      const first = this.page * ROWS_OF_PAGE;
      const records = this.found.slice(first, first + ROWS_OF_PAGE);
      const { shown } = this;
      for (const { heading, box, shown: is } of this.columns) {
        heading.hidden = !is;
        box.checked = is;
      }
      this.parts.body.replaceChildren(...records.map((record) => this.row(record, shown)));
      this.parts.region.scrollTop = 0;
      this.tell(first, records.length);
      this.say("");
    }

    row(record, shown) {
      const row = element("tr");
      for (const { index, numeric } of shown) {
        const text = record[index];
        const className = numeric ? "num" : text.length > LONG ? "long" : "";
        row.append(element("td", { textContent: text, className }));
      }
      return row;
    }

    tell(first, rows) {
      const { status, where, turning, before, next } = this.parts;
      const [total, found] = [count(this.records.length), count(this.found.length)];
      const blanks = { total, found, first: count(first + 1), last: count(first + rows) };
      const sorted = this.sorted && fill(this.down ? this.words.down : this.words.up, {
        column: this.sorted.text,
      });
      const told = fill(rows ? this.words.status : this.words.none, blanks);
      status.textContent = told + (sorted ?? "");
      const pages = Math.max(Math.ceil(this.found.length / ROWS_OF_PAGE), 1);
      turning.hidden = this.records.length <= ROWS_OF_PAGE;
      where.textContent = fill(this.words.page, { page: this.page + 1, pages });
      // A button that is disabled would lose the focus.
      before.setAttribute("aria-disabled", this.page === 0);
      next.setAttribute("aria-disabled", this.page === pages - 1);
    }

    say(text) {
      this.parts.said.textContent = text;
    }

    lines(line, headings) {
      const { shown } = this;
      const rows = this.found.map((record) => line(shown.map(({ index }) => record[index])));
      return [line(headings), ...rows].join("");
    }

    async copy() {
      const rows = count(this.found.length);
      try {
        const text = this.lines(tsvLine, this.shown.map((column) => column.text));
        await navigator.clipboard.writeText(text);
        this.say(fill(this.words.copied, { rows }));
      } catch {
        // Browsers have no clipboard for pages that came unencrypted, and may ask people first.
        this.say(this.words.uncopied);
      }
    }

    save() {
      const text = this.lines(csvLine, this.shown.map((column) => column.name));
      const href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
      element("a", { href, download: this.file }).click();
      // The browser has to have begun.
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
      this.say(fill(this.words.saved, { rows: count(this.found.length) }));
    }
  }

  const load = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return readCsv(await response.text());
  };

  const open = ([names, ...records], offer, preview) => {
    const root = document.getElementById("explorer").content.firstElementChild.cloneNode(true);
    const others = offer.querySelector("template").content;
    // The heading of the numbers of rows is that of no column.
    const shown = [...preview.querySelectorAll("thead th:has(code)")];
    const nameOf = (heading) => heading.querySelector("code").textContent;
    const headings = [...shown, ...others.querySelectorAll("th")];
    const byName = new Map(headings.map((heading) => [nameOf(heading), heading]));
    const columns = columnsOf(names, byName, new Set(shown.map(nameOf)));
    const title = preview.querySelector("caption > :first-child").cloneNode(true);
    root.querySelector("caption").prepend(title, " ");
    const region = root.querySelector("[data-part=region]");
    region.ariaLabel = fill(region.ariaLabel, { table: title.textContent });
    return new Explorer(root, columns, records, `${offer.dataset.table}.selection.csv`);
  };

  const enhance = (offer) => {
    const preview = offer.nextElementSibling;
    const button = offer.querySelector("button");
    const [waiting, failed] = offer.querySelectorAll("[role=status] > *");
    const begin = async () => {
      if (!waiting.hidden) return;
      waiting.hidden = false;
      failed.hidden = true;
      try {
        const records = await load(failed.querySelector("a").href);
        const explorer = open(records, offer, preview);
        preview.replaceWith(explorer.root);
        offer.remove();
        explorer.parts.words.focus();
      } catch {
        failed.hidden = false;
      } finally {
        waiting.hidden = true;
      }
    };
    button.addEventListener("click", begin);
    offer.hidden = false;
  };

  // Pages opened as files may read no other files.
  if (location.protocol !== "file:") {
    document.querySelectorAll(".explore").forEach(enhance);
  }
})();
