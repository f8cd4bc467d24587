import { type Language, languages } from '../weighing/language.ts'
import { wordsIn } from './tokens.ts'

// Words of statements; folded. Shared ones tell less than the others, but they tell.
const functionWords = {
  en: 'a an the in of and with for to by from that is are it its on as at this made',
  de: 'ein eine einer eines einem einen der die das dem den des und mit fur von zu aus ist sind im am auf es sie er nicht',
  fr: 'un une le la les des du de et avec pour en est sont au aux dans sur ce cette il elle d l qui',
  es: 'un una el la los las de del y con para en es son al por su que se lo',
} as const
const known = languages.map((language) => [language, new Set<string>(functionWords[language].split(' '))] as const)

/** The one of our languages in which a text is written; null where its words do not tell. */
export function textLanguage(text: string): Language | null {
  const words = wordsIn(text)
  const scores = known
    .map(([language, own]) => ({ language, score: words.filter((word) => own.has(word)).length }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && next && best.score > next.score ? best.language : null
}
