// KV takes one write a second of one key (https://developers.cloudflare.com/kv/platform/limits/): the next try is past that.
const firstWaitMs = 1_100
const triesMax = 5

type Wait = (ms: number) => Promise<void>
const waitFor: Wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** A write of a KV key that may have been written a moment ago: a refusal for coming too soon is waited out, longer each time. */
export async function patiently(write: () => Promise<void>, wait: Wait = waitFor): Promise<void> {
  for (let turn = 1; ; turn++)
    try {
      return await write()
    } catch (error) {
      if (turn === triesMax || !/\b429\b|too many requests/i.test(String(error))) throw error
      await wait(firstWaitMs * turn)
    }
}
