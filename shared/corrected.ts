/**
 * What takes back the words before it: "the pot… sorry, the pan", "nein, ich meine", "perdón". A correction stands after a
 * pause, so that "sorry, my English" at the beginning corrects nothing.
 */
const correcting =
  /(?:(?<!\.)\.{2,}|…|,|;| -| –|\bno\b)\s*(?:oh\s+)?(?:sorry|no sorry|no wait|wait no|wait,|i mean|i meant|or rather|scratch that|my bad|correction|nein warte|ich meine?|ich meinte|quatsch|moment|ach nein|pardon|je veux dire|non plutot|non plutôt|enfin non|euh non|perd[oó]n|quiero decir|digo|mejor dicho|no espera)(?:\s*,|\s+(?=the|a|an|just|der|die|das|den|ein|le|la|les|un|une|el|los|las|una)|\s*:)\s*(?:just\s+)?/giu

/** A message without the words that it takes back itself: of each sentence what follows the last correction. */
export function corrected(message: string): string {
  if (message.search(correcting) < 0) return message
  const sentences = message.split(/(?<=[?!]\s|[^.]\.\s)/u)
  return sentences
    .map((sentence) => {
      const last = [...sentence.matchAll(correcting)].at(-1)
      if (!last || last.index === 0) return sentence
      const rest = sentence.slice(last.index + last[0].length)
      return rest.trim().split(/\s+/).length >= 2 ? rest : sentence
    })
    .join('')
}
