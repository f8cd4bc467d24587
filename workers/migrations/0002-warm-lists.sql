-- Questions answered and stored for all locations whenever known questions are published.
CREATE TABLE IF NOT EXISTS warm_lists (
  tenant TEXT NOT NULL PRIMARY KEY,
  questions TEXT NOT NULL,      -- WarmQuestion[] as JSON
  updated_at TEXT NOT NULL
) WITHOUT ROWID;
