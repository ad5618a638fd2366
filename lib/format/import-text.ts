import type { ImportRefusal, ImportReport, ImportView } from "@/lib/domain/import-views";
import type { AccountMessages } from "./messages/en-account";
import { groupThousands } from "./number";
import { utcParts } from "./utc-parts";

type Words = AccountMessages["imports"];

const NAMED = 12;
const count = (value: number): string => groupThousands(String(value));

/** refusalText says why nothing can be taken from a file, and what to do. */
export function refusalText(refusal: ImportRefusal, { refusal: words }: Words): string {
  switch (refusal.code) {
    case "no_header":
      return words.no_header(refusal.missing.join(", "));
    case "broken":
      return words.broken(count(refusal.line));
    case "too_many_rows":
      return words.too_many_rows(count(refusal.max));
    default:
      return words[refusal.code];
  }
}

/** reportLines says in sentences what an import would change. */
export function reportLines(file: ImportView, report: ImportReport, { found: words }: Words): string[] {
  const good = (file.rowsTotal ?? 0) - file.rowsFailed - file.rowsSkipped;
  const names = report.assets.slice(0, NAMED).join(", ") + (report.assetCount > NAMED ? words.more : "");
  const day = (at: number) => utcParts(at).isoDate;
  return [
    good === 0 ? words.nothing : `${words.format(report.format)}${words.good(count(good))}`,
    file.rowsKnown > 0 ? words.known(count(file.rowsKnown)) : "",
    file.rowsFailed > 0 ? words.failed(count(file.rowsFailed)) : "",
    file.rowsSkipped > 0 ? words.skipped(count(file.rowsSkipped)) : "",
    report.from === null || report.to === null ? "" : words.period(day(report.from), day(report.to)),
    report.assetCount > 0 ? words.assets(count(report.assetCount), names) : "",
    good > 0 ? words[file.kind] : "",
  ].filter((line) => line !== "");
}
