import { expect, test } from "vitest";
import { runSentiment, type CommandFiles } from "./run-sentiment";

function withFiles(given: Record<string, string>): CommandFiles & { written: Record<string, string> } {
  const written: Record<string, string> = {};
  return {
    written,
    read(path) {
      const text = given[path] ?? written[path];
      if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return text;
    },
    write: (path, text) => void (written[path] = text),
  };
}

const LABELLED = `headline,label,extra
"Bridge hacked, coins stolen",-1,x
Exchange halts withdrawals,-1,x
Fund launches on new exchange,1,x
"Startup raises $5 million",1,x
What is a wallet?,0,x
Reading the week,0,x
`;

test("scores headlines in the order given", () => {
  const files = withFiles({ "in.csv": '\uFEFFid,headline\n7,"Bridge hacked, coins stolen"\n"a,b",A quiet day\n' });
  const { exitCode, stdout, stderr } = runSentiment(["in.csv"], files);
  expect([exitCode, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^id,label,score\n7,-1,-0\.\d{4}\n"a,b",0,0\.0000\n$/);
});

test("reads what spreadsheets and scripts write", () => {
  const text = '\uFEFFID,Date,Headline\r\n1,x,The "big" launch of a mainnet\r\n2,x,\r\n3,x,"two\nlines"\r\n';
  const { exitCode, stdout } = runSentiment(["in.csv"], withFiles({ "in.csv": text }));
  expect(exitCode).toBe(0);
  expect(stdout.split("\n").map((line) => line.split(",")[0])).toEqual(["id", "1", "2", "3", ""]);
  expect(stdout).toContain("\n2,0,0.0000\n");
  const labelled = LABELLED.replaceAll(",1,x", ",1.0,x").replaceAll(",-1,x", ",-1.0,x");
  const files = withFiles({ "l.csv": labelled.replaceAll("\n", "\r\n") });
  expect(runSentiment(["train", "l.csv", "--out", "w.json"], files).exitCode).toBe(0);
});

test("trains, and scores with what it learnt", () => {
  const files = withFiles({ "labelled.csv": LABELLED, "in.csv": "id,headline\n1,Startup raises $9 million\n" });
  expect(runSentiment(["train", "labelled.csv", "--out", "w.json"], files)).toMatchObject({ exitCode: 0, stdout: "" });
  expect(runSentiment(["in.csv", "--weights", "w.json"], files).stdout).toMatch(/^id,label,score\n1,1,0\.\d{4}\n$/);
});

test.each<[string, string[], Record<string, string>, RegExp]>([
  ["no arguments", [], {}, /Usage/],
  ["no output", ["train", "l.csv"], { "l.csv": LABELLED }, /Usage/],
  ["an option without value", ["l.csv", "--weights"], { "l.csv": LABELLED }, /--weights needs a file/],
  ["an unknown option", ["l.csv", "--fast"], { "l.csv": LABELLED }, /"--fast" is not understood/],
  ["a missing file", ["none.csv"], {}, /none\.csv: cannot be read/],
  ["a missing column", ["l.csv"], { "l.csv": LABELLED }, /has no column "id"/],
  ["an empty file", ["l.csv"], { "l.csv": "" }, /has no rows/],
  ["broken CSV", ["l.csv"], { "l.csv": 'id,headline\n1,"open' }, /is no CSV/],
  [
    "a label of another kind",
    ["train", "l.csv", "--out", "w"],
    { "l.csv": "headline,label\nA,good\n" },
    /line 2: label is "good"/,
  ],
  [
    "no label",
    ["train", "l.csv", "--out", "w"],
    { "l.csv": "headline,label\nA,1\nB,\n" },
    /line 3: label is ""; it must be -1, 0 or 1/,
  ],
  [
    "more cells than columns",
    ["train", "l.csv", "--out", "w"],
    { "l.csv": "headline,label\nA, b,1\n" },
    /is no CSV with a header: .*line 2/,
  ],
  [
    "an empty headline",
    ["train", "l.csv", "--out", "w"],
    { "l.csv": "headline,label\n,1\n" },
    /line 2: the headline is empty/,
  ],
  [
    "a class without headlines",
    ["train", "l.csv", "--out", "w"],
    { "l.csv": "headline,label\nA,1\n" },
    /labelled -1 or 0/,
  ],
  [
    "weights of something else",
    ["l.csv", "--weights", "w"],
    { "l.csv": "id,headline\n1,A\n", w: "{}" },
    /no weights file/,
  ],
  ["weights that are no JSON", ["l.csv", "--weights", "w"], { "l.csv": "id,headline\n1,A\n", w: "x" }, /no JSON/],
])("%s: exit code 2 and a sentence", (_name, args, given, message) => {
  const { exitCode, stdout, stderr } = runSentiment(args, withFiles(given));
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
});
