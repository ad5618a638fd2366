-- A table of margin tiers is kept as it changes, with the instant it became known. What was there is fetched again.
DELETE FROM "leverage_tier";

-- AlterTable
ALTER TABLE "leverage_tier" DROP CONSTRAINT "leverage_tier_pkey",
DROP COLUMN "updated_at",
ADD COLUMN     "available_at" TIMESTAMPTZ NOT NULL,
ADD CONSTRAINT "leverage_tier_pkey" PRIMARY KEY ("instrument_id", "available_at", "tier");
