import type { Decision } from "./decision-bar";

/** What the three dialogs share. */
export interface DecisionDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onDecide: (decision: Decision) => void;
  isBusy: boolean;
  error: string | null;
}
