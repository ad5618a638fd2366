export const SNOOZES = ["1d", "1w", "until_changed"] as const;
export type Snooze = (typeof SNOOZES)[number];

export type Decision =
  { decision: "accept" } | { decision: "snooze"; snooze: Snooze } | { decision: "dismiss"; reason: string };

/** What the three dialogs share. */
export interface DecisionDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onDecide: (decision: Decision) => void;
  isBusy: boolean;
  error: string | null;
}
