import type { HistoryPen } from "./history-pen";
import type { VenueId } from "./key-text";

/** The story of one demo account. */
export interface AccountProfile {
  /** Stable id used by the control API. */
  readonly id: string;
  /** Where the account is; Binance unless told. */
  readonly venue?: VenueId;
  readonly title: string;
  readonly description: string;
  readonly paysFeesInBnb?: boolean;
  /** Currency its deposits arrive in, where the market trades it. */
  readonly depositsIn?: "EUR";
  /** Missing cash is deposited in whole multiples of this; 250 unless told. */
  readonly depositStep?: number;
  write(pen: HistoryPen): void;
}
