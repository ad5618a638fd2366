/** Why an attempt to link did not end in a connection. Words are made in `lib/format/messages`. */
export const LINKING_REASONS = [
  /** The key can do more than read: see the boxes to untick. */
  "over_privileged",
  /** The exchange does not accept the key, the secret, or our address. */
  "key_rejected",
  /** "Enable Reading" is off. */
  "reading_off",
  /** The exchange tells nothing about this key: the person has to. */
  "attestation_needed",
  /** The exchange's answer about the key is not one we understand, so nothing is proven. */
  "not_provable",
  /** The exchange could not be asked: try again. */
  "exchange_unavailable",
  /** Nobody decided in time: try again. */
  "expired",
  "already_linked",
  "plan_limit",
] as const;
export type LinkingReason = (typeof LINKING_REASONS)[number];
