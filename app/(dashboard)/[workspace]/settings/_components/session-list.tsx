"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { AsOf } from "@/components/ui/as-of";
import { Button } from "@/components/ui/button";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { SessionView } from "@/lib/domain/views";
import { deviceName } from "./device-name";

/** SessionList is where the person is signed in; each session can be ended, and all of them at once. */
export function SessionList({ initial }: { initial: readonly SessionView[] }) {
  const { settings, time } = useAccountMessages();
  const words = settings.profile;
  const [ended, setEnded] = useState<readonly string[]>([]);
  const end = useSubmit(async (session: SessionView) => {
    await apiRequest(`/api/account/sessions?id=${session.id}`, { method: "DELETE" });
    if (session.isCurrent) window.location.assign("/sign-in");
    else setEnded((ids) => [...ids, session.id]);
  });
  const endAll = useSubmit(async () => {
    if (!window.confirm(words.endAllConfirm)) return;
    await apiRequest("/api/account/sessions", { method: "DELETE" });
    window.location.assign("/sign-in");
  });
  return (
    <section aria-labelledby="sessions">
      <SectionHeading
        id="sessions"
        aside={
          <Button size="sm" variant="danger" onClick={() => void endAll.run()} isBusy={endAll.isBusy}>
            {words.endAll}
          </Button>
        }
      >
        {words.sessions}
      </SectionHeading>
      <p className="mb-3 text-dense text-soft">{words.sessionsHint}</p>
      <FormProblem error={end.error ?? endAll.error} />
      <Table
        caption={words.sessionsTable}
        head={
          <>
            <Th>{words.device}</Th>
            <Th isFigure>{words.since}</Th>
            <Th isFigure>{words.seen}</Th>
            <Th isFigure>
              <span className="sr-only">{words.end}</span>
            </Th>
          </>
        }
      >
        {initial
          .filter(({ id }) => !ended.includes(id))
          .map((session) => (
            <Tr key={session.id}>
              <Td title={session.userAgent}>
                {deviceName(session.userAgent) ?? words.unknownDevice}
                {session.isCurrent ? <span className="ml-2 text-muted">{words.thisOne}</span> : null}
              </Td>
              <Td isFigure>{time.dayYear(session.createdAt)}</Td>
              <Td isFigure>
                <AsOf at={session.lastSeenAt} />
              </Td>
              <Td isFigure>
                <Button size="sm" variant="quiet" onClick={() => void end.run(session)} isBusy={end.isBusy}>
                  {words.end}
                </Button>
              </Td>
            </Tr>
          ))}
      </Table>
    </section>
  );
}
