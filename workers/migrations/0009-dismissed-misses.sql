-- Unanswered questions that a merchant wants to see no more; when they come again they stay away.
CREATE TABLE IF NOT EXISTS faq_dismissed (
  tenant TEXT NOT NULL,
  language TEXT NOT NULL,
  question TEXT NOT NULL,       -- normalised, as in faq_misses
  PRIMARY KEY (tenant, language, question)
) WITHOUT ROWID;
