-- CreateTable
CREATE TABLE "signal_point" (
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "event_at" TIMESTAMPTZ NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "available_at" TIMESTAMPTZ NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "signal_point_pkey" PRIMARY KEY ("source","name","subject","event_at","revision")
);

-- CreateTable
CREATE TABLE "news_item" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_fingerprint" TEXT NOT NULL,
    "duplicate_of" UUID,
    "published_at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "assets" TEXT[],
    "label" SMALLINT NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "scorer_version" TEXT NOT NULL,

    CONSTRAINT "news_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_cache" (
    "url" TEXT NOT NULL,
    "etag" TEXT,
    "last_modified" TEXT,
    "checked_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "source_cache_pkey" PRIMARY KEY ("url")
);

-- CreateIndex
CREATE INDEX "signal_point_name_subject_event_at_idx" ON "signal_point"("name", "subject", "event_at");

-- CreateIndex
CREATE UNIQUE INDEX "news_item_url_key" ON "news_item"("url");

-- CreateIndex
CREATE INDEX "news_item_kind_received_at_idx" ON "news_item"("kind", "received_at");

-- Market data is written by the worker's batch connection and read by everybody.
grant select on signal_point, news_item to ballast_app;
grant select, insert, update, delete on signal_point, news_item, source_cache to ballast_batch;
