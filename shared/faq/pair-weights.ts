import type { PairWeights } from './pair-model.ts'

/** Written by `npm run faq -- fit --shops 24 --seed 7` from clinc150.jsonl, bitext.jsonl, stackfaq.jsonl, hint3_powerplay11.jsonl, shops/bicycles.json, shops/garden.json. */
export const pairWeights: PairWeights = {
  pair: {
    bias: 3.3302,
    weights: [
      -0.7272, -2.7251, 1.6422, 0.1529, 1.2351, -1.5257, 0.2196, 0.4377, -0.711, -0.4322, 0.3281, -1.4454, -0.198, 0.7849, 0.021,
      -0.4504, -0.8914, 0.1146, -1.731, 0.7633, -5.0713, -0.0573, 0.4906, 1.6473, 1.5478, -1.1225, -2.4331, 2.1489, 5.4634,
      -0.1715,
    ],
  },
  match: {
    bias: -0.5983,
    weights: [
      0.9464, 0.0454, -0.6122, -0.9324, 1.1514, 0.1032, -0.1613, -0.3001, -0.3088, 3.7323, 0.1159, 0.0258, -0.3357, 1.0638,
    ],
  },
}
