/** The draft of UCP's Ask this speaks (`dev.ucp.common.ask`); the version is sent with every answer. */
export const askVersion = '2026-07-27'
/** The catalogue capabilities as saved in `../shared/data/ucp` (main of 2026-08-22). */
export const catalogueVersion = '2026-08-22'
