/** A migration's statements one by one, as D1's `prepare` takes them. Comments go; no text in ours has a semicolon. */
export const sqlStatements = (migration: string): string[] =>
  migration
    .replace(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean)
