-- Tenancy: who may see which row. Hand-written; lib/testing/rls-catalogue.db.test.ts checks every sentence below.
--
-- ballast_owner  owns everything in schema public; used by migrations only
-- ballast_app    web and worker: the rows of app.workspace_id (or, for memberships, of app.user_id), set per transaction
-- ballast_batch  worker only: all workspaces, through explicit policies; no BYPASSRLS
-- ballast_queue  owns schema bullmq and sees nothing here
--
-- The setting of an earlier transaction on the same pooled connection comes back as '' rather than NULL, hence nullif;
-- the sub-select makes PostgreSQL evaluate it once per statement and use the index.

-- protect_workspace_table is what every migration calls for a new table with a workspace_id.
create function protect_workspace_table(target regclass) returns void
language plpgsql set search_path = '' as $$
declare
  own constant text := 'workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid)';
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy own_workspace on %s to ballast_app using (%s) with check (%s)', target, own, own);
  execute format('create policy all_workspaces on %s to ballast_batch using (true) with check (true)', target);
end $$;
revoke execute on function protect_workspace_table(regclass) from public;

grant usage on schema public to ballast_app, ballast_batch;
-- Processes compare this with the migrations they were built with, and refuse to start on another schema.
grant select on _prisma_migrations to ballast_app, ballast_batch;

-- ---------------------------------------------------------------------------------------------------------------------
-- Workspace tables
-- ---------------------------------------------------------------------------------------------------------------------

alter table workspace enable row level security;
alter table workspace force row level security;
create policy own_workspace on workspace to ballast_app
  using (id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))
  with check (id = (select nullif(current_setting('app.workspace_id', true), '')::uuid));
create policy own_memberships on workspace for select to ballast_app
  using (id in (
    select workspace_id from membership
    where user_id = (select nullif(current_setting('app.user_id', true), '')::uuid)
  ));
create policy all_workspaces on workspace to ballast_batch using (true) with check (true);

select protect_workspace_table(target::regclass) from unnest(array[
  'membership', 'risk_policy_version', 'audit_log', 'usage_counter', 'subscription',
  'connection', 'connection_credential', 'connection_attempt', 'connection_intake', 'manual_holding',
  'account_current', 'account_snapshot', 'trade', 'cash_flow', 'sync_watermark',
  'assessment_current', 'assessment', 'equity_point', 'ladder', 'recommendation'
]) as target;

-- A person sees their memberships before a workspace is chosen, and cannot change them that way.
create policy own_user on membership for select to ballast_app
  using (user_id = (select nullif(current_setting('app.user_id', true), '')::uuid));

-- Deletion reaches everything; the audit log alone survives what it speaks of.
alter table risk_policy_version add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table usage_counter add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table subscription add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table connection add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table connection_attempt add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table manual_holding add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table assessment_current add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table assessment add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table equity_point add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table ladder add foreign key (workspace_id) references workspace (id) on delete cascade;
alter table recommendation add foreign key (workspace_id) references workspace (id) on delete cascade;

-- Foreign keys are checked past row-level security, so each carries the workspace: a row cannot point at a stranger's.
alter table connection_credential add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;
alter table connection_attempt add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete set null (connection_id);
alter table connection_intake add foreign key (workspace_id, attempt_id)
  references connection_attempt (workspace_id, id) on delete cascade;
alter table account_current add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;
alter table account_snapshot add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;
alter table trade add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;
alter table cash_flow add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;
alter table sync_watermark add foreign key (workspace_id, connection_id)
  references connection (workspace_id, id) on delete cascade;

-- TRUNCATE is not subject to row-level security: nobody gets it.
grant select, insert, update, delete on
  workspace, membership, risk_policy_version, usage_counter, subscription,
  connection, connection_credential, connection_attempt, connection_intake, manual_holding,
  account_current, account_snapshot, trade, cash_flow, sync_watermark,
  assessment_current, assessment, equity_point, ladder, recommendation
to ballast_app, ballast_batch;
grant select, insert on audit_log to ballast_app;
grant select, insert, delete on audit_log to ballast_batch;

-- ---------------------------------------------------------------------------------------------------------------------
-- Tables of no workspace
-- ---------------------------------------------------------------------------------------------------------------------

grant select, insert, update, delete on app_user, session, auth_token, rate_limit, mail_outbox, stripe_event
to ballast_app;
grant select on app_user to ballast_batch;
grant select, delete on session, auth_token, rate_limit to ballast_batch;
grant select, insert, update, delete on mail_outbox, stripe_event to ballast_batch;

-- Market data is written by the worker's batch connection and read by everybody.
grant select on
  instrument, candle, price_current, order_book_current, market_state_current, market_state_daily, feed_status,
  egress_bucket, worker_heartbeat
to ballast_app;
grant select, insert, update, delete on
  instrument, candle, price_current, order_book_current, market_state_current, market_state_daily, feed_status,
  egress_bucket, worker_heartbeat
to ballast_batch;

-- ---------------------------------------------------------------------------------------------------------------------
-- Look-ups before a workspace is known: ids only
-- ---------------------------------------------------------------------------------------------------------------------

-- The functions run as ballast_owner, whom forced row-level security binds too: it may read these two tables.
create policy look_up on workspace for select to ballast_owner using (true);
create policy look_up on subscription for select to ballast_owner using (true);

create function workspace_by_slug(wanted text) returns uuid
language sql stable security definer set search_path = '' as $$
  select id from public.workspace where slug = wanted
$$;

create function workspace_by_stripe_customer(wanted text) returns uuid
language sql stable security definer set search_path = '' as $$
  select workspace_id from public.subscription where stripe_customer_id = wanted
$$;

create function workspace_by_stripe_subscription(wanted text) returns uuid
language sql stable security definer set search_path = '' as $$
  select workspace_id from public.subscription where stripe_subscription_id = wanted
$$;

revoke execute on function workspace_by_slug(text), workspace_by_stripe_customer(text),
  workspace_by_stripe_subscription(text) from public;
grant execute on function workspace_by_slug(text), workspace_by_stripe_customer(text),
  workspace_by_stripe_subscription(text) to ballast_app, ballast_batch;

-- ---------------------------------------------------------------------------------------------------------------------
-- Partitions by month
-- ---------------------------------------------------------------------------------------------------------------------

-- ensure_partitions makes the monthly partitions of every time table, from the month of `from_day` on. Rows that
-- arrived in a DEFAULT partition before their month existed move into it. Returns the names it made.
create function ensure_partitions(from_day date default (current_date - interval '1 month')::date, months int default 5)
returns setof text
language plpgsql security definer set search_path = '' set timezone = 'UTC' as $$
declare
  parent text;
  first_day date;
  next_day date;
  partition text;
begin
  if months < 1 or months > 60 then
    raise exception 'ensure_partitions makes between 1 and 60 months, not %', months;
  end if;
  -- Two workers must not make the same partition.
  perform pg_catalog.pg_advisory_xact_lock(7203304);
  for parent in
    select class.relname from pg_catalog.pg_partitioned_table as partitioned
    join pg_catalog.pg_class as class on class.oid = partitioned.partrelid
    where class.relnamespace = 'public'::regnamespace
    order by 1
  loop
    for step in 0 .. months - 1 loop
      first_day := (date_trunc('month', from_day) + make_interval(months => step))::date;
      next_day := (first_day + interval '1 month')::date;
      partition := parent || to_char(first_day, '"_"YYYY"_"MM');
      continue when pg_catalog.to_regclass(format('public.%I', partition)) is not null;

      execute format('create table public.%I (like public.%I including all)', partition, parent);
      execute format(
        'with moved as (delete from public.%I where event_at >= %L and event_at < %L returning *)
         insert into public.%I select * from moved',
        parent || '_default', first_day, next_day, partition);
      execute format('alter table public.%I attach partition public.%I for values from (%L) to (%L)',
        parent, partition, first_day, next_day);
      -- Selecting from a partition directly bypasses its parent's policies: nobody but the owner may.
      execute format('alter table public.%I enable row level security', partition);
      return next partition;
    end loop;
  end loop;
end $$;

-- default_partition_rows counts what no monthly partition took: a number above zero deserves an alert.
create function default_partition_rows() returns table (parent text, row_count bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  for parent in
    select class.relname from pg_catalog.pg_partitioned_table as partitioned
    join pg_catalog.pg_class as class on class.oid = partitioned.partrelid
    where class.relnamespace = 'public'::regnamespace
    order by 1
  loop
    execute format('select count(*) from public.%I', parent || '_default') into row_count;
    return next;
  end loop;
end $$;

revoke execute on function ensure_partitions(date, int), default_partition_rows() from public;
grant execute on function ensure_partitions(date, int), default_partition_rows() to ballast_batch;

create table account_snapshot_default partition of account_snapshot default;
create table assessment_default partition of assessment default;
create table equity_point_default partition of equity_point default;
create table audit_log_default partition of audit_log default;
alter table account_snapshot_default enable row level security;
alter table assessment_default enable row level security;
alter table equity_point_default enable row level security;
alter table audit_log_default enable row level security;

select ensure_partitions();
