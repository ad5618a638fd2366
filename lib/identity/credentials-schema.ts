import { z } from "zod";
import { isGuessablePassword } from "./guessable-password";

const EMAIL_LENGTH_MAX = 254;
const PASSWORD_LENGTH_MIN = 8;
const PASSWORD_LENGTH_MAX = 128;
const NAME_LENGTH_MAX = 80;

/**
 * emailSchema accepts one plain address and lower-cases it. Commas, white space, angle brackets and control characters
 * are refused before anything else: a mail library may read them as a second recipient or a second header.
 */
export const emailSchema = z
  .string()
  .max(EMAIL_LENGTH_MAX, `must be at most ${EMAIL_LENGTH_MAX} characters`)
  .trim()
  .regex(/^[^\s,;:<>()[\]"\\\p{Cc}]+$/u, "must be one e-mail address")
  .toLowerCase()
  .pipe(z.email("must be an e-mail address, such as ada@example.org"));

/** passwordSchema is for choosing a password. No composition rules: length and "not everybody's" are what helps. */
export const passwordSchema = z
  .string()
  .min(PASSWORD_LENGTH_MIN, `must be at least ${PASSWORD_LENGTH_MIN} characters`)
  .max(PASSWORD_LENGTH_MAX, `must be at most ${PASSWORD_LENGTH_MAX} characters`)
  .refine((password) => !isGuessablePassword(password), "is among the first that attackers try: choose another");

/** presentedPasswordSchema is for a password somebody claims to have: only its size is limited. */
export const presentedPasswordSchema = z
  .string()
  .min(1, "is missing")
  .max(PASSWORD_LENGTH_MAX, `must be at most ${PASSWORD_LENGTH_MAX} characters`);

/** nameSchema is what people are called: any script, no control characters, not blank. */
export const nameSchema = z
  .string()
  .trim()
  .min(1, "is missing")
  .max(NAME_LENGTH_MAX, `must be at most ${NAME_LENGTH_MAX} characters`)
  .regex(/^[^\p{Cc}\p{Cs}<>]+$/u, "must not contain control characters, < or >");

/** mailTokenSchema is the shape of a token out of one of our mails: 32 bytes in base64url. */
export const mailTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, "is not complete: open the link from the mail");
