import { time } from "./en/time";
import { ui } from "./en/ui";

/** English for the design system alone: small enough for error pages, which load before anything else. */
export const enUi = { time, ui };

/** UiMessages is what buttons, ages and error states say. */
export type UiMessages = typeof enUi;
