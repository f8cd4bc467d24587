-- What ranking needs of products of large catalogues beside their words, so that no record is read for it: what they mean (a
-- byte a number), the product a variant is of, how many words the title has. Scopes as in catalogue_search.
CREATE TABLE IF NOT EXISTS catalogue_vectors (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  vector BLOB NOT NULL,
  parent TEXT,
  title_words INTEGER NOT NULL,
  PRIMARY KEY (scope, id)
) WITHOUT ROWID;
