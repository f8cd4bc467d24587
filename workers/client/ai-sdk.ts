import type { ChatChunk, ChatCompletion, LlasaOutput } from './types.ts'

type Metadata = { llasa: Record<string, never> } | undefined

/** As the AI SDK wants it: JSON under the provider's name. */
const metadataOf = (llasa: LlasaOutput | undefined): Metadata =>
  llasa && Object.keys(llasa).length ? ({ llasa } as { llasa: Record<string, never> }) : undefined

/**
 * For `createOpenAICompatible({ metadataExtractor: llasaMetadata, … })`: cards and receipt are `providerMetadata.llasa` of the
 * AI SDK's results, of an answer as a whole and of a stream.
 */
export const llasaMetadata = {
  async extractMetadata({ parsedBody }: { parsedBody: unknown }): Promise<Metadata> {
    return metadataOf((parsedBody as ChatCompletion | null)?.llasa)
  },
  createStreamExtractor() {
    let llasa: LlasaOutput = {}
    return {
      processChunk(chunk: unknown): void {
        llasa = { ...llasa, ...(chunk as ChatChunk | null)?.llasa }
      },
      buildMetadata: (): Metadata => metadataOf(llasa),
    }
  },
}
