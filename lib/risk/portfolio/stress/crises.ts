import type { Crisis } from "./crisis";
import { CRISIS_2018 } from "./crisis-2018-11";
import { CRISIS_2020_03 } from "./crisis-2020-03";
import { CRISIS_2021_05 } from "./crisis-2021-05";
import { CRISIS_FTX } from "./crisis-ftx-2022-11";
import { CRISIS_LUNA } from "./crisis-luna-2022-05";

/** CRISES are the falls replayed on today's book, oldest first. */
export const CRISES: readonly Crisis[] = [CRISIS_2018, CRISIS_2020_03, CRISIS_2021_05, CRISIS_LUNA, CRISIS_FTX];
