import { describe, expect, it } from 'vitest'
import { inferAnswerType } from '../../../shared/answers/answer-type.ts'
import { answerGrammar, sourceText } from '../../../shared/answers/grammar.ts'
import { optionHints } from '../../../shared/answers/option-hints.ts'
import { taskTurn } from '../../../shared/answers/task-turn.ts'
import * as choice from '../../../shared/tasks/wordings/choice.ts'
import * as extraction from '../../../shared/tasks/wordings/extraction.ts'
import * as generation from '../../../shared/tasks/wordings/generation.ts'
import * as selection from '../../../shared/tasks/wordings/selection.ts'

const list = ['socks', 'wool socks', 'tent', 'lamp', 'mug', 'tea', 'rope']

describe('the answer form of a task', () => {
  it('is told from the words of every task of ours', () => {
    const byType = {
      'multiple-choice': [
        choice.categoryOf('Socks', list.slice(0, 4)),
        choice.reviewRating('mug', 'Nice.'),
        choice.queryRelation('a', 'b', ['x', 'y']),
      ],
      retrieval: [selection.relevantItems('socks', list), selection.aspectsOfReview('mug', 'Nice handle.', list)],
      ranking: [selection.rankForQuery('socks', list.slice(0, 5))],
      named_entity_recognition: [
        extraction.entityInQuery('brand', 'acme socks'),
        extraction.attributeInTitle('Color', 'Acme Socks, Red'),
      ],
      generation: [
        generation.explainCategory('socks'),
        generation.translateTitle('Socks', 'German'),
        generation.keyphraseOf('mug', 'Nice.', 'handle'),
      ],
    }
    for (const [type, wordings] of Object.entries(byType))
      for (const wording of wordings.flat()) expect(inferAnswerType(wording), wording).toBe(type)
  })

  it('is free text when the task wants its steps told', () => {
    expect(inferAnswerType("How many?\n0. 72\n1. 2\nAnswer: Let's think step by step.")).toBe('generation')
  })
})

describe('the grammar of an answer', () => {
  it('allows one printed number, or one of five for a rating', () => {
    expect(answerGrammar('Which?\n0. red\n1. blue\nAnswer: ', 'multiple-choice')).toBe('root ::= "0" | "1"\n')
    expect(answerGrammar('Rate it on a scale of 1 to 5.\nInput: 0. terrible 1. awful', 'multiple-choice')).toBe(
      'root ::= "1" | "2"\n',
    )
  })

  it('never allows the same number twice', () => {
    const grammar = answerGrammar(selection.rankForQuery('socks', list.slice(0, 3))[0] ?? '', 'ranking') ?? ''
    const answers = expand(grammar)
    expect(answers.sort()).toEqual(['1,2,3', '1,3,2', '2,1,3', '2,3,1', '3,1,2', '3,2,1'])
    const picks = expand(answerGrammar(selection.relevantItems('socks', list)[0] ?? '', 'retrieval') ?? '')
    expect(picks.length).toBe(7 * 6 * 5)
    for (const pick of picks) expect(new Set(pick.split(',')).size).toBe(3)
  })

  it('of a long list stays small, and may repeat', () => {
    const long = Array.from({ length: 60 }, (_, index) => `thing ${index}`)
    for (const type of ['ranking', 'retrieval'] as const) {
      const grammar = answerGrammar(`Choose.\n${long.map((text, index) => `${index + 1}. ${text}`).join('\n')}`, type) ?? ''
      expect(grammar.length).toBeLessThan(2_000)
      expect(grammar).toContain('"60"')
    }
  })

  it('allows only words of the text, with and without their punctuation', () => {
    const grammar =
      answerGrammar("Identify the 'Mood' in the product title 'Eureka 42\" Range-Hood, 5.5 oz.'.", 'named_entity_recognition') ??
      ''
    for (const span of ['"42\\""', '"42"', '"Hood"', '"5.5 oz."']) expect(grammar).toContain(span)
    expect(grammar).not.toContain('Identify')
  })

  it('keeps quotes and backslashes of a title inside their literal', () => {
    const grammar =
      answerGrammar('Extract the phrases of the entity type.\nQuery: a" | "b \\ c\nOutput: ', 'named_entity_recognition') ?? ''
    expect(grammar).toContain('"a\\""')
    expect(grammar).toContain('"\\\\"')
  })
})

describe('the nearest options', () => {
  it('are those whose words the question has', () => {
    expect(optionHints(selection.relevantItems('wool socks', list)[0] ?? '', 'retrieval')?.slice(0, 2)).toEqual([2, 1])
  })

  it('stand at the end of a turn for models that read them, and nowhere for others', () => {
    const question = selection.relevantItems('wool socks', list)[0] ?? ''
    expect(taskTurn(question, 'auto', true).text).toMatch(/\nretrieval: 2,1/)
    expect(taskTurn(question, 'auto', false).text).toBe(question)
  })

  it('are not named for text and entities', () => {
    expect(taskTurn('Explain the product type mug.', 'auto', true).text).toMatch(/\ngeneration$/)
  })
})

describe('the text entities are taken from', () => {
  it('is what follows the label, or the longest quotation', () => {
    expect(sourceText('Extract it.\nQuery: red mug\nOutput: ')).toBe('red mug')
    expect(sourceText("Identify the 'Color' in the product title 'Red Mug, 11 oz'.")).toBe('Red Mug, 11 oz')
  })
})

/** All texts of a small grammar of literals, alternatives and rule names. */
function expand(grammar: string): string[] {
  const rules = new Map(
    grammar
      .trim()
      .split('\n')
      .map((line) => line.split(' ::= ') as [string, string]),
  )
  const texts = (name: string): string[] =>
    (rules.get(name) ?? '')
      .split(' | ')
      .flatMap((alternative) =>
        alternative
          .split(' ')
          .reduce<string[]>(
            (heads, part) =>
              heads.flatMap((head) =>
                part.startsWith('"') ? [head + part.slice(1, -1)] : texts(part).map((tail) => head + tail),
              ),
            [''],
          ),
      )
  return texts('root')
}
