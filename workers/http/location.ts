/** Where a request came in, as far as the platform says. */
export function placeOf(request: Request): { country: string | null; continent: string | null } {
  const place = (request as { cf?: IncomingRequestCfProperties }).cf
  return { country: place?.country ?? null, continent: place?.continent ?? null }
}
