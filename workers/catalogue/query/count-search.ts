import type { RequestContext } from '../../http/contract.ts'
import type { ShopCatalogue } from '../contract.ts'
import type { Match } from './tiers.ts'

/** Counts what was looked for, where the shop keeps that, for its list of what is not found. */
export function countSearch(
  { services, caller, defer }: Pick<RequestContext, 'services' | 'caller' | 'defer'>,
  { pointer: { locale, settings } }: ShopCatalogue,
  text: string,
  match: Match,
): void {
  services.searchUse.searched({ tenant: caller.tenant, locale, text, match, keepDays: settings.keepSearchesDays }, defer)
}
