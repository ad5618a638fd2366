-- AlterTable
ALTER TABLE "recommendation" ADD COLUMN     "bundle_id" UUID;

-- CreateTable
CREATE TABLE "leverage_tier" (
    "instrument_id" TEXT NOT NULL,
    "tier" INTEGER NOT NULL,
    "notional_floor" DECIMAL(38,18) NOT NULL,
    "notional_cap" DECIMAL(38,18),
    "maintenance_fraction" DOUBLE PRECISION NOT NULL,
    "maintenance_amount" DECIMAL(38,18) NOT NULL,
    "leverage_max" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "leverage_tier_pkey" PRIMARY KEY ("instrument_id","tier")
);

-- Market data is written by the worker's batch connection and read by everybody.
grant select on leverage_tier to ballast_app;
grant select, insert, update, delete on leverage_tier to ballast_batch;
