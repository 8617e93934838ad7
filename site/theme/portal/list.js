/* Narrows the list of datasets to those whose words contain every word typed; needs fold.js. */
(() => {
  "use strict";
  const form = document.getElementById("filter");
  const input = form.querySelector("input");
  const status = form.querySelector("output");
  const names = new Map(knownPlaces().map(({ code, names }) => [code, names.join(" ")]));
  const about = (element) => (element.dataset.places ?? "").split(" ").map((code) => names.get(code) ?? "");
  const cards = [...document.querySelectorAll("[data-words]")].map((element) => ({
    element,
    words: [fold(element.dataset.words), ...about(element)].join(" "),
  }));
  const themes = [...document.querySelectorAll(".theme")];

  const show = () => {
    const wanted = foldedWords(input.value);
    let shown = 0;
    for (const { element, words } of cards) {
      element.hidden = !wanted.every((word) => words.includes(word));
      shown += element.hidden ? 0 : 1;
    }
    for (const theme of themes) {
      theme.hidden = !theme.querySelector("[data-words]:not([hidden])");
    }
    const text = shown ? form.dataset.status : form.dataset.none;
    status.textContent = text.replace("{total}", cards.length).replace("{shown}", shown);
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", show);
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  form.hidden = false;
  show();
})();
