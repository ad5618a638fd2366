export default {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: true },
  // The repository's root, so that its node_modules are found.
  turbopack: { root: new URL("../../..", import.meta.url).pathname },
};
