import type { ImportErrorCode, ImportKind, ImportStatus } from "@/lib/domain/import-views";

const rows = (count: string) => `${count} ${count === "1" ? "row" : "rows"}`;

const errors: Record<ImportErrorCode, (value: string) => string> = {
  missing: () => "is empty",
  not_a_number: (value) => `is no number: \u201c${value}\u201d`,
  not_positive: (value) => `must be more than zero: \u201c${value}\u201d`,
  too_large: (value) => `is too large: \u201c${value}\u201d`,
  not_a_date: (value) => `is no date: \u201c${value}\u201d`,
  ambiguous_date: (value) => `could be day or month first: \u201c${value}\u201d. Write it as 2026-11-22.`,
  in_future: (value) => `is in the future: \u201c${value}\u201d`,
  unknown_side: (value) => `is neither buy nor sell: \u201c${value}\u201d`,
  unknown_pair: (value) => `is no pair such as BTC/USDT: \u201c${value}\u201d`,
  derivative: (value) =>
    `is a future, whose trades leave no coins behind: \u201c${value}\u201d. Link the account instead.`,
  not_an_asset: (value) => `is no asset code such as BTC: \u201c${value}\u201d`,
  unknown_currency: (value) => `is no currency we can turn into dollars: \u201c${value}\u201d`,
  unknown_place: (value) => `is neither cold nor elsewhere: \u201c${value}\u201d`,
  too_long: (value) => `is too long: \u201c${value}\u201d`,
  cell_count: (value) => `has ${value} cells, which is not what the header has`,
  repeated: () => "states again what a row above states",
};

const status: Record<ImportStatus, string> = {
  uploading: "Not uploaded to its end",
  checking: "Being checked",
  checked: "Waiting for your word",
  refused: "Refused",
  importing: "Being imported",
  done: "Imported",
  undoing: "Being undone",
  undone: "Undone",
};

const kinds: Record<ImportKind, { label: string; hint: string }> = {
  trades: {
    label: "Trades",
    hint: "Exports of Binance, Kraken and Coinbase, or any file with time, symbol, side, quantity and price.",
  },
  positions: { label: "Holdings", hint: "What you hold elsewhere: asset and quantity, if you like a price in USD." },
  prices: { label: "Prices", hint: "Daily closes of what no exchange prices: date, asset, price, currency." },
};

/** CSV import: upload, what the check found, progress, history. */
export const imports = {
  title: "CSV import",
  lead: "For exchanges we cannot link, and for what no market prices. Nothing is taken from a file before you have seen what it changes, and every import can be undone.",
  kind: "What is in the file",
  kinds,
  template: "Template",
  choose: "Choose a file",
  upload: "Check the file",
  uploading: "Uploading",
  checking: "Checking every row",
  importing: "Importing",
  undoing: "Undoing",
  pieces: (done: string, total: string) => `${done} of ${total}`,
  rowsDone: (done: string, total: string | null) => (total === null ? rows(done) : `${done} of ${rows(total)}`),
  tooLarge: "The file is larger than 32 MB. Split it by year.",
  found: {
    title: "What the file changes",
    format: (name: string) => (name === "ballast" || name === "generic" ? "" : `An export of ${name}. `),
    good: (count: string) => `${rows(count)} can be imported`,
    known: (count: string) => `${count} of them are known from an earlier import and add nothing`,
    failed: (count: string) =>
      count === "1" ? "1 row has errors and is left out" : `${rows(count)} have errors and are left out`,
    skipped: (count: string) => `Left out as no trades (deposits, rewards and the like): ${rows(count)}`,
    period: (from: string, to: string) => `From ${from} to ${to}`,
    assets: (count: string, names: string) => `${count} ${count === "1" ? "asset" : "assets"}: ${names}`,
    more: "\u2026",
    trades: "Trades go into your history. Balances and risk stay as they are, unless you count what the trades leave.",
    positions:
      "These lines count as holdings outside your accounts, from now on. A later file replaces lines of the same asset, place and note; zero removes one.",
    prices:
      "Assets no exchange prices are valued and judged by these closes, without an order book: data trust shows it.",
    nothing: "No row of this file can be imported.",
    firstRows: "The first rows, as they were read",
  },
  count: {
    label: "Count what these trades leave as holdings",
    hint: "Leave it out when the account is linked: its balances are read already.",
    net: (lines: string) => `They leave ${lines}.`,
    short: (lines: string) => `More was sold than bought of ${lines}: the file begins later. These count as zero.`,
  },
  refusal: {
    empty: "The file is empty.",
    no_header: (missing: string) =>
      `No line of the file names the columns. Missing: ${missing}. The templates show a header that works.`,
    broken: (line: string) => `The file breaks at line ${line}: a quote is opened and never closed.`,
    no_rows: "The file has a header and no rows.",
    too_many_rows: (max: string) => `The file has more than ${max} rows. Split it by year.`,
  },
  errors,
  wholeRow: "The row",
  errorList: {
    title: "Errors",
    line: "Line",
    column: "Column",
    what: "What is wrong",
    fileName: "import-errors",
    shown: (shown: string, total: string) =>
      `The first ${shown}; ${rows(total)} have errors. The download has up to a thousand.`,
  },
  columns: {
    trades: ["Time", "Pair", "Side", "Quantity", "Price", "Fee"],
    positions: ["Asset", "Quantity", "Place", "Note", "Price, USD"],
    prices: ["Day", "Asset", "Price", "Currency"],
  },
  confirm: (count: string) => `Import ${rows(count)}`,
  discard: "Discard",
  history: "Files so far",
  none: { title: "No file yet", body: "What you import stands here, with a way to undo it." },
  status,
  added: (added: string, known: string) => (known === "0" ? `${added} added` : `${added} added, ${known} known before`),
  look: "Look",
  undo: "Undo",
  undoTitle: (file: string) => `Undo the import of ${file}?`,
  undoBody:
    "All rows only this file brought go, and holdings are what your other files say. The file itself is not kept: to have it again, upload it again.",
  link: "Import from a CSV file",
} as const;
