import { ButtonLink } from "./button-link";

interface PlanTeaserProps {
  slug: string;
  /** What a plan adds. */
  title: string;
  body: string;
  action: string;
}

/** PlanTeaser ends a preview: what a plan adds to it, and the way to the plans. */
export function PlanTeaser({ slug, title, body, action }: PlanTeaserProps) {
  return (
    <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-y border-line py-3">
      <div className="text-dense">
        <p className="text-ink">{title}</p>
        <p className="text-soft">{body}</p>
      </div>
      <ButtonLink href={`/${slug}/settings/plan`} size="sm">
        {action}
      </ButtonLink>
    </div>
  );
}
