import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

/** CaseName is what a case is called, with what it holds where the name does not say it. */
export function CaseName({ name }: { name: string }) {
  const { cases, caseHints } = getMessages(DEFAULT_LOCALE).evidencePage;
  const hint = caseHints[name];
  return (
    <>
      <span className="whitespace-nowrap">{cases[name] ?? name}</span>
      {hint === undefined ? null : <span className="block max-w-[24ch] text-caption text-muted">{hint}</span>}
    </>
  );
}
