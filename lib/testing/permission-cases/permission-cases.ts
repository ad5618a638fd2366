import { BALANCE_CASES } from "./balance-cases";
import type { PermissionCase } from "./permission-case";
import { WALLET_CASES } from "./wallet-cases";
import { WIRED_CASES } from "./wired-cases";

/** PERMISSION_CASES has a row for every way a venue tells what a key may do. */
export const PERMISSION_CASES: readonly PermissionCase[] = [...WIRED_CASES, ...WALLET_CASES, ...BALANCE_CASES];
