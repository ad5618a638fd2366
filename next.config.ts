import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";

/**
 * What every answer carries, static files included. The content security policy is made per request in proxy.ts,
 * because it holds a nonce.
 */
const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Origin-Agent-Cluster", value: "?1" },
  { key: "X-DNS-Prefetch-Control", value: "off" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()",
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm test` checks types, tests included; a start must not wait for that, nor fail over a test file.
  typescript: { ignoreBuildErrors: true },
  // Native code, or packages that find their own files at run time: loaded from node_modules, not bundled.
  serverExternalPackages: ["ccxt", "pino", "@node-rs/argon2"],
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  headers: () => Promise.resolve([{ source: "/:path*", headers: SECURITY_HEADERS }]),
};

export default config;
