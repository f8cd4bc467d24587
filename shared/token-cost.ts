/**
 * What a million tokens of the model cost at the load a replica is meant to carry, in dollars: `npm run simulate -- cost`, profile
 * h100x2-fp8-tp2 (docs/measurements.md). An estimate to begin with; operators who know their price put it in its place.
 */
export const dollarsPerMillionTokens = 0.47
