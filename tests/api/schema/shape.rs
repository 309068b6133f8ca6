//! What a database says of itself, as lines that can be compared, and what the store's `schema.rs` says in the same words.

use std::collections::BTreeSet;

use tests::app::Database;
use tests::tables::Tables;

/// The tables as diesel knows them.
const STORE: &str =
    concat!(include_str!("../../../store/src/schema.rs"), include_str!("../../../store/src/schema/library.rs"),);

const SQLITE_COLUMNS: &str = "
SELECT m.name || '.' || c.name || ' ' || lower(c.type) || CASE c.\"notnull\" WHEN 1 THEN ' not null' ELSE '' END AS line
FROM sqlite_master m, pragma_table_info(m.name) c
WHERE m.type = 'table' AND m.name NOT IN ('__diesel_schema_migrations', 'sqlite_sequence')";

const POSTGRES_COLUMNS: &str = "
SELECT c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END AS line
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
    AND c.relname <> '__diesel_schema_migrations'";

const SQLITE_PRIMARY: &str = "
SELECT m.name || ' primary key (' || group_concat(c.name, ', ' ORDER BY c.pk) || ')' AS line
FROM sqlite_master m, pragma_table_info(m.name) c
WHERE m.type = 'table' AND c.pk > 0 AND m.name <> '__diesel_schema_migrations'
GROUP BY m.name";

const SQLITE_INDEXES: &str = "
SELECT m.name || CASE l.\"unique\" WHEN 1 THEN ' unique' ELSE ' index ' || l.name END
    || ' (' || (SELECT group_concat(i.name, ', ' ORDER BY i.seqno) FROM pragma_index_info(l.name) i) || ')' AS line
FROM sqlite_master m, pragma_index_list(m.name) l
WHERE m.type = 'table' AND l.origin <> 'pk' AND m.name <> '__diesel_schema_migrations'";

const SQLITE_FOREIGN: &str = "
SELECT m.name || ' (' || group_concat(f.\"from\", ', ' ORDER BY f.seq) || ') references ' || f.\"table\"
    || ' (' || group_concat(f.\"to\", ', ' ORDER BY f.seq) || ') on delete ' || lower(f.on_delete)
    || ' on update ' || lower(f.on_update) AS line
FROM sqlite_master m, pragma_foreign_key_list(m.name) f
WHERE m.type = 'table'
GROUP BY m.name, f.id";

const POSTGRES_INDEXES: &str = "
SELECT c.relname
    || CASE WHEN i.indisprimary THEN ' primary key' WHEN i.indisunique THEN ' unique' ELSE ' index ' || x.relname END
    || ' (' || string_agg(a.attname, ', ' ORDER BY k.place) || ')' AS line
FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_class x ON x.oid = i.indexrelid
CROSS JOIN unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
WHERE c.relnamespace = 'public'::regnamespace AND c.relname <> '__diesel_schema_migrations'
GROUP BY c.relname, x.relname, i.indisprimary, i.indisunique";

const POSTGRES_FOREIGN: &str = "
WITH words (letter, word) AS (VALUES
    ('a', 'no action'), ('r', 'restrict'), ('c', 'cascade'), ('n', 'set null'), ('d', 'set default'))
SELECT c.conrelid::regclass::text || ' (' || string_agg(a.attname, ', ' ORDER BY k.place) || ') references '
    || c.confrelid::regclass::text || ' (' || string_agg(b.attname, ', ' ORDER BY k.place) || ') on delete '
    || d.word || ' on update ' || u.word AS line
FROM pg_constraint c
CROSS JOIN unnest(c.conkey, c.confkey) WITH ORDINALITY k (own, other, place)
JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.other
JOIN words d ON d.letter = c.confdeltype::text
JOIN words u ON u.letter = c.confupdtype::text
WHERE c.contype = 'f'
GROUP BY c.oid, c.conrelid, c.confrelid, d.word, u.word";

/// A line per column: type and nullability.
pub(super) fn described(tables: &mut Tables) -> BTreeSet<String> {
    let query = match tables {
        Tables::Sqlite(_) => SQLITE_COLUMNS,
        Tables::Postgres(_) => POSTGRES_COLUMNS,
    };
    tables.lines(query).into_iter().collect()
}

/// A line per primary key, unique constraint, index and foreign key.
pub(super) fn keys(tables: &mut Tables) -> BTreeSet<String> {
    let queries: &[&str] = match tables {
        Tables::Sqlite(_) => &[SQLITE_PRIMARY, SQLITE_INDEXES, SQLITE_FOREIGN],
        Tables::Postgres(_) => &[POSTGRES_INDEXES, POSTGRES_FOREIGN],
    };
    let lines = queries.iter().flat_map(|query| tables.lines(query));
    let lines: BTreeSet<String> = lines.map(|line| line.replace('"', "")).collect();
    for key in store_tables().iter().map(StoreTable::primary_key) {
        assert!(lines.contains(&key), "schema.rs says {key}, the database does not");
    }
    lines
}

struct StoreTable {
    name: String,
    key: String,
    /// Name, and type as written.
    columns: Vec<(String, String)>,
}

impl StoreTable {
    fn primary_key(&self) -> String {
        format!("{} primary key ({})", self.name, self.key)
    }
}

/// The tables of `schema.rs`, read by its layout.
fn store_tables() -> Vec<StoreTable> {
    let blocks = STORE.split("diesel::table! {").skip(1);
    let tables: Vec<StoreTable> = blocks.map(store_table).collect();
    assert!(tables.len() > 20, "schema.rs is laid out otherwise: {}", tables.len());
    tables
}

fn store_table(block: &str) -> StoreTable {
    let (head, rest) = block.split_once('{').expect("a table");
    let (name, key) = head.trim().trim_end_matches(')').split_once(" (").expect("a key");
    let body = rest.split('}').next().expect("columns");
    let columns = body.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(" -> "));
    let owned = |(name, kind): (&str, &str)| (name.to_owned(), kind.to_owned());
    StoreTable { name: name.to_owned(), key: key.to_owned(), columns: columns.map(owned).collect() }
}

/// The lines that [`described`] must give, by `schema.rs`.
pub(super) fn declared(database: Database) -> BTreeSet<String> {
    let line = |table: &str, column: &str, kind: &str| {
        let inner = kind.strip_prefix("Nullable<").and_then(|rest| rest.strip_suffix('>'));
        let not_null = if inner.is_none() { " not null" } else { "" };
        let kind = match (inner.unwrap_or(kind), database) {
            ("Text", _) => "text",
            ("BigInt", Database::Postgres) => "bigint",
            ("Binary", Database::Sqlite) => "blob",
            ("Binary", Database::Postgres) => "bytea",
            ("Bool", Database::Postgres) => "boolean",
            ("Integer" | "BigInt" | "Bool", Database::Sqlite) | ("Integer", Database::Postgres) => "integer",
            (other, _) => panic!("{table}.{column}: {other} has no type on both databases yet"),
        };
        format!("{table}.{column} {kind}{not_null}")
    };
    let tables = store_tables();
    let columns =
        tables.iter().flat_map(|table| table.columns.iter().map(move |(name, kind)| (&table.name, name, kind)));
    columns.map(|(table, name, kind)| line(table, name, kind)).collect()
}
