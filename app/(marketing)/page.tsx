import { DEFAULT_LOCALE } from "@/lib/format/locale";
import { getMessages } from "@/lib/format/messages/get-messages";
import { Example } from "./_components/example";
import { FactList } from "./_components/fact-list";
import { StartButtons } from "./_components/start-buttons";

/** The landing page: what Ballast says, how it comes about, what it measures, what it does not do, where keys stay. */
export default function LandingPage() {
  const messages = getMessages(DEFAULT_LOCALE);
  const { hero, measures, limits, custody, closing } = messages.marketing;
  return (
    <div className="flex flex-col gap-20 pt-14 sm:pt-20">
      <section>
        <h1 className="max-w-[22ch] text-headline font-semibold tracking-[-0.02em] text-balance text-ink sm:text-display">
          {hero.title}
        </h1>
        <p className="mt-4 max-w-[62ch] text-lead text-soft">{hero.lead}</p>
        <div className="mt-6">
          <StartButtons messages={messages} />
        </div>
        <p className="mt-3 text-dense text-muted">{hero.small}</p>
      </section>
      <Example messages={messages} />
      <FactList id="measures" title={measures.title} lead={measures.lead} rows={measures.rows} />
      <FactList id="limits" title={limits.title} rows={limits.rows} />
      <FactList id="custody" title={custody.title} rows={custody.rows} />
      <section aria-labelledby="closing">
        <h2 id="closing" className="text-title font-semibold tracking-[-0.01em] text-ink">
          {closing.title}
        </h2>
        <p className="mt-1 mb-5 text-body text-soft">{closing.body}</p>
        <StartButtons messages={messages} />
      </section>
    </div>
  );
}
