import type { PairWeights } from './pair-model.ts'

/** Written by `npm run faq -- fit --shops 24 --seed 7` from clinc150.jsonl, bitext.jsonl, stackfaq.jsonl, hint3_powerplay11.jsonl, shops/bicycles.json, shops/garden.json. */
export const pairWeights: PairWeights = {
  pair: {
    bias: 3.4245,
    weights: [
      -0.7849, -2.55, 1.6529, -0.0375, 1.2319, -1.1025, 0.3947, 0.412, -0.6669, -0.5401, -0.0252, -1.547, -0.2151, 0.867, -0.1042,
      -0.4861, -0.5473, 0.0608, -1.7175, 0.8374, -4.7058, 0.0071, 0.6229, 1.6396, 1.6385, -0.4997, -2.0805, 2.0011, 5.2546,
      -0.0749,
    ],
  },
  match: {
    bias: -0.8305,
    weights: [
      0.9339, 0.0619, -0.7399, -1.1319, 1.5145, 0.9087, -0.1455, -0.3967, -0.0551, 3.8032, 0.1594, -0.0081, -0.4908, 1.3234,
    ],
  },
}
