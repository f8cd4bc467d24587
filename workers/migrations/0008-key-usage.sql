-- What each key used, by day of UTC; counted in isolates and written in batches after replies.
CREATE TABLE IF NOT EXISTS key_usage (
  tenant TEXT NOT NULL,
  key_id TEXT NOT NULL,
  day TEXT NOT NULL,
  requests INTEGER NOT NULL,
  model_requests INTEGER NOT NULL,
  cached INTEGER NOT NULL,       -- answered from the answer cache
  known INTEGER NOT NULL,        -- answered by a known question or by the edge itself
  failed INTEGER NOT NULL,
  prompt_tokens INTEGER NOT NULL,
  completion_tokens INTEGER NOT NULL,
  PRIMARY KEY (tenant, key_id, day)
) WITHOUT ROWID;
