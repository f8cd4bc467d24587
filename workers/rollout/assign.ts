/**
 * Which of several arms a key falls to, by weighted rendezvous hashing (Schindelhauer and Schomaker, 2005): each arm draws
 * −weight / ln(u) with its own u from the key, the highest wins. In expectation each gets its weight's share, and raising a
 * weight only ever moves keys to that arm, none away from it. Returns the arm's index, or −1 when all weights are 0.
 */
export function assign(
  weights: readonly { readonly name: string; readonly weight: number }[],
  salt: string,
  key: string,
): number {
  // Nobody to draw against.
  const open = weights.findIndex(({ weight }) => weight > 0)
  if (weights.findLastIndex(({ weight }) => weight > 0) === open) return open
  let winner = -1
  let highest = 0
  for (let at = 0; at < weights.length; at++) {
    const { name, weight } = weights[at] as (typeof weights)[number]
    if (weight <= 0) continue
    const score = -weight / Math.log(uniform(`${salt}\n${name}\n${key}`))
    if (score <= highest && winner >= 0) continue
    highest = score
    winner = at
  }
  return winner
}

/** A number in (0, 1) from a text: two 32-bit multiply-xor hashes, mixed by MurmurHash3's finaliser. */
function uniform(text: string): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x9e3779b1)
    low = Math.imul(low ^ unit, 0x5f356495)
  }
  high = mix(high ^ (low >>> 15))
  low = mix(low ^ (high >>> 13))
  // 52 bits and a half, so that neither 0 nor 1 is drawn.
  return ((high >>> 0) * 0x10_0000 + (low >>> 12) + 0.5) / 2 ** 52
}

function mix(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
