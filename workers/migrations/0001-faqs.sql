-- Known questions as merchants author them. The hot path never reads this: it reads what is published to KV.
CREATE TABLE IF NOT EXISTS faqs (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL,
  entry TEXT NOT NULL,          -- FaqEntry as JSON
  revision INTEGER NOT NULL,    -- grows with each change: the ETag
  updated_at TEXT NOT NULL,
  PRIMARY KEY (tenant, id)
) WITHOUT ROWID;

-- What was published, so that a version can be brought back.
CREATE TABLE IF NOT EXISTS faq_versions (
  tenant TEXT NOT NULL,
  version TEXT NOT NULL,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  report TEXT NOT NULL,         -- PublishReport as JSON
  PRIMARY KEY (tenant, version)
) WITHOUT ROWID;

-- How often each entry answered, by day.
CREATE TABLE IF NOT EXISTS faq_hits (
  tenant TEXT NOT NULL,
  id TEXT NOT NULL,
  day TEXT NOT NULL,
  answered INTEGER NOT NULL,
  PRIMARY KEY (tenant, id, day)
) WITHOUT ROWID;

-- Questions no entry answered; only of tenants that allow it, and only as long as they say.
CREATE TABLE IF NOT EXISTS faq_misses (
  tenant TEXT NOT NULL,
  question TEXT NOT NULL,       -- normalised
  example TEXT NOT NULL,
  language TEXT NOT NULL,
  times INTEGER NOT NULL,
  last_at TEXT NOT NULL,
  PRIMARY KEY (tenant, language, question)
) WITHOUT ROWID;

-- One vote per answer.
CREATE TABLE IF NOT EXISTS feedback (
  tenant TEXT NOT NULL,
  answer_id TEXT NOT NULL,
  faq_id TEXT,
  vote TEXT NOT NULL,
  reasons TEXT NOT NULL,        -- JSON array
  note TEXT,
  at TEXT NOT NULL,
  PRIMARY KEY (tenant, answer_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS feedback_by_faq ON feedback (tenant, faq_id);
