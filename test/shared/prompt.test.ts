import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parsePrompt } from '../../shared/prompt.ts'

// The Worker parses a prompt when an arm first needs it: a fault must be found before.
it.each(readdirSync('shared/prompts'))('%s has a front matter that the Worker reads', (file) => {
  expect(parsePrompt(file.replace('.md', ''), readFileSync(`shared/prompts/${file}`, 'utf8')).text).not.toBe('')
})
