import { lookup } from 'node:dns/promises'

/**
 * The replicas behind a headless Service, by its name: all its addresses, looked up again every few seconds. A name that
 * cannot be looked up for a moment changes nothing, for replicas do not vanish with their DNS.
 */
export function discover(
  { host, port, everyMs }: { readonly host: string; readonly port: number; readonly everyMs: number },
  onFound: (urls: readonly string[]) => void,
): { readonly first: Promise<void>; readonly stop: () => void } {
  const look = async (): Promise<void> => {
    const addresses = await lookup(host, { all: true }).catch(() => null)
    if (addresses?.length)
      onFound(addresses.map(({ address, family }) => `http://${family === 6 ? `[${address}]` : address}:${port}`).toSorted())
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  return { first: look(), stop: () => clearInterval(timer) }
}
