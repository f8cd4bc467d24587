/** The slots that stand in a text, in its order. */
export const slotsOf = (text: string): string[] => [...text.matchAll(/\{\{([^{}]+)\}\}/g)].map(([, slot]) => slot ?? '')
