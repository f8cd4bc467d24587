/** `Battery life (h)` → `battery_life_h`; null when nothing is left of it. */
export function keyOf(name: string): string | null {
  const key = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
  return key || null
}
