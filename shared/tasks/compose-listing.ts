import { oneLine } from './task.ts'

type Attributes = Readonly<Record<string, string>>

const brandNames = /^(?:brand|maker|manufacturer|marke|marque|marca)$/i
const keywordsMax = 8
const titleCharsMax = 150

/** What a first sentence says the thing is: "A trekking pack for hut tours …" is a trekking pack. */
function kindIn(description: string): string | null {
  const [, kind] =
    /^(?:this is |it is |it's )?(?:an?|the|our|your)\s+([\p{L}\p{N} '’-]{3,60}?)(?=\s+(?:for|with|that|which|of|in|made|from|to|by|is|and|on|without)\b|[.,;:]|$)/iu.exec(
      description,
    ) ?? []
  return kind?.trim() ?? null
}

function parted(attributes: Attributes): { brand: string | null; others: readonly (readonly [string, string])[] } {
  const entries = Object.entries(attributes).map(([name, value]) => [oneLine(name), oneLine(value)] as const)
  return {
    brand: entries.find(([name]) => brandNames.test(name))?.[1] ?? null,
    others: entries.filter(([name]) => !brandNames.test(name)),
  }
}

const capitalised = (text: string): string => text.replace(/(?<![\p{L}\p{N}'’-])\p{Ll}/gu, (letter) => letter.toUpperCase())

/** Maker, kind and values: "Fjellvik Trekking Pack, 45 l". Null where the description does not begin with what it is. */
export function titleOf(description: string, attributes: Attributes): string | null {
  const kind = kindIn(oneLine(description))
  if (!kind) return null
  const { brand, others } = parted(attributes)
  const head = [brand, capitalised(kind)].filter(Boolean).join(' ')
  const title = [head, ...others.map(([, value]) => value)].reduce((written, part) =>
    `${written}, ${part}`.length > titleCharsMax ? written : `${written}, ${part}`,
  )
  return title.length > titleCharsMax ? null : title
}

/** The title and each attribute, named: nothing that the input does not say. Null where it says nothing but the title. */
export function descriptionOf(title: string, attributes: Attributes): string | null {
  const stated = Object.entries(attributes).map(
    ([name, value]) => `${capitalised(oneLine(name).slice(0, 1))}${oneLine(name).slice(1)}: ${oneLine(value)}`,
  )
  return stated.length ? `${oneLine(title)}. ${stated.join('. ')}.` : null
}

/** What shoppers would type: the title, its kind alone and with maker or a value, and what the description calls it. */
export function keywordsOf(title: string, description: string | undefined, attributes: Attributes): string[] {
  const words = oneLine(title)
    .replace(/[,(|–][\s\S]*$/u, '')
    .trim()
    .split(' ')
  const kind = words.at(-1) ?? ''
  const { brand, others } = parted(attributes)
  const maker = brand ?? (words.length > 1 ? (words[0] ?? null) : null)
  const named = description === undefined ? null : kindIn(oneLine(description))
  const found = [words.join(' '), kind, maker && `${maker} ${kind}`, named, ...others.map(([, value]) => `${value} ${kind}`)]
  const short = found.flatMap((each) => (each && each.length <= 80 ? [each.toLowerCase()] : []))
  return [...new Set(short)].slice(0, keywordsMax)
}
