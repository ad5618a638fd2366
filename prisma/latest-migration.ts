/** The newest migration of this build; `npm run db:diff` keeps it. */
export const LATEST_MIGRATION = "20261122194744_leverage_tiers_and_bundles";
