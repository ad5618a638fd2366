/** The newest migration of this build; `npm run db:diff` keeps it. */
export const LATEST_MIGRATION = "20261122224755_leverage_tier_versions";
