/* CSV as we publish it (RFC 4180), read and written; and rows for the clipboard. */
"use strict";
const readCsv = (text) => {
  const field = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  const records = [];
  let record = [];
  let end = "\n";
  while (field.lastIndex < text.length) {
    const match = field.exec(text);
    if (!match) throw new SyntaxError(`no CSV: record ${records.length + 1}`);
    record.push(match[1] === undefined ? match[2] : match[1].replaceAll('""', '"'));
    end = match[3];
    if (end !== ",") {
      records.push(record);
      record = [];
    }
  }
  if (end === ",") records.push([...record, ""]);
  return records;
};

const quotedWhere = (needed) => (value) =>
  needed.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

// Quotes only where they are needed; a lone empty field would be a blank line, which readers skip.
const csvField = quotedWhere(/[",\r\n]/);
const csvLine = (values) =>
  `${values.length === 1 && !values[0] ? '""' : values.map(csvField).join(",")}\n`;

// As spreadsheets put it on the clipboard themselves.
const tsvField = quotedWhere(/["\t\r\n]/);
const tsvLine = (values) => `${values.map(tsvField).join("\t")}\n`;
