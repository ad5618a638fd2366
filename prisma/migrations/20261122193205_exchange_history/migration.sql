-- AlterTable
ALTER TABLE "instrument" ADD COLUMN     "day_volume_quote" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "funding_payment" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "venue_funding_id" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "asset" TEXT NOT NULL,
    "amount" DECIMAL(38,18) NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "funding_payment_pkey" PRIMARY KEY ("workspace_id","connection_id","venue_funding_id")
);

-- CreateIndex
CREATE INDEX "funding_payment_workspace_id_event_at_idx" ON "funding_payment"("workspace_id", "event_at");

ALTER TABLE "funding_payment" ADD FOREIGN KEY ("workspace_id", "connection_id")
  REFERENCES "connection" ("workspace_id", "id") ON DELETE CASCADE;

SELECT protect_workspace_table('funding_payment');
GRANT SELECT, INSERT, UPDATE, DELETE ON funding_payment TO ballast_app, ballast_batch;
