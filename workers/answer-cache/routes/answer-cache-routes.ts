import * as z from '../../../shared/zod.ts'
import type { Route } from '../../http/routes/route.ts'
import { WarmList } from '../warm-question.ts'
import { getWarmList, Purge, PutWarmList, purgeAnswers, putWarmList, warm } from './answers.ts'

const WarmListView = z.object({ questions: WarmList })
const path = '/admin/v1/answers'
const common = { tag: 'Answer cache' } as const

export const answerCacheRoutes: readonly Route[] = [
  {
    ...common,
    method: 'post',
    path: `${path}:purge`,
    id: 'purgeAnswers',
    summary: 'Stored answers with one of the tags, or all of the tenant, are not found again',
    body: Purge,
    response: null,
    handler: purgeAnswers,
  },
  {
    ...common,
    method: 'get',
    path: `${path}:warm-list`,
    id: 'getWarmList',
    summary: 'Questions answered in advance',
    response: WarmListView,
    handler: getWarmList,
  },
  {
    ...common,
    method: 'put',
    path: `${path}:warm-list`,
    id: 'putWarmList',
    summary: 'Sets the questions that are answered in advance',
    body: PutWarmList,
    response: WarmListView,
    handler: putWarmList,
  },
  {
    ...common,
    method: 'post',
    path: `${path}:warm`,
    id: 'warmAnswers',
    summary: 'Answers the list now; one line of JSON for each question and arm',
    response: 'application/x-ndjson',
    handler: warm,
  },
]
