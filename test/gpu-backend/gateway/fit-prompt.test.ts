import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PromptRenderer } from '../../../gpu-backend/engines/render-prompt.ts'
import { tokenCounter } from '../../../gpu-backend/engines/tokenizer.ts'
import { fitPrompt } from '../../../gpu-backend/gateway/fit-prompt.ts'
import { engineJob } from '../../support/engine-job.ts'
import { nanoTokenizer } from '../../support/nano-tokenizer.ts'

const template = readFileSync('gpu-backend/engines/chat-template.jinja', 'utf8')
const renderer = new PromptRenderer(template)
const counter = tokenCounter(await nanoTokenizer())
const contextTokens = 1_000
const fitted = (content: string, change = {}) => fitPrompt(engineJob(content, change), { contextTokens, renderer, counter })

describe('a prompt', () => {
  it('is refused by its real tokens, of which a digit is one', async () => {
    await expect(fitted('9'.repeat(1_000))).rejects.toMatchObject({ code: 'context_length_exceeded', param: 'messages' })
    await expect(fitted('hello there '.repeat(200))).resolves.toBeDefined()
  })

  it('leaves its answer what is left, and is set aside with it', async () => {
    const { job, tokens } = await fitted('9'.repeat(900), { outputTokensMax: 500 })
    expect(tokens).toBe(contextTokens)
    expect(job.outputTokensMax).toBeLessThan(100)
  })

  it('is never refused, nor cut, where its bytes alone show that it fits', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 150, unit: 'grapheme' }), async (content) => {
        fc.pre(Buffer.byteLength(content) < 800)
        expect((await fitted(content, { outputTokensMax: 64 })).job.outputTokensMax).toBe(64)
      }),
      { numRuns: 50 },
    )
  })

  it('of an answer that exists in part says how many tokens that is', async () => {
    const begun = 'It weighs 1234 grams'
    const { job } = await fitted('How heavy is it?', { begun })
    expect(job.begunTokens).toBe(await counter.count(begun, contextTokens))
  })

  it('is counted in pieces as it is at once', async () => {
    const text = 'How long is the warranty of the Ridge 45, and what does it weigh? '.repeat(300)
    const [first = 0] = await Promise.all([counter.count(text, 1e9)])
    const single = await counter.count('How long is the warranty of the Ridge 45, and what does it weigh? ', 1e9)
    expect(Math.abs(first - 300 * single)).toBeLessThanOrEqual(302)
    expect(await counter.count(text, 100)).toBeGreaterThan(100)
  })
})

describe('the chat template', () => {
  const messages = [
    { role: 'system' as const, content: 'Rules' },
    { role: 'user' as const, content: 'Hi' },
  ]

  it('renders a plain conversation as the model was trained on it', () => {
    const trained = new PromptRenderer(readFileSync('gpu-backend/train/chat_template.jinja', 'utf8'))
    const turns = [...messages, { role: 'assistant' as const, content: 'Hello' }, { role: 'user' as const, content: 'And?' }]
    // HF's engine drops the template file's own last newline.
    expect(renderer.renderText(turns, [], true)).toBe(trained.renderText(turns, [], true).replace(/\n\n$/, '\n'))
  })

  it('leaves the last turn of the assistant open, and no other', () => {
    const open = renderer.renderText([...messages, { role: 'assistant', content: 'Hello wo' }], [], false)
    expect(open.endsWith('<|im_start|>assistant\nHello wo')).toBe(true)
    expect(open.match(/<\|im_end\|>/g)).toHaveLength(2)
  })

  it('shows the tools, their calls and what they returned', () => {
    const tools = [{ type: 'function' as const, function: { name: 'find', parameters: { type: 'object' } } }]
    const call = { id: 'c', type: 'function' as const, function: { name: 'find', arguments: '{"colour":"red"}' } }
    const text = renderer.renderText(
      [
        ...messages,
        { role: 'assistant', content: '', tool_calls: [call] },
        { role: 'tool', content: '3 found', tool_call_id: 'c' },
      ],
      tools,
      true,
    )
    expect(text).toContain('"name": "find"')
    expect(text).toContain('<tool_call>\n{"name": "find", "arguments": {"colour":"red"}}\n</tool_call><|im_end|>')
    expect(text).toContain('<tool_response>\n3 found\n</tool_response>')
  })
})
