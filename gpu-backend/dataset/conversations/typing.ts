import type { Random } from '../grounded/random.ts'
import type { Language } from './goods/good.ts'

/** How carefully a shopper types; a session keeps its own. */
export type Register = 'plain' | 'careful' | 'hasty' | 'chatty'

interface Typing {
  readonly register: Register
  readonly language: Language
  readonly isQuestion: boolean
}

export const pickRegister = (random: Random): Register => {
  const roll = random.next()
  return roll < 0.4 ? 'plain' : roll < 0.62 ? 'careful' : roll < 0.88 ? 'hasty' : 'chatty'
}

const neighbours: Readonly<Record<string, string>> = {
  a: 's',
  e: 'r',
  i: 'o',
  o: 'p',
  r: 't',
  t: 'r',
  n: 'm',
  s: 'd',
  l: 'k',
  c: 'v',
}

/** One slip of the finger in a longer word: a letter lost, doubled, exchanged or hit beside. */
function slip(random: Random, word: string): string {
  if (word.length < 5 || /[^a-zA-Zäöüéèñ]/.test(word)) return word
  const at = random.int(1, word.length - 2)
  const letter = word.charAt(at)
  const kind = random.int(0, 3)
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1)
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at)
  if (kind === 2) return word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)
  return word.slice(0, at) + (neighbours[letter] ?? letter) + word.slice(at + 1)
}

const shortened: readonly (readonly [RegExp, string])[] = [
  [/\byou\b/g, 'u'],
  [/\bare\b/g, 'r'],
  [/\bplease\b/g, 'pls'],
  [/\bthanks\b/g, 'thx'],
  [/\bwhat's\b/g, 'whats'],
  [/’/g, ''],
  [/\bI am\b/g, 'im'],
  [/\bbecause\b/g, 'cause'],
]

const beginnings: Readonly<Record<Language, readonly string[]>> = {
  en: ['hi, ', 'hello, ', 'hey ', 'hi! ', 'ok, ', 'quick question: ', 'excuse me, ', 'sorry, ', 'so '],
  de: ['hallo, ', 'hi, ', 'guten Tag, ', 'ok, ', 'kurze Frage: ', 'Entschuldigung, ', 'also '],
  fr: ['bonjour, ', 'salut, ', 'ok, ', 'petite question : ', 'excusez-moi, ', 'alors '],
  es: ['hola, ', 'buenas, ', 'vale, ', 'una pregunta: ', 'perdone, ', 'a ver, '],
}
const endings: Readonly<Record<Language, readonly string[]>> = {
  en: ['', '', ' please', ' thanks', ' 🙂', ' pls', ', thank you', ' thx'],
  de: ['', '', ' bitte', ' danke', ' 🙂', ', danke'],
  fr: ['', '', ' svp', ' merci', ' 🙂', ', merci'],
  es: ['', '', ' por favor', ' gracias', ' 🙂', ', gracias'],
}

// Requests and keywords ("I need a tent", "tent weight") are seldom written as questions.
const asking =
  /^(?:and |ok and |also |und |et |y )?(?:what|whats|which|how|is|are|do|does|did|can|could|who|where|when|will|would|should|may|any|got|have|has|am|was|wie|welche|wer|wo|wann|ist|sind|hat|habt|kann|gibt|darf|que|quel|combien|est-ce|où|quand|avez|puis|peut|qué|cuál|cuánt|dónde|cuándo|tienen|hay|puedo|es)/iu

/** A question as people of that register send it. Names of products keep their letters. */
export function asTyped(random: Random, text: string, { register, language, isQuestion }: Typing): string {
  const mark = isQuestion && /[\p{L}\p{N}]$/u.test(text) && (asking.test(text) || random.chance(0.2))
  switch (register) {
    case 'careful': {
      const spoken = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()).replace(/\bi\b/g, 'I')
      return mark ? `${spoken}?` : /[.?!]$/.test(spoken) ? spoken : random.chance(0.6) ? `${spoken}.` : spoken
    }
    case 'hasty': {
      let typed = text.toLowerCase()
      if (random.chance(0.5))
        for (const [long, short] of shortened) typed = random.chance(0.6) ? typed.replace(long, short) : typed
      if (random.chance(0.35)) typed = slipIn(random, typed)
      return mark && random.chance(0.25) ? `${typed}${random.pick(['?', '??', ' ?'])}` : typed
    }
    case 'chatty':
      return `${random.chance(0.5) ? random.pick(beginnings[language]) : ''}${text}${mark ? '?' : ''}${random.chance(0.6) ? random.pick(endings[language]) : ''}`
    default: {
      const spoken = random.chance(0.55) ? text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : text
      const typed = random.chance(0.08) ? slipIn(random, spoken) : spoken
      return mark && random.chance(0.7) ? `${typed}?` : typed
    }
  }
}

function slipIn(random: Random, text: string): string {
  const words = text.split(' ')
  const at = random.int(0, words.length - 1)
  return words.map((word, index) => (index === at ? slip(random, word) : word)).join(' ')
}
