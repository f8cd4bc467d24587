import { stemmer as danish } from '@orama/stemmers/danish'
import { stemmer as dutch } from '@orama/stemmers/dutch'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as german } from '@orama/stemmers/german'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'
import { stemmer as portuguese } from '@orama/stemmers/portuguese'
import { stemmer as spanish } from '@orama/stemmers/spanish'
import { stemmer as swedish } from '@orama/stemmers/swedish'

type Stemmer = (word: string) => string

const stemmers: Readonly<Record<string, Stemmer>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  it: italian,
  nl: dutch,
  pt: portuguese,
  sv: swedish,
  da: danish,
  nb: norwegian,
  no: norwegian,
}

/** Forms that no ending tells, each with the word it is of. */
const irregular: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: formsOf(
    'knives knife,wives wife,lives life,shelves shelf,halves half,wolves wolf,leaves leaf,loaves loaf,scarves scarf,calves calf,elves elf,thieves thief,hooves hoof,men man,women woman,children child,feet foot,teeth tooth,mice mouse,geese goose,people person,lens lense,lenses lense,dice die,buses bus,gases gas,indices index',
  ),
  de: formsOf('autos auto,akkus akku,museen museum,themen thema'),
  fr: formsOf(
    'jeux jeu,feux feu,yeux oeil,velos velo,pneus pneu,douce doux,douces doux,belle beau,belles beau,nouvelle nouveau,nouvelles nouveau,vieille vieux,vieilles vieux',
  ),
  es: formsOf('paredes pared'),
}

function formsOf(list: string): Readonly<Record<string, string>> {
  return Object.fromEntries(list.split(',').map((pair) => pair.split(' ') as [string, string]))
}

const known = new Map<string, string>()
const knownMax = 20_000

/** A word's stem (Snowball) in a language, without accents on either side; a language we have no rules for keeps its words. */
export function stemIn(language: string, word: string): string {
  if (word.length < 3 || /\p{N}/u.test(word)) return word
  const stemmer = stemmers[language]
  if (!stemmer) return word
  const key = `${language} ${word}`
  const before = known.get(key)
  if (before !== undefined) return before
  const stem = stemmer(irregular[language]?.[word] ?? word)
  if (known.size >= knownMax) known.clear()
  known.set(key, stem)
  return stem
}

/** What a word may be in the languages that shoppers most often mix. */
export const stemsOf = (word: string): string[] => [
  ...new Set(['en', 'de', 'fr', 'es'].map((language) => stemIn(language, word))),
]
