/* The search page: asks the index that was made with the site; loads it when it is needed. */
(() => {
  "use strict";
  const PAGE = 20;
  const form = document.getElementById("search");
  const input = form.querySelector("input");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const more = document.getElementById("search-more");
  const facets = [...form.querySelectorAll("select")];
  const words = form.dataset;
  const nameOf = (select) => select.id.replace("facet-", "");
  const filled = (text, blanks) => text.replace(/{(\w+)}/g, (_, name) => blanks[name]);

  /* What is typed as the index has it: words of ASCII as they are, of others each two neighbouring
     characters as a word of consonants. */
  const letters = "bcdfghjklmnpqrst";
  const coded = (chars) =>
    chars
      .flatMap((char) => [...char.codePointAt(0).toString(16).padStart(5, "0")])
      .map((digit) => letters[parseInt(digit, 16)])
      .join("");
  const wordsOf = (run) => {
    const chars = [...run];
    if (/^[a-z0-9]/.test(run)) return [run];
    return chars.length < 2 ? [coded(chars)] : chars.slice(1).map((char, at) => coded([chars[at], char]));
  };
  const indexed = (text) =>
    (fold(text).match(/[a-z0-9]+|(?:(?![\x00-\x7f])[\p{L}\p{N}])+/gu) ?? []).flatMap(wordsOf).join(" ");

  /* A name of a place, alone or at the head of a word, may also stand for what is about the place:
     the same query with the place's own word in its stead. */
  const places = knownPlaces();
  const placeIn = (word) => {
    const heads = places.flatMap(({ facet, names }) =>
      names.filter((name) => name.length > 1 && word.startsWith(name)).map((name) => ({ facet, name })),
    );
    return heads.sort((one, other) => other.name.length - one.name.length)[0];
  };
  const aboutPlaces = (text) => {
    const typed = foldedWords(text).map((word) => ({ word, place: placeIn(word) }));
    if (!typed.some(({ place }) => place)) return [];
    const rest = typed.map(({ word, place }) => word.slice(place?.name.length ?? 0).replace(/^の/, ""));
    return [indexed(rest.join(" ")), ...typed.flatMap(({ place }) => place?.facet ?? [])];
  };

  let index;
  let asked = 0; // answers to what was asked before are not shown
  let shown = [];

  const load = async () => {
    if (!index) {
      index = await import(new URL(`${words.scripts}../pagefind/pagefind.js`, location.href));
      await index.init();
    }
    return index;
  };

  const entry = (found) => {
    const item = document.createElement("li");
    const title = document.createElement("h2");
    const link = document.createElement("a");
    link.href = found.url;
    link.textContent = found.meta.title;
    title.append(link);
    item.append(title);
    for (const [name, kind] of [["about", ""], ["facts", "quiet"]]) {
      const paragraph = document.createElement("p");
      paragraph.className = kind;
      paragraph.textContent = found.meta[name] ?? "";
      item.append(paragraph);
    }
    return item;
  };

  const next = async () => {
    const now = asked;
    const some = await Promise.all(shown.splice(0, PAGE).map((result) => result.data()));
    if (now !== asked) return;
    const before = list.children.length;
    list.append(...some.map(entry));
    more.hidden = !shown.length;
    if (before) list.children[before].querySelector("a").focus();
  };

  const search = async () => {
    const now = ++asked;
    const text = input.value.trim();
    // A choice is a word of the index like any other.
    const chosen = facets.map((select) => select.value);
    const asking = [[indexed(text)], aboutPlaces(text)]
      .filter((words, at) => !at || words.length)
      .map((words) => [...words, ...chosen].filter(Boolean).join(" "))
      .filter(Boolean);
    const address = new URL(location);
    const said = [["q", text], ...facets.map((select) => [nameOf(select), select.selectedOptions[0].dataset.value])];
    for (const [name, value] of said) {
      value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    }
    history.replaceState(null, "", address);
    try {
      const engine = await load();
      const answers = await Promise.all(asking.map((query) => engine.search(query)));
      if (now !== asked) return;
      const found = answers.flatMap((answer) => answer.results).map((result) => [result.id, result]);
      shown = [...new Map(found).values()];
      list.replaceChildren();
      const told = shown.length ? words.found : words.none;
      status.textContent = asking.length ? filled(told, { count: shown.length }) : words.idle;
      await next();
    } catch {
      if (now !== asked) return;
      const link = document.createElement("a");
      link.href = `${words.list}?q=${encodeURIComponent(input.value)}`;
      link.textContent = words.toList;
      status.replaceChildren(words.failed, " ", link);
    }
  };

  let typing;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(search, 200);
  });
  for (const select of facets) select.addEventListener("change", search);
  more.addEventListener("click", next);
  const wanted = new URLSearchParams(location.search);
  input.value = wanted.get("q") ?? "";
  for (const select of facets) {
    const option = [...select.options].find(({ dataset }) => dataset.value === wanted.get(nameOf(select)));
    if (option) option.selected = true;
  }
  search();
})();
