-- Written by `migrate diff init`; PARTITION BY added by hand to the tables that grow with time.

-- CreateTable
CREATE TABLE "assessment_current" (
    "workspace_id" UUID NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "assessment" JSONB NOT NULL,
    "valuation" JSONB NOT NULL,

    CONSTRAINT "assessment_current_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "workspace_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "id" UUID NOT NULL,
    "trigger" TEXT NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "input" JSONB NOT NULL,
    "assessment" JSONB NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("workspace_id","event_at","id")
) PARTITION BY RANGE ("event_at");

-- CreateTable
CREATE TABLE "equity_point" (
    "workspace_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "id" UUID NOT NULL,
    "equity_usd" DECIMAL(38,18) NOT NULL,
    "equity_accounting" DECIMAL(38,18) NOT NULL,
    "flow_accounting" DECIMAL(38,18) NOT NULL,
    "unit_value" DOUBLE PRECISION NOT NULL,
    "hold_fraction" DOUBLE PRECISION NOT NULL,
    "target_fraction" DOUBLE PRECISION,
    "is_complete" BOOLEAN NOT NULL,
    "is_estimated" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "equity_point_pkey" PRIMARY KEY ("workspace_id","event_at","id")
) PARTITION BY RANGE ("event_at");

-- CreateTable
CREATE TABLE "ladder" (
    "workspace_id" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "nav" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "ladder_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "dedupe_key" TEXT NOT NULL,
    "is_safety" BOOLEAN NOT NULL,
    "asset" TEXT,
    "instrument_id" TEXT,
    "side" TEXT,
    "quantity" DECIMAL(38,18),
    "notional_usd" DECIMAL(38,18),
    "fee_usd" DECIMAL(38,18),
    "reasons" JSONB NOT NULL,
    "numbers" JSONB NOT NULL,
    "detail" JSONB NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "assessment_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "snoozed_until" TIMESTAMPTZ,
    "accepted_at" TIMESTAMPTZ,
    "closed_at" TIMESTAMPTZ,
    "dismiss_reason" TEXT,
    "filled_quantity" DECIMAL(38,18) NOT NULL DEFAULT 0,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "workspace_id" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "interval" TEXT,
    "status" TEXT NOT NULL,
    "stripe_customer_id" TEXT,
    "stripe_subscription_id" TEXT,
    "current_period_end" TIMESTAMPTZ,
    "cancel_at_period_end" BOOLEAN NOT NULL DEFAULT false,
    "trial_started_at" TIMESTAMPTZ,
    "trial_ends_at" TIMESTAMPTZ,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "status" TEXT NOT NULL,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "venue" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "permission_proof" TEXT NOT NULL,
    "permission_detail" JSONB NOT NULL,
    "is_ip_bound" BOOLEAN,
    "key_expires_at" TIMESTAMPTZ,
    "key_hint" TEXT NOT NULL,
    "permission_checked_at" TIMESTAMPTZ NOT NULL,
    "next_sync_at" TIMESTAMPTZ NOT NULL,
    "last_sync_at" TIMESTAMPTZ,
    "last_error_code" TEXT,
    "last_error_at" TIMESTAMPTZ,
    "auth_failures" INTEGER NOT NULL DEFAULT 0,
    "sync_progress" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "disconnected_at" TIMESTAMPTZ,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_credential" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "kek_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "connection_credential_pkey" PRIMARY KEY ("workspace_id","connection_id","field")
);

-- CreateTable
CREATE TABLE "connection_attempt" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "venue" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "verdict" JSONB,
    "attested" BOOLEAN NOT NULL DEFAULT false,
    "connection_id" UUID,
    "actor_user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "decided_at" TIMESTAMPTZ,

    CONSTRAINT "connection_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connection_intake" (
    "workspace_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "kek_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "connection_intake_pkey" PRIMARY KEY ("workspace_id","attempt_id","field")
);

-- CreateTable
CREATE TABLE "manual_holding" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "quantity" DECIMAL(38,18) NOT NULL,
    "place" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "price_usd" DECIMAL(38,18),
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "manual_holding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ,
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "last_seen_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "revoked_at" TIMESTAMPTZ,
    "user_agent" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "auth_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "window_start" TIMESTAMPTZ NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key","window_start")
);

-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" UUID NOT NULL,
    "user_id" UUID,
    "to_address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "headers" JSONB NOT NULL DEFAULT '{}',
    "dedupe_key" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ NOT NULL,
    "sent_at" TIMESTAMPTZ,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "instrument" (
    "id" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "symbol" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "settle" TEXT,
    "kind" TEXT NOT NULL,
    "price_tick" DECIMAL(38,18) NOT NULL,
    "lot_step" DECIMAL(38,18) NOT NULL,
    "min_quantity" DECIMAL(38,18) NOT NULL,
    "min_notional" DECIMAL(38,18) NOT NULL,
    "contract_size" DECIMAL(38,18) NOT NULL,
    "taker_fee_fraction" DOUBLE PRECISION NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "instrument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "candle" (
    "instrument_id" TEXT NOT NULL,
    "interval" TEXT NOT NULL,
    "open_at" TIMESTAMPTZ NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "open" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "close" DOUBLE PRECISION NOT NULL,
    "volume_base" DOUBLE PRECISION NOT NULL,
    "volume_quote" DOUBLE PRECISION NOT NULL,
    "available_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "candle_pkey" PRIMARY KEY ("instrument_id","interval","open_at","revision")
);

-- CreateTable
CREATE TABLE "price_current" (
    "instrument_id" TEXT NOT NULL,
    "price_usd" DECIMAL(38,18) NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "price_current_pkey" PRIMARY KEY ("instrument_id")
);

-- CreateTable
CREATE TABLE "order_book_current" (
    "instrument_id" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "book" JSONB NOT NULL,

    CONSTRAINT "order_book_current_pkey" PRIMARY KEY ("instrument_id")
);

-- CreateTable
CREATE TABLE "market_state_current" (
    "asset" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "market_state_current_pkey" PRIMARY KEY ("asset")
);

-- CreateTable
CREATE TABLE "market_state_daily" (
    "asset" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "market_state_daily_pkey" PRIMARY KEY ("asset","event_at")
);

-- CreateTable
CREATE TABLE "feed_status" (
    "feed" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "last_success_at" TIMESTAMPTZ,
    "as_of" TIMESTAMPTZ,
    "coverage" DOUBLE PRECISION,
    "last_error_code" TEXT,
    "last_error_at" TIMESTAMPTZ,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "feed_status_pkey" PRIMARY KEY ("feed","subject")
);

-- CreateTable
CREATE TABLE "egress_bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,
    "closed_until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "egress_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "beat_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_current" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "account_current_pkey" PRIMARY KEY ("workspace_id","connection_id")
);

-- CreateTable
CREATE TABLE "account_snapshot" (
    "workspace_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "snapshot" JSONB NOT NULL,

    CONSTRAINT "account_snapshot_pkey" PRIMARY KEY ("workspace_id","event_at","id")
) PARTITION BY RANGE ("event_at");

-- CreateTable
CREATE TABLE "trade" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "symbol" TEXT NOT NULL,
    "venue_trade_id" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "quantity" DECIMAL(38,18) NOT NULL,
    "price" DECIMAL(38,18) NOT NULL,
    "fee_amount" DECIMAL(38,18) NOT NULL,
    "fee_asset" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "trade_pkey" PRIMARY KEY ("workspace_id","connection_id","symbol","venue_trade_id")
);

-- CreateTable
CREATE TABLE "cash_flow" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "venue_flow_id" TEXT NOT NULL,
    "asset" TEXT NOT NULL,
    "amount" DECIMAL(38,18) NOT NULL,
    "value_usd" DECIMAL(38,18),
    "counted_at" TIMESTAMPTZ,
    "event_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "cash_flow_pkey" PRIMARY KEY ("workspace_id","connection_id","kind","venue_flow_id")
);

-- CreateTable
CREATE TABLE "sync_watermark" (
    "workspace_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "stream" TEXT NOT NULL,
    "cursor" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sync_watermark_pkey" PRIMARY KEY ("workspace_id","connection_id","stream")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "onboarding" JSONB,
    "onboarded_at" TIMESTAMPTZ,
    "assess_due_at" TIMESTAMPTZ NOT NULL,
    "next_brief_at" TIMESTAMPTZ NOT NULL,
    "last_visited_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("workspace_id","user_id")
);

-- CreateTable
CREATE TABLE "risk_policy_version" (
    "workspace_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "policy" JSONB NOT NULL,
    "actor_user_id" UUID,
    "created_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "risk_policy_version_pkey" PRIMARY KEY ("workspace_id","version")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "workspace_id" UUID NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "id" UUID NOT NULL,
    "actor_type" TEXT NOT NULL,
    "actor_id" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_id" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("workspace_id","event_at","id")
) PARTITION BY RANGE ("event_at");

-- CreateTable
CREATE TABLE "usage_counter" (
    "workspace_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "usage_counter_pkey" PRIMARY KEY ("workspace_id","day","kind")
);

-- CreateIndex
CREATE INDEX "recommendation_workspace_id_status_created_at_idx" ON "recommendation"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_workspace_id_id_key" ON "recommendation"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_stripe_customer_id_key" ON "subscription"("stripe_customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_stripe_subscription_id_key" ON "subscription"("stripe_subscription_id");

-- CreateIndex
CREATE INDEX "connection_status_next_sync_at_idx" ON "connection"("status", "next_sync_at");

-- CreateIndex
CREATE UNIQUE INDEX "connection_workspace_id_id_key" ON "connection"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "connection_attempt_workspace_id_id_key" ON "connection_attempt"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "connection_intake_expires_at_idx" ON "connection_intake"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "manual_holding_workspace_id_id_key" ON "manual_holding"("workspace_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "app_user_email_key" ON "app_user"("email");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_token_token_hash_key" ON "auth_token"("token_hash");

-- CreateIndex
CREATE INDEX "auth_token_user_id_idx" ON "auth_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_outbox_dedupe_key_key" ON "mail_outbox"("dedupe_key");

-- CreateIndex
CREATE INDEX "mail_outbox_status_next_try_at_idx" ON "mail_outbox"("status", "next_try_at");

-- CreateIndex
CREATE INDEX "instrument_venue_base_idx" ON "instrument"("venue", "base");

-- CreateIndex
CREATE INDEX "feed_status_next_try_at_idx" ON "feed_status"("next_try_at");

-- CreateIndex
CREATE INDEX "trade_workspace_id_event_at_idx" ON "trade"("workspace_id", "event_at");

-- CreateIndex
CREATE INDEX "cash_flow_workspace_id_event_at_idx" ON "cash_flow"("workspace_id", "event_at");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "workspace_assess_due_at_idx" ON "workspace"("assess_due_at");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_token" ADD CONSTRAINT "auth_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
