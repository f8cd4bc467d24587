import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import * as z from 'zod/mini'
import { iterationModels } from '../iteration-models.ts'
import { startFakeEngine } from './server.ts'

/** An engine in a process of its own, for tests of contracts, load and drain. Loopback only. */
const { values } = parseArgs({
  options: {
    dialect: { type: 'string', default: 'trtllm-1.2' },
    port: { type: 'string', default: '8000' },
    'model-id': { type: 'string', default: 'llasa-nano' },
    'context-tokens': { type: 'string', default: '16384' },
    sequences: { type: 'string', default: '64' },
    'kv-tokens': { type: 'string', default: '200000' },
    'time-scale': { type: 'string', default: '1' },
    'start-ms': { type: 'string', default: '0' },
    // As the chart starts the real ones; `--chat-template=` for what the model brings itself.
    'chat-template': { type: 'string', default: 'gpu-backend/engines/chat-template.jinja' },
    'tool-parser': { type: 'boolean', default: true },
  },
})
const Dialect = z.enum(['trtllm-1.2', 'trtllm-1.3', 'vllm'])
const engine = await startFakeEngine({
  dialect: Dialect.parse(values.dialect),
  model: iterationModels['h200x1-fp8'],
  timeScale: Number(values['time-scale']),
  modelId: values['model-id'],
  contextTokens: Number(values['context-tokens']),
  sequencesMax: Number(values.sequences),
  kvTokens: Number(values['kv-tokens']),
  startMs: Number(values['start-ms']),
  port: Number(values.port),
  ...(values['chat-template'] && { chatTemplate: readFileSync(values['chat-template'], 'utf8') }),
  toolParser: values['tool-parser'],
  promptTokensDetails: true,
})
process.stdout.write(`${JSON.stringify({ kind: 'ready', dialect: values.dialect, url: engine.url })}\n`)
process.on('SIGTERM', () => void engine.die().then(() => process.exit(0)))
process.on('SIGINT', () => void engine.die().then(() => process.exit(0)))
