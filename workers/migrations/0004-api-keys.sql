-- API keys as authored. Secrets are hashed (HMAC-SHA-256 under KEY_PEPPER) and shown once; revoked keys stay, for the record.
CREATE TABLE IF NOT EXISTS api_keys (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  settings TEXT NOT NULL,       -- KeySettings as JSON
  secret_hash TEXT NOT NULL,
  previous_hash TEXT,           -- the secret before the last rotation, which works until:
  previous_valid_until TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  rotated_at TEXT,
  revoked_at TEXT
);
CREATE INDEX IF NOT EXISTS api_keys_by_tenant ON api_keys (tenant, created_at);
