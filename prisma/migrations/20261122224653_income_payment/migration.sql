-- CreateTable
CREATE TABLE "income_payment" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "venue_income_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "asset" TEXT NOT NULL,
    "amount" DECIMAL(38,18) NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "income_payment_pkey" PRIMARY KEY ("workspace_id","connection_id","venue_income_id")
);

-- CreateIndex
CREATE INDEX "income_payment_workspace_id_event_at_idx" ON "income_payment"("workspace_id", "event_at");

ALTER TABLE "income_payment" ADD FOREIGN KEY ("workspace_id", "connection_id")
  REFERENCES "connection" ("workspace_id", "id") ON DELETE CASCADE;

SELECT protect_workspace_table('income_payment');
GRANT SELECT, INSERT, UPDATE, DELETE ON income_payment TO ballast_app, ballast_batch;
