import type { PairWeights } from './pair-model.ts'

/** Written by `npm run faq -- fit --shops 24 --seed 7` from bitext.jsonl, clinc150.jsonl, hint3_powerplay11.jsonl, stackfaq.jsonl, shops/bicycles.json, shops/garden.json, shops/cosmetics.json, shops/books.json, shops/pets.json. */
export const pairWeights: PairWeights = {
  pair: {
    bias: 3.2596,
    weights: [
      -1.0642, -4.5065, -2.0476, 2.2583, 4.2189, -3.7436, 3.787, 0.9395, -1.0147, -0.5635, 2.152, -3.5636, -0.8015, -0.6162,
      -0.1136, -0.2907, -1.0669, 0.0606, 1.6725, -0.0073, -11.6862, 0.3143, 0.8797, -1.1747, 0.2075, 1.715, 2.2179, -1.4232,
      -0.6334, 1.1627, 5.5253, 0.2734, 6.4912, -1.7018, 1.7718, -0.74, 0.2402, -0.6526,
    ],
  },
  match: {
    bias: -1.1649,
    weights: [
      0.8937, 0.0594, -0.8607, -1.1391, 2.0673, -1.0927, 0.2258, 0.1094, -0.9813, 0.7697, -0.186, -0.0993, 0.8354, 0.6497,
    ],
  },
}
