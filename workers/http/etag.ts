/** A revision as an entity tag (RFC 9110, section 8.8.3). */
export const etagOf = (revision: number): string => `"${revision}"`
