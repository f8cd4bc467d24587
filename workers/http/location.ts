/** Where a request came in. */
export interface Location {
  readonly colo: string | null
  readonly country: string | null
  readonly continent: string | null
}

export const nowhere: Location = { colo: null, country: null, continent: null }

/** As far as the platform says. */
export function locationOf(request: object): Location {
  const { cf } = request as { cf?: Partial<Location> }
  return cf ? { colo: cf.colo ?? null, country: cf.country ?? null, continent: cf.continent ?? null } : nowhere
}
