-- CreateTable
CREATE TABLE "dollar_rate" (
    "asset" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "price_usd" DECIMAL(38,18) NOT NULL,
    "off_peg_since" TIMESTAMPTZ,
    "readings" JSONB NOT NULL,

    CONSTRAINT "dollar_rate_pkey" PRIMARY KEY ("asset","event_at")
);


-- Market data is written by the worker's batch connection and read by everybody.
grant select on dollar_rate to ballast_app;
grant select, insert, update, delete on dollar_rate to ballast_batch;
