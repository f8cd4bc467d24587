-- For how many days a tenant keeps its shoppers' conversations; without a row, or with 0, no turn gets in.
CREATE TABLE IF NOT EXISTS conversation_settings (
  tenant TEXT PRIMARY KEY,
  keep_days INTEGER NOT NULL
) WITHOUT ROWID;

-- What shoppers asked and what they were answered, a turn a row; addresses and numbers are masked before anything gets here.
CREATE TABLE IF NOT EXISTS conversation_turns (
  tenant TEXT NOT NULL,
  day TEXT NOT NULL,
  number INTEGER NOT NULL,      -- from 1 on each day
  at TEXT NOT NULL,
  conversation TEXT NOT NULL,   -- keyed hash of key id and session, or first question
  turn INTEGER NOT NULL,
  locale TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  unanswered INTEGER NOT NULL,
  products TEXT NOT NULL,       -- ids as a JSON array
  receipt TEXT NOT NULL,        -- Receipt as JSON, or null
  answer_id TEXT NOT NULL,
  keep_until TEXT NOT NULL,
  PRIMARY KEY (tenant, day, number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS conversation_turns_by_end ON conversation_turns (keep_until);
