import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { composition } from '../../../gpu-backend/dataset/eshop/composition.ts'
import type { Sample } from '../../../gpu-backend/dataset/eshop/sample.ts'
import { Random } from '../../../gpu-backend/dataset/grounded/random.ts'
import { trainedTurns, wrongAnswers } from '../../../gpu-backend/dataset/judge/conversation-rules.ts'
import { judgeFile, judgementTable } from '../../../gpu-backend/dataset/judge/judge.ts'
import { isSolvedByOverlap } from '../../../gpu-backend/dataset/judge/overlap.ts'
import { skeletonOf } from '../../../gpu-backend/dataset/judge/skeleton.ts'
import { wrongGolds } from '../../../gpu-backend/dataset/judge/task-rules.ts'
import { isSubstitute, kindIn } from '../../../gpu-backend/dataset/world/kinds.ts'
import { World } from '../../../gpu-backend/dataset/world/world.ts'
import { answerGrammar } from '../../../shared/answers/grammar.ts'

const substitute = (options: readonly string[], gold: number): Sample => ({
  input_field: `Which of the following products is a substitute for 'Black Charging Cable Fernway (Usb C)'?\n${options.map((text, at) => `${at}. ${text}`).join('\n')}\nAnswer: `,
  output_field: gold,
  task_name: 'substitutes-selection',
  task_type: 'multiple-choice',
  metric: 'accuracy',
  skill: 'knowledge-reasoning',
  language: 'en',
  source: 'invented',
})

describe('a kind of goods', () => {
  it('is known by its other words, and not by what a product is made for', () => {
    expect(kindIn('Blue Rucksack Keller (20 L)')?.name).toBe('backpack')
    expect(kindIn('Keller Socks - Black, for Running Shoes')?.name).toBe('socks')
  })

  it('is no substitute where what must fit differs', () => {
    expect(isSubstitute('Charging Cable Usb C Black', 'Power Cord Usb C Red')).toBe(true)
    expect(isSubstitute('Charging Cable Usb C Black', 'Charging Cable Lightning Black')).toBe(false)
  })
})

describe('the judge of the data', () => {
  it('finds a substitute across connectors, and a second right answer', () => {
    expect(wrongGolds(substitute(['Charging Cable Lightning Moss', 'Black Mug Fernway'], 0))).toEqual([
      'a substitute that does not fit',
    ])
    expect(wrongGolds(substitute(['Power Cord Usb C Moss', 'Charging Cable Usb C Red', 'Mug'], 0))).toEqual([
      'a second substitute',
    ])
    expect(wrongGolds(substitute(['Power Cord Usb C Moss', 'Charging Cable Lightning Red'], 0))).toEqual([])
  })

  it('tells what words alone solve', () => {
    expect(isSolvedByOverlap(substitute(['Black Charging Cable Fernway', 'Mug'], 0))).toBe(true)
    expect(isSolvedByOverlap(substitute(['Power Cord Moss', 'Charging Cable Fernway Lightning'], 0))).toBe(false)
  })

  it('sees one wording in two questions', () => {
    const one = "Which of these goes with 'Black Mug Fernway'?\n0. Tea\n1. Tent"
    expect(skeletonOf(one)).toBe(skeletonOf("Which of these goes with 'Laptop Vista 14'?\n0. Mouse\n1. Sofa\n2. Rug"))
    expect(skeletonOf(one)).not.toBe(skeletonOf("What belongs to 'Black Mug Fernway'?\n0. Tea\n1. Tent"))
  })

  it('finds answers of conversations that deny what is listed, or name a slot that is not shown', () => {
    const row = (answer: string) => ({
      messages: [
        { role: 'system', content: 'S' },
        {
          role: 'user',
          content: '<listing>\n{{1.title}} Keller Vista Tent\n{{1.price}} €90.00\n</listing>\n\ndo you have tents',
        },
        { role: 'assistant', content: answer },
      ],
      kinds: ['seek'],
      language: 'en',
    })
    const wrong = (answer: string) => trainedTurns(row(answer)).flatMap(wrongAnswers)
    expect(wrong('Yes, we have {{1.title}} for {{1.price}}.')).toEqual([])
    expect(wrong('Sorry, we do not have tents.')).toEqual(['denies what is listed'])
    expect(wrong('{{1.title}} weighs {{1.weight}}.')).toEqual(['a slot that is not shown'])
  })

  it('finds nothing wrong in what our builders make, and little that words alone solve', async () => {
    const world = new World(new Random(31), 'train')
    const file = join(mkdtempSync(join(tmpdir(), 'llasa-judge-')), 'rows.jsonl')
    const rows = composition.flatMap((task) =>
      Array.from({ length: 30 }, () => {
        const { prompt, gold, type, metric } = task.build(world)
        const { name, skill } = task
        return {
          input_field: prompt,
          output_field: gold,
          task_name: name,
          task_type: type ?? task.type,
          metric: metric ?? task.metric,
          skill,
          language: 'en',
          source: 'invented',
        }
      }),
    )
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
    const judged = await judgeFile(file)
    const all = [...judged.values()]
    const share = (part: (each: (typeof all)[number]) => number, of: (each: (typeof all)[number]) => number) =>
      all.reduce((sum, each) => sum + part(each), 0) / all.reduce((sum, each) => sum + of(each), 0)
    expect(
      share(
        ({ wrong }) => wrong,
        ({ rows: count }) => count,
      ),
    ).toBeLessThan(0.02)
    expect(
      share(
        ({ solvedByOverlap }) => solvedByOverlap,
        ({ comparable }) => comparable,
      ),
    ).toBeLessThan(0.5)
    expect(judgementTable(judged)).toContain('| all | ')
  })
})

describe('a judgement in words', () => {
  it('is held to yes or no by its grammar', () => {
    expect(answerGrammar("Can 'A' be bought in place of 'B'?\nAnswer yes or no.\nOutput: ", 'generation')).toBe(
      'root ::= "yes" | "no"\n',
    )
    expect(answerGrammar("Describe 'A'.\nOutput: ", 'generation')).toBeNull()
  })
})
