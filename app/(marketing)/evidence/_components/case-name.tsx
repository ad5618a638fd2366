import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";

interface CaseNameProps {
  name: string;
  /** Says below the name what the case holds, where the name does not. */
  isExplained?: boolean;
}

/** CaseName is what a case is called. */
export function CaseName({ name, isExplained = false }: CaseNameProps) {
  const { cases, caseHints } = getMessages(DEFAULT_LOCALE).evidencePage;
  const hint = isExplained ? caseHints[name] : undefined;
  return (
    <>
      <span className="whitespace-nowrap">{cases[name] ?? name}</span>
      {hint === undefined ? null : <span className="block max-w-[24ch] min-w-28 text-caption text-muted">{hint}</span>}
    </>
  );
}
