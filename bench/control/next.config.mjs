export default {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  // An ending of its own: Turbopack looks for proxy.ts and instrumentation.ts up to its root, and would find ours.
  pageExtensions: ["control.tsx"],
  // The repository, seen from .ballast/bench/control, so that its node_modules are found.
  turbopack: { root: new URL("../../..", import.meta.url).pathname },
};
