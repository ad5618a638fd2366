/**
 * contentSecurityPolicy is what a browser may load for one answer. Scripts run by nonce only; `style-src-attr` is open
 * because charts and progress bars set sizes in style attributes, which cannot load or run anything. `nonce: null` is
 * for answers that are data: nothing may be loaded or framed.
 */
export function contentSecurityPolicy(options: {
  nonce: string | null;
  isSecure: boolean;
  isDevelopment: boolean;
}): string {
  const { nonce, isSecure, isDevelopment } = options;
  if (nonce === null) return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  return [
    "default-src 'self'",
    // React's development build rebuilds stacks with eval.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDevelopment ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSecure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
