-- Every change of what serves where: by whom, when, why, from what to what. Rows are added and never changed.
CREATE TABLE IF NOT EXISTS rollout_audit (
  revision INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,             -- key id, or `guard`
  action TEXT NOT NULL,
  why TEXT NOT NULL,
  before TEXT NOT NULL,         -- RolloutState as JSON
  after TEXT NOT NULL,
  figures TEXT                  -- what a decision of the guard rests on, as JSON
);

-- What the guard decided and on what, once for each change of mind; what it changed is in rollout_audit too.
CREATE TABLE IF NOT EXISTS rollout_decisions (
  id INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  region TEXT,
  arm TEXT,
  why TEXT NOT NULL,
  figures TEXT
);
