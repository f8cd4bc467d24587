-- A shop's own synonyms, used when its catalogue is published.
CREATE TABLE IF NOT EXISTS catalogue_synonyms (
  tenant TEXT NOT NULL,
  locale TEXT NOT NULL,
  synonyms TEXT NOT NULL,       -- SynonymList as JSON
  PRIMARY KEY (tenant, locale)
) WITHOUT ROWID;

-- What was looked for and how well it was found, by day, personal numbers masked; only of shops that allow it (keepSearchesDays).
CREATE TABLE IF NOT EXISTS catalogue_searches (
  tenant TEXT NOT NULL,
  locale TEXT NOT NULL,
  day TEXT NOT NULL,
  query TEXT NOT NULL,          -- normalised
  example TEXT NOT NULL,
  found INTEGER NOT NULL,
  near INTEGER NOT NULL,
  none INTEGER NOT NULL,
  keep_until TEXT NOT NULL,
  PRIMARY KEY (tenant, locale, day, query)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS catalogue_searches_by_end ON catalogue_searches (keep_until);
