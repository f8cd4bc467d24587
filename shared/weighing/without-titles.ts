import { fold } from './language.ts'

/** Titles out of a folded question: the "light" of a night light asks for no weight, an expedition backpack for no delivery. */
export function withoutTitles(question: string, titles: readonly string[]): string {
  const text = fold(question)
  const names = titles.map((title) => fold(title)).sort((a, b) => b.length - a.length)
  return names.reduce((rest, name) => (name ? rest.replaceAll(name, ' ') : rest), text)
}
