/** Where a shop's catalogue of one locale is published in KV. */
export const catalogueName = (tenant: string, locale: string): string => `catalogue:v1:${tenant}:${locale}`
