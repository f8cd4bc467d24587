import * as z from '../zod.ts'
import { Picks, readPicks } from './picked.ts'
import { defineTask, Item, type NamedItem, named, oneLine, served, type Task, taskLocale } from './task.ts'

interface Choice {
  readonly name: string
  readonly summary: string
  readonly skill: Task['skill']
  /** `session`: products viewed, oldest first. `product`: one. */
  readonly about: 'session' | 'product'
  readonly wording: (about: readonly string[], options: readonly string[]) => readonly string[]
  readonly related?: 'complement' | 'substitute'
  readonly kind?: 'same' | 'other'
  /** What of the catalogue may be picked, where the caller names no candidates. */
  readonly query: (about: readonly NamedItem[]) => string
}

const candidatesMax = 15
const Candidates = z.optional(z.array(Item).check(z.minLength(2), z.maxLength(30)))
const OfProduct = z.strictObject({ product: Item, candidates: Candidates, locale: taskLocale })
const OfSession = z.strictObject({
  session: z.array(Item).check(z.minLength(1), z.maxLength(20)),
  candidates: Candidates,
  locale: taskLocale,
})

/** Tasks that pick three of a list of products, sent along or found. */
export function pickFromCandidates({ about, wording, query, related = 'substitute', kind, ...rest }: Choice): Task {
  const aboutOf = (input: z.infer<typeof OfProduct> | z.infer<typeof OfSession>): Item[] =>
    'product' in input ? [input.product] : input.session
  const definition = {
    ...rest,
    metric: 'hit rate@3' as const,
    output: Picks,
    lookup: (input: z.infer<typeof OfProduct> | z.infer<typeof OfSession>) => ({
      items: [...aboutOf(input), ...(input.candidates ?? [])],
      candidates: input.candidates
        ? null
        : {
            query: query(aboutOf(input).map(({ id, title }) => ({ id, title: title ?? '' }))),
            limit: candidatesMax,
            related,
            ...(kind && { kind }),
            exclude: aboutOf(input).map(({ id }) => id),
          },
    }),
    calls: (input: z.infer<typeof OfProduct> | z.infer<typeof OfSession>, world: Parameters<Task['calls']>[1]) => {
      const options = optionsOf(input.candidates, world)
      const titles = named(aboutOf(input), world).map(({ title }) => title)
      return options.length < 2
        ? []
        : [
            {
              question: served(
                wording(
                  titles,
                  options.map(({ title }) => oneLine(title)),
                ),
              ),
              form: 'retrieval' as const,
              tokensMax: 16,
            },
          ]
    },
    read: (
      input: z.infer<typeof OfProduct> | z.infer<typeof OfSession>,
      world: Parameters<Task['calls']>[1],
      [answer]: readonly string[],
    ) => {
      const options = optionsOf(input.candidates, world)
      return readPicks(answer, options, 3)
    },
  }
  return about === 'product' ? defineTask({ ...definition, input: OfProduct }) : defineTask({ ...definition, input: OfSession })
}

const optionsOf = (items: readonly Item[] | undefined, world: Parameters<Task['calls']>[1]): readonly NamedItem[] =>
  items ? named(items, world) : world.candidates
