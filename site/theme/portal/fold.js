/* One spelling for width, case and kana; ヶ, ケ and が are one sound in place names. */
"use strict";
const fold = (text) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[ゖけが]/g, "が");

/* The words somebody typed, each to be found in a folded text. */
const foldedWords = (text) => fold(text).split(/\s+/).filter(Boolean);

/* What the page says of places: each with its code and its folded names. */
const knownPlaces = () =>
  [...(document.getElementById("places")?.content.children ?? [])].map((place) => ({
    code: place.dataset.code,
    facet: place.dataset.facet,
    names: place.textContent.split("|").map(fold),
  }));
