-- AlterTable
ALTER TABLE "manual_holding" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'typed';

-- CreateTable
CREATE TABLE "csv_import" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "chunks_total" INTEGER NOT NULL,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_total" INTEGER,
    "rows_added" INTEGER NOT NULL DEFAULT 0,
    "rows_known" INTEGER NOT NULL DEFAULT 0,
    "rows_skipped" INTEGER NOT NULL DEFAULT 0,
    "rows_failed" INTEGER NOT NULL DEFAULT 0,
    "counts_positions" BOOLEAN NOT NULL DEFAULT false,
    "report" JSONB,
    "actor_user_id" UUID NOT NULL,
    "next_run_at" TIMESTAMPTZ NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "updated_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "csv_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "csv_import_chunk" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "csv_import_chunk_pkey" PRIMARY KEY ("workspace_id","import_id","seq")
);

-- CreateTable
CREATE TABLE "csv_import_error" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "csv_import_error_pkey" PRIMARY KEY ("workspace_id","import_id","line","field")
);

-- CreateTable
CREATE TABLE "imported_trade" (
    "workspace_id" UUID NOT NULL,
    "row_hash" TEXT NOT NULL,
    "import_ids" UUID[],
    "venue" TEXT NOT NULL,
    "base" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "side" TEXT NOT NULL,
    "quantity" DECIMAL(38,18) NOT NULL,
    "price" DECIMAL(38,18) NOT NULL,
    "fee_amount" DECIMAL(38,18) NOT NULL,
    "fee_asset" TEXT NOT NULL,
    "venue_trade_id" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "imported_trade_pkey" PRIMARY KEY ("workspace_id","row_hash")
);

-- CreateTable
CREATE TABLE "imported_position" (
    "workspace_id" UUID NOT NULL,
    "import_id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "quantity" DECIMAL(38,18) NOT NULL,
    "price_usd" DECIMAL(38,18),

    CONSTRAINT "imported_position_pkey" PRIMARY KEY ("workspace_id","import_id","asset","place","note")
);

-- CreateTable
CREATE TABLE "holding_price" (
    "workspace_id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "import_id" UUID NOT NULL,
    "price" DECIMAL(38,18) NOT NULL,
    "currency" TEXT NOT NULL,

    CONSTRAINT "holding_price_pkey" PRIMARY KEY ("workspace_id","asset","day","import_id")
);

-- CreateTable
CREATE TABLE "holding_market_state" (
    "workspace_id" UUID NOT NULL,
    "asset" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ NOT NULL,
    "risk_model_version" TEXT NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "holding_market_state_pkey" PRIMARY KEY ("workspace_id","asset")
);

-- CreateIndex
CREATE INDEX "csv_import_workspace_id_created_at_idx" ON "csv_import"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "csv_import_status_next_run_at_idx" ON "csv_import"("status", "next_run_at");

-- CreateIndex
CREATE UNIQUE INDEX "csv_import_workspace_id_id_key" ON "csv_import"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "imported_trade_workspace_id_event_at_idx" ON "imported_trade"("workspace_id", "event_at");


-- An import goes with its workspace, its rows with it.
alter table csv_import add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table csv_import_chunk add foreign key (workspace_id, import_id)
  references csv_import (workspace_id, id) on delete cascade;
alter table csv_import_error add foreign key (workspace_id, import_id)
  references csv_import (workspace_id, id) on delete cascade;
alter table imported_trade add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table imported_position add foreign key (workspace_id, import_id)
  references csv_import (workspace_id, id) on delete cascade;
alter table holding_price add foreign key (workspace_id, import_id)
  references csv_import (workspace_id, id) on delete cascade;
alter table holding_market_state add foreign key (workspace_id) references workspace (id) on delete cascade;

select protect_workspace_table(target::regclass) from unnest(array[
  'csv_import', 'csv_import_chunk', 'csv_import_error', 'imported_trade', 'imported_position', 'holding_price',
  'holding_market_state'
]) as target;
grant select, insert, update, delete on csv_import, csv_import_chunk, csv_import_error, imported_trade,
  imported_position, holding_price, holding_market_state to ballast_app, ballast_batch;
