/* Narrows the list of datasets to those whose words contain every word typed. */
(() => {
  "use strict";
  // One spelling for width, case and kana; ヶ, ケ and が are one sound in place names.
  const fold = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
      .replace(/[ゖけが]/g, "が");

  const form = document.getElementById("filter");
  const input = form.querySelector("input");
  const status = form.querySelector("output");
  const cards = [...document.querySelectorAll("[data-words]")].map((element) => ({
    element,
    words: fold(element.dataset.words),
  }));
  const themes = [...document.querySelectorAll(".theme")];

  const show = () => {
    const wanted = fold(input.value).split(/\s+/).filter(Boolean);
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
  form.hidden = false;
  show();
})();
