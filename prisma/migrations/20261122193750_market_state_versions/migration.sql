-- CreateTable
CREATE TABLE "market_state_version" (
    "asset" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "is_kept" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "market_state_version_pkey" PRIMARY KEY ("asset","as_of")
);

-- CreateIndex
CREATE INDEX "market_state_version_as_of_idx" ON "market_state_version"("as_of");

-- Shared like all market data: the worker writes, everybody reads.
GRANT SELECT ON market_state_version TO ballast_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON market_state_version TO ballast_batch;

INSERT INTO market_state_version (asset, as_of, risk_model_version, state)
SELECT asset, as_of, risk_model_version, state FROM market_state_current;

-- Until now an assessment carried its market states. The current one is made anew within the hour.
TRUNCATE assessment_current;
