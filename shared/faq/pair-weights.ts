import type { PairWeights } from './pair-model.ts'

/** Written by `npm run faq -- fit --shops 24 --seed 7` from clinc150.jsonl, bitext.jsonl, stackfaq.jsonl, hint3_powerplay11.jsonl, shops/bicycles.json, shops/garden.json, shops/cosmetics.json. */
export const pairWeights: PairWeights = {
  pair: {
    bias: 3.3423,
    weights: [
      0.02, -3.3306, -1.1983, 0.3872, 3.8187, -2.9973, 1.4046, 0.6754, -0.6347, -0.7766, 1.2022, -2.2099, -0.2709, 0.073, -0.0562,
      -0.3677, -0.5123, 0.0545, -0.7588, 0.1288, -9.9408, -0.0118, 0.5104, -1.3775, -0.1549, 1.4794, 2.2987, -1.8688, 0.05,
      0.2402, 4.3154, 0.3676,
    ],
  },
  match: {
    bias: -0.7764,
    weights: [
      1.0572, -0.0376, -0.7363, -0.7158, 1.6895, 1.4839, -0.0816, -0.2629, 0.3242, 1.0421, 0.1947, -0.1399, -3.0301, 4.045,
    ],
  },
}
