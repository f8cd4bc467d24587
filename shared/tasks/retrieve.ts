import { CatalogueFilters } from '../catalogue/query.ts'
import * as z from '../zod.ts'
import { readPicks } from './picked.ts'
import { defineTask, oneLine, served, taskLocale, text } from './task.ts'
import { relevantItems } from './wordings/selection.ts'

const candidatesMax = 15

/** Finds products of the catalogue for a query and picks the three that meet it best; nothing where nothing fits. */
export const retrieve = defineTask({
  name: 'retrieve',
  summary: 'Find the products of the catalogue that meet a query best.',
  skill: 'user behaviour',
  metric: 'hit rate@3',
  input: z.strictObject({ query: text(300), filters: z._default(CatalogueFilters, {}), locale: taskLocale }),
  output: z.object({ products: z.array(z.object({ id: z.string(), title: z.string(), rank: z.int() })) }),
  lookup: ({ query }) => ({ candidates: { query: oneLine(query), limit: candidatesMax, exclude: [] } }),
  calls: ({ query }, { candidates }) =>
    // Of three or fewer there is nothing to pick.
    candidates.length <= 3
      ? []
      : [
          {
            question: served(
              relevantItems(
                oneLine(query),
                candidates.map(({ title }) => oneLine(title)),
              ),
            ),
            form: 'retrieval',
            tokensMax: 16,
          },
        ],
  read: (_input, { candidates }, [answer]) =>
    candidates.length <= 3
      ? { output: { products: candidates.map((item, at) => ({ ...item, rank: at + 1 })) }, repaired: false }
      : readPicks(answer, candidates, 3),
})
