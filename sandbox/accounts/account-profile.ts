import type { HistoryPen } from "./history-pen";

/** The story of one demo account. */
export interface AccountProfile {
  /** Stable id used by the control API. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly paysFeesInBnb?: boolean;
  /** Currency its deposits arrive in, where the market trades it. */
  readonly depositsIn?: "EUR";
  /** Missing cash is deposited in whole multiples of this; 250 unless told. */
  readonly depositStep?: number;
  write(pen: HistoryPen): void;
}
