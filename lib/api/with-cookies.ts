/** withCookies answers with JSON (or nothing, 204) and sets cookies; each line is a complete Set-Cookie value. */
export function withCookies(body: unknown, ...cookies: readonly string[]): Response {
  const response = body === undefined ? new Response(null, { status: 204 }) : Response.json(body);
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

/** seeOther sends a browser that posted a plain form on to a page of ours, setting cookies on the way. */
export function seeOther(path: string, ...cookies: readonly string[]): Response {
  // Relative, so that whoever came by another name of this server stays there, where the cookies are.
  const response = new Response(null, { status: 303, headers: { location: path } });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
