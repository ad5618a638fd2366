import { describe, expect, it } from "vitest";
import { connectAs } from "./with-servers";

/**
 * Tenancy as the catalogue states it, so that a new table cannot be forgotten: whoever adds one without
 * `protect_workspace_table` fails here.
 */
const admin = connectAs("admin");
const app = connectAs("app");
const batch = connectAs("batch");

/** Global look-up keys that belong to outside systems: a workspace's number there, never guessable, never shown. */
const GLOBAL_UNIQUES = ["subscription_stripe_customer_id_key", "subscription_stripe_subscription_id_key"];
/** Tables that know a workspace and must outlive it. */
const WITHOUT_FOREIGN_KEY = ["audit_log"];

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await admin.query<T>(sql)).rows;
}

async function names(sql: string): Promise<string[]> {
  return (await rows<{ name: string }>(sql)).map(({ name }) => name);
}

const WORKSPACE_TABLES = `
  select class.oid, class.relname, class.relkind, class.relispartition, class.relrowsecurity, class.relforcerowsecurity
  from pg_class as class
  where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p')
    and (class.relname = 'workspace' or exists (
      select 1 from pg_attribute where attrelid = class.oid and attname = 'workspace_id' and not attisdropped))`;

describe("workspace tables", () => {
  it("exist: the queries below look at something", async () => {
    const tables = await names(`select relname as name from (${WORKSPACE_TABLES}) as t where not relispartition`);
    expect(tables).toEqual(expect.arrayContaining(["workspace", "membership", "connection", "equity_point"]));
    expect(tables.length).toBeGreaterThanOrEqual(20);
  });

  it("have row-level security, forced on their owner too", async () => {
    expect(
      await names(`select relname as name from (${WORKSPACE_TABLES}) as t
        where not relispartition and not (relrowsecurity and relforcerowsecurity)`),
    ).toEqual([]);
  });

  it("have a policy for the app role with both USING and WITH CHECK on the workspace setting", async () => {
    expect(
      await names(`select relname as name from (${WORKSPACE_TABLES}) as t
        where not relispartition and not exists (
          select 1 from pg_policies
          where schemaname = 'public' and tablename = t.relname and roles = '{ballast_app}' and cmd = 'ALL'
            and qual like '%app.workspace_id%' and with_check like '%app.workspace_id%' and qual like '%NULLIF%')`),
    ).toEqual([]);
  });

  it("let nobody but the app, the batch and (for look-ups) the owner role in, each by its own policies", async () => {
    expect(
      await names(`select distinct tablename || ' ' || policyname || ' ' || roles::text as name from pg_policies
        where schemaname = 'public'
          and not (roles = '{ballast_app}' and qual <> 'true')
          and not (roles = '{ballast_batch}' and policyname = 'all_workspaces')
          and not (roles = '{ballast_owner}' and policyname = 'look_up' and cmd = 'SELECT'
                   and tablename in ('workspace', 'subscription'))`),
    ).toEqual([]);
  });

  it("carry the workspace in every unique key but primary keys that are random ids", async () => {
    expect(
      await names(`select index_class.relname as name
        from pg_index as i
        join (${WORKSPACE_TABLES}) as t on t.oid = i.indrelid and not t.relispartition and t.relname <> 'workspace'
        join pg_class as index_class on index_class.oid = i.indexrelid
        where i.indisunique
          and not exists (select 1 from pg_attribute where attrelid = t.oid and attname = 'workspace_id'
                          and attnum = any (i.indkey))
          and not (i.indisprimary and (
            select array_agg(attname::text || format_type(atttypid, atttypmod)) from pg_attribute
            where attrelid = t.oid and attnum = any (i.indkey)) = '{iduuid}')
          and index_class.relname <> all ('{${GLOBAL_UNIQUES.join(",")}}')`),
    ).toEqual([]);
  });

  it("carry the workspace in every foreign key between them", async () => {
    expect(
      await names(`select constraint_row.conname as name
        from pg_constraint as constraint_row
        join (${WORKSPACE_TABLES}) as child on child.oid = constraint_row.conrelid
        join (${WORKSPACE_TABLES}) as parent on parent.oid = constraint_row.confrelid
        where constraint_row.contype = 'f' and constraint_row.conparentid = 0
          and not exists (select 1 from pg_attribute where attrelid = child.oid and attname = 'workspace_id'
                          and attnum = any (constraint_row.conkey))`),
    ).toEqual([]);
  });

  it("go with their workspace, the audit log excepted", async () => {
    expect(
      await names(`with recursive reachable as (
          select 'public.workspace'::regclass::oid as oid
          union
          select conrelid from pg_constraint join reachable on confrelid = reachable.oid
          where contype = 'f' and confdeltype = 'c'
        )
        select relname as name from (${WORKSPACE_TABLES}) as t
        where not relispartition and oid not in (select oid from reachable)`),
    ).toEqual(WITHOUT_FOREIGN_KEY);
  });
});

describe("partitions", () => {
  const PARTITIONED = `select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid`;

  it("cover every time table with the months ahead and a DEFAULT", async () => {
    const tables = await names(`select relname as name from (${PARTITIONED}) as t order by 1`);
    expect(tables).toEqual(["account_snapshot", "assessment", "audit_log", "equity_point"]);
    for (const table of tables) {
      const partitions = await names(
        `select child.relname as name from pg_inherits join pg_class as child on child.oid = inhrelid
         where inhparent = '${table}'::regclass`,
      );
      expect(partitions).toContain(`${table}_default`);
      for (const month of await names(
        `select to_char(date_trunc('month', now() at time zone 'UTC') + make_interval(months => m), 'YYYY_MM') as name
         from generate_series(-1, 3) as m`,
      ))
        expect(partitions).toContain(`${table}_${month}`);
    }
  });

  it("have row-level security and no grant, because a partition selected directly bypasses its parent's policies", async () => {
    const open = `select relname as name from pg_class
      where relispartition and relkind = 'r' and relnamespace = 'public'::regnamespace and
        (not relrowsecurity or has_table_privilege('ballast_app', oid, 'select,insert,update,delete')
         or has_table_privilege('ballast_batch', oid, 'select,insert,update,delete'))`;
    expect(await names(open)).toEqual([]);
    await expect(app.query("select * from equity_point_default")).rejects.toMatchObject({ code: "42501" });
  });

  it("are made by ensure_partitions for a given month, once, and take over rows that came too early", async () => {
    const workspace = "018f0000-0000-7000-8000-000000000001";
    await batch.query(
      `insert into workspace (id, slug, name, assess_due_at, next_brief_at, created_at) values ($1, 'p', 'p', now(), now(), now())`,
      [workspace],
    );
    await batch.query(
      `insert into audit_log (workspace_id, event_at, id, actor_type, actor_id, action)
       values ($1, '2020-03-31T23:59:59.999Z', $1, 'system', 'test', 'test.run')`,
      [workspace],
    );
    const stray = await batch.query(`select * from default_partition_rows() where row_count > 0`);
    expect(stray.rows).toEqual([{ parent: "audit_log", row_count: "1" }]);

    const made = await batch.query<{ name: string }>(`select ensure_partitions('2020-03-13', 1) as name`);
    expect(made.rows.map(({ name }) => name)).toEqual([
      "account_snapshot_2020_03",
      "assessment_2020_03",
      "audit_log_2020_03",
      "equity_point_2020_03",
    ]);
    expect((await batch.query(`select ensure_partitions('2020-03-13', 1)`)).rows).toEqual([]);
    expect((await batch.query(`select * from default_partition_rows() where row_count > 0`)).rows).toEqual([]);
    const { rows: found } = await batch.query(`select tableoid::regclass::text as place from audit_log`);
    expect(found).toEqual([{ place: "audit_log_2020_03" }]);
    await expect(app.query("select ensure_partitions()")).rejects.toMatchObject({ code: "42501" });
  });
});

describe("roles", () => {
  it("are no superusers, bypass nothing, create nothing", async () => {
    expect(
      await rows(`select rolname from pg_roles where rolname like 'ballast\\_%'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`),
    ).toEqual([]);
  });

  it("do not belong to each other", async () => {
    expect(
      await rows(`select 1 from pg_auth_members join pg_roles r on r.oid = member where r.rolname like 'ballast\\_%'`),
    ).toEqual([]);
  });

  it("own nothing in public, the owner excepted", async () => {
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
        and pg_get_userbyid(relowner) <> 'ballast_owner'
        union select proname from pg_proc where pronamespace = 'public'::regnamespace
        and pg_get_userbyid(proowner) <> 'ballast_owner'`),
    ).toEqual([]);
  });

  it("cannot TRUNCATE, add triggers or references: these know no row-level security", async () => {
    expect(
      await names(`select role || ' ' || relname as name from pg_class, unnest('{ballast_app,ballast_batch,ballast_queue}'::text[]) as role
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and has_table_privilege(role, oid, 'truncate,references,trigger')`),
    ).toEqual([]);
    await expect(app.query("truncate workspace")).rejects.toMatchObject({ code: "42501" });
  });

  it("cannot create anything in public", async () => {
    for (const pool of [app, batch])
      await expect(pool.query("create table mine (id int)")).rejects.toMatchObject({ code: "42501" });
  });

  it("of the web cannot write market data or touch the queue's schema", async () => {
    await expect(app.query("delete from candle")).rejects.toMatchObject({ code: "42501" });
    await expect(app.query("create table bullmq.mine (id int)")).rejects.toMatchObject({ code: "42501" });
  });

  it("of the queue own schema bullmq and see no table of the product", async () => {
    expect(await names(`select pg_get_userbyid(nspowner) as name from pg_namespace where nspname = 'bullmq'`)).toEqual([
      "ballast_queue",
    ]);
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and has_table_privilege('ballast_queue', oid, 'select,insert,update,delete')`),
    ).toEqual([]);
  });
});

describe("functions and views", () => {
  it("that run as their owner have a fixed, empty search path and are not for everybody", async () => {
    const definers = await rows<{ name: string; path: string | null; everybody: boolean }>(
      `select proname as name, has_function_privilege('public', oid, 'execute') as everybody,
         (select setting from unnest(proconfig) as setting where setting like 'search_path=%') as path
       from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    );
    expect(definers.map(({ name }) => name)).toEqual([
      "default_partition_rows",
      "ensure_partitions",
      "workspace_by_slug",
      "workspace_by_stripe_customer",
      "workspace_by_stripe_subscription",
    ]);
    for (const { path, everybody } of definers)
      expect({ path, everybody }).toEqual({ path: 'search_path=""', everybody: false });
  });

  it("that are views check the rights of whoever asks", async () => {
    expect(
      await names(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
        and not coalesce('security_invoker=true' = any (reloptions), false)`),
    ).toEqual([]);
  });
});

describe("without a workspace in the setting", () => {
  it("every workspace table is empty for the app role", async () => {
    const tables = await names(`select relname as name from (${WORKSPACE_TABLES}) as t where not relispartition`);
    await batch.query(
      `insert into workspace (id, slug, name, assess_due_at, next_brief_at, created_at)
       values ('018f0000-0000-7000-8000-0000000000ff', 'seen-by-nobody', 'x', now(), now(), now())`,
    );
    for (const table of tables) {
      const { rows: seen } = await app.query(`select 1 from ${table} limit 1`);
      expect({ table, seen }).toEqual({ table, seen: [] });
    }
  });

  it("a look-up answers with the id and nothing else", async () => {
    const { rows: found } = await app.query(
      `select workspace_by_slug('seen-by-nobody') as id, workspace_by_slug('none') as none`,
    );
    expect(found).toEqual([{ id: "018f0000-0000-7000-8000-0000000000ff", none: null }]);
  });
});
