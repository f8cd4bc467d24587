-- Products as merchants author them, one row a variant. The hot path reads what is published to KV; of catalogues too large
-- for that it reads these rows and catalogue_search.
CREATE TABLE IF NOT EXISTS products (
  tenant TEXT NOT NULL,
  locale TEXT NOT NULL,
  id TEXT NOT NULL,
  product TEXT NOT NULL,        -- Product as JSON
  changed_at TEXT NOT NULL,
  PRIMARY KEY (tenant, locale, id)
);

-- What an import read, until it is committed or discarded.
CREATE TABLE IF NOT EXISTS catalogue_imports (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  locale TEXT NOT NULL,
  mode TEXT NOT NULL,           -- replace, upsert, patch
  format TEXT NOT NULL,
  state TEXT NOT NULL,          -- reading, staged, committed, discarded
  report TEXT NOT NULL,         -- ImportReport as JSON
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS catalogue_rows (
  import TEXT NOT NULL,
  id TEXT NOT NULL,
  product TEXT,                 -- null: the variant is to go
  PRIMARY KEY (import, id)
);

CREATE TABLE IF NOT EXISTS catalogue_settings (
  tenant TEXT NOT NULL,
  locale TEXT NOT NULL,
  settings TEXT NOT NULL,       -- CatalogueSettings as JSON
  PRIMARY KEY (tenant, locale)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS catalogue_versions (
  tenant TEXT NOT NULL,
  locale TEXT NOT NULL,
  version TEXT NOT NULL,
  pointer TEXT NOT NULL,        -- CataloguePointer as JSON
  published_by TEXT NOT NULL,
  PRIMARY KEY (tenant, locale, version)
) WITHOUT ROWID;

-- Feeds of the Agentic Commerce Protocol that this shop pushes.
CREATE TABLE IF NOT EXISTS catalogue_feeds (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  target_country TEXT NOT NULL,
  locale TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) WITHOUT ROWID;

-- Words of large catalogues; `scope` is one word for tenant, locale and version, so that no search leaves its shop.
CREATE VIRTUAL TABLE IF NOT EXISTS catalogue_search USING fts5(
  scope, id UNINDEXED, title, kind, traits, description, tokenize = "unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE IF NOT EXISTS catalogue_vocabulary USING fts5vocab(catalogue_search, 'row');
