import { KeySettings } from '../../../shared/api-key.ts'
import type { Route } from '../../http/routes/route.ts'
import { CreateKey, createKey, getKey, listKeys, putKey, RevokeQuery, RotateKey, revokeKey, rotateKey } from './keys.ts'
import { KeyList, KeyView, NewKey, RevokedKeys, UsageView } from './responses.ts'
import { getUsage, UsageQuery } from './usage.ts'

const path = '/admin/v1/keys'
const common = { tag: 'Keys' } as const

export const accessRoutes: readonly Route[] = [
  {
    ...common,
    method: 'get',
    path,
    id: 'listKeys',
    summary: "The tenant's keys, revoked ones too",
    response: KeyList,
    handler: listKeys,
  },
  {
    ...common,
    method: 'post',
    path,
    id: 'createKey',
    summary: 'A new key',
    body: CreateKey,
    response: NewKey,
    status: 201,
    handler: createKey,
  },
  { ...common, method: 'get', path: `${path}/:id`, id: 'getKey', summary: 'One key', response: KeyView, handler: getKey },
  {
    ...common,
    method: 'put',
    path: `${path}/:id`,
    id: 'putKey',
    summary: 'Everything of a key but its secret; what is left out has its default again',
    body: KeySettings,
    response: KeyView,
    handler: putKey,
  },
  {
    ...common,
    method: 'post',
    path: `${path}/:id/rotate`,
    id: 'rotateKey',
    summary: 'A new secret; the old one works on for `overlapSeconds`',
    body: RotateKey,
    response: NewKey,
    handler: rotateKey,
  },
  {
    ...common,
    method: 'delete',
    path: `${path}/:id`,
    id: 'revokeKey',
    summary: 'A key stops working, and all that were created with it',
    query: RevokeQuery,
    response: RevokedKeys,
    handler: revokeKey,
  },
  {
    ...common,
    method: 'get',
    path: '/admin/v1/usage',
    id: 'getUsage',
    summary: 'What each key used, by day',
    query: UsageQuery,
    response: UsageView,
    handler: getUsage,
  },
]
