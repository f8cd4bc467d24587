/** A place of llama.cpp's cache, as far as it tells what it holds. */
interface Sequence<Token> {
  compareContextTokens(tokens: Token[]): { readonly firstDifferentIndex: number }
}

/**
 * Takes the idle sequence that holds the longest part of a prompt: the prefix cache of a laptop. One that holds less than half of what
 * the prompt shares with others (`staticTokens`) is warm for another version of the prompt, or another tenant, and would be lost to
 * it: then the one that was idle longest is taken, so that as many versions stay warm as there are sequences. Null where none is idle.
 */
export function takeSequence<Token, S extends Sequence<Token>>(idle: S[], tokens: Token[], staticTokens: number): S | null {
  let [best, bestLength] = [0, -1]
  for (const [index, sequence] of idle.entries()) {
    const length = sequence.compareContextTokens(tokens).firstDifferentIndex
    if (length > bestLength) [best, bestLength] = [index, length]
  }
  // Those that were used come back at the end.
  const [sequence = null] = idle.splice(2 * bestLength >= staticTokens ? best : 0, 1)
  return sequence
}
