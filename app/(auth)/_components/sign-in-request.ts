/** How a sign-in ended: in, or why not. `waitSeconds` comes with `rate_limited`. */
export type SignInResult = { isIn: true } | { isIn: false; code: string; waitSeconds: number | null };

/** requestSignIn asks next-auth's credentials callback: its CSRF token first, then email and password. */
export async function requestSignIn(email: string, password: string): Promise<SignInResult> {
  const token = await fetch("/api/auth/csrf", { cache: "no-store" });
  const { csrfToken } = (await token.json()) as { csrfToken: string };
  const response = await fetch("/api/auth/callback/credentials", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
  });
  const answer = (await response.json().catch(() => ({}))) as { url?: string };
  const { searchParams } = new URL(answer.url ?? "", window.location.href);
  // A CSRF token without its cookie (cookies are blocked) is sent back to the sign-in page, with a 200.
  if (response.ok && !searchParams.has("csrf")) return { isIn: true };
  const reason = searchParams.get("error");
  const [code = "internal", seconds] = (reason ?? "internal").split(":");
  return { isIn: false, code, waitSeconds: seconds === undefined ? null : Number(seconds) };
}
