import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createModelDownloader } from 'node-llama-cpp'

/** `npm run model:fetch [-- URI]`: a public instruct model for machines with a network, with a progress bar. */
const uri = process.argv[2] ?? 'hf:Qwen/Qwen2.5-0.5B-Instruct-GGUF/qwen2.5-0.5b-instruct-q8_0.gguf'
await mkdir('build/models', { recursive: true })
const downloader = await createModelDownloader({ modelUri: uri, dirPath: 'build/models', showCliProgress: true })
const path = await downloader.download()
if (existsSync(path)) console.log(`\nnpm start -- --model ${path}`)
