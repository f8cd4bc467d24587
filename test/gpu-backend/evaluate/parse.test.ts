import { describe, expect, it } from 'vitest'
import { parseAnswer } from '../../../gpu-backend/evaluate/shopbench/parse.ts'

const contest = (text: string, type: Parameters<typeof parseAnswer>[1]) => parseAnswer(text, type, 'contest')
const mmlu = (text: string, type: Parameters<typeof parseAnswer>[1]) => parseAnswer(text, type, 'shopping-mmlu')

describe("answers as the contest's parsers read them", () => {
  it('multiple choice: the first character, or wrong', () => {
    expect(contest('  2. blue', 'multiple-choice')).toBe(2)
    expect(contest('The answer is 2', 'multiple-choice')).toBe(-1)
    expect(contest('', 'multiple-choice')).toBe(-1)
  })

  it('ranking: no duplicates, none above 5, five at most, commas needed', () => {
    expect(contest('3,1,2,5,4', 'ranking')).toEqual([3, 1, 2, 5, 4])
    expect(contest('3,1,1', 'ranking')).toEqual([])
    expect(contest('9,3,1', 'ranking')).toEqual([3, 1])
    expect(contest('1 2 3', 'ranking')).toEqual([])
  })

  it('retrieval: the first three integers; digits in words are glued and fail', () => {
    expect(contest('4, 7, 4, 9', 'retrieval')).toEqual([4, 7, 4])
    expect(contest('The 3 best: 1,2,4', 'retrieval')).toEqual([2, 4])
  })

  it('entities: a Python list when it is one, else parts between commas', () => {
    expect(contest("['red', \"men's\"]", 'named_entity_recognition')).toEqual(['red', "men's"])
    expect(contest('red,  blue ,', 'named_entity_recognition')).toEqual(['red', 'blue'])
    expect(contest('[red, blue]', 'named_entity_recognition')).toEqual(['[red', 'blue]'])
  })

  it('text: stripped, and cut at 5,000 characters', () => {
    expect(contest(' yes \n', 'generation')).toBe('yes')
    expect(contest('a'.repeat(6_000), 'generation')).toHaveLength(5_000)
  })
})

describe("answers as Shopping MMLU's scripts read them", () => {
  it('takes the first line of rankings and entities, and does not refuse duplicates', () => {
    expect(mmlu('\n2,2,1\n3', 'ranking')).toEqual([2, 2, 1])
    expect(mmlu("['red', 'blue']\nmore", 'named_entity_recognition')).toEqual(["['red'", "'blue']"])
  })
})
