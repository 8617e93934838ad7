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
