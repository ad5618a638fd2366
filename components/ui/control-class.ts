/** CONTROL_CLASS is the box every text control shares. 16 px on touch screens, or iOS zooms into the field. */
export const CONTROL_CLASS =
  "h-8 w-full min-w-0 rounded-md border border-line-control bg-surface px-2.5 text-body text-ink placeholder:text-muted " +
  "pointer-coarse:h-11 pointer-coarse:text-lead disabled:bg-sunken disabled:text-muted aria-invalid:border-severe";
