-- What products of large catalogues mean, a byte a number; scopes as in catalogue_search.
CREATE TABLE IF NOT EXISTS catalogue_vectors (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (scope, id)
) WITHOUT ROWID;
