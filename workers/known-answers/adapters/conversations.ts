import type { D1Database } from '@cloudflare/workers-types'
import { Receipt } from '../../../shared/grounding/receipt.ts'
import * as z from '../../../shared/zod.ts'
import { hashSecret } from '../../http/adapters/hash-secret.ts'
import { maskPersonal } from '../../http/mask-personal.ts'
import type { Conversations, LoggedTurn } from '../contract.ts'

const questionCharsMax = 500
const answerCharsMax = 800
const productsMax = 10
const claimsMax = 20
const claimCharsMax = 160
// Of one tenant and day: whoever sends made-up questions fills no database.
const turnsPerDayMax = 5_000
const conversationLetters = 24

const Row = z.object({
  day: z.string(),
  number: z.number(),
  at: z.string(),
  conversation: z.string(),
  turn: z.number(),
  locale: z.string(),
  question: z.string(),
  answer: z.string(),
  answered_by: z.string(),
  unanswered: z.number(),
  products: z.string(),
  receipt: z.string(),
  answer_id: z.string(),
  vote: z.nullable(z.enum(['up', 'down'])),
  reasons: z.nullable(z.string()),
})
const Texts = z.array(z.string())
const Settings = z.object({ keep_days: z.number() })

function toTurn(row: unknown): LoggedTurn {
  const { day, number, answered_by, unanswered, products, receipt, answer_id, vote, reasons, ...rest } = Row.parse(row)
  return {
    id: `${day}.${number}`,
    ...rest,
    by: answered_by,
    unanswered: unanswered === 1,
    answerId: answer_id,
    products: Texts.parse(JSON.parse(products)),
    receipt: z.nullable(Receipt).parse(JSON.parse(receipt)),
    vote: vote && { vote, reasons: Texts.parse(JSON.parse(reasons ?? '[]')) },
  }
}

const today = (): string => new Date().toISOString().slice(0, 10)
const masked = (text: string, charsMax: number): string => maskPersonal(text).slice(0, charsMax)
/** A statement may repeat what the shopper wrote. */
const maskedReceipt = (receipt: Receipt | null): Receipt | null =>
  receipt && {
    ...receipt,
    claims: receipt.claims.slice(0, claimsMax).map((claim) => ({ ...claim, text: masked(claim.text, claimCharsMax) })),
  }

/**
 * The log of conversations of tenants that keep one. The setting in D1 decides at each write, so that an isolate which has not
 * heard of a change keeps nothing against it.
 */
export function createConversations(database: D1Database, pepper: string): Conversations {
  // Derived, so that the hash is of use nowhere else, and nobody finds a session by trying.
  const key = hashSecret(pepper, 'conversations')

  return {
    async keep(tenant, turn) {
      const now = new Date().toISOString()
      const conversation = hashSecret(key, `${tenant}\n${turn.keyId}\n${turn.session}`).slice(0, conversationLetters)
      const statement = database
        .prepare(
          `INSERT INTO conversation_turns
           SELECT ?1, ?2, coalesce(max(number), 0) + 1, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
             date(?2, '+' || (SELECT keep_days FROM conversation_settings WHERE tenant = ?1) || ' days')
           FROM conversation_turns WHERE tenant = ?1 AND day = ?2
           HAVING coalesce(max(number), 0) < ${turnsPerDayMax}
             AND EXISTS (SELECT 1 FROM conversation_settings WHERE tenant = ?1 AND keep_days > 0)`,
        )
        .bind(
          tenant,
          now.slice(0, 10),
          now,
          conversation,
          turn.number,
          turn.locale,
          masked(turn.question, questionCharsMax),
          masked(turn.answer, answerCharsMax),
          turn.by,
          Number(turn.isUnanswered),
          JSON.stringify(turn.products.slice(0, productsMax)),
          JSON.stringify(maskedReceipt(turn.receipt)),
          turn.answerId,
        )
      try {
        await statement.run()
      } catch (cause) {
        console.error(JSON.stringify({ kind: 'conversation-lost', cause: String(cause) }))
      }
    },
    async turns(tenant, { unanswered, conversation, vote, after, count }) {
      const [day, number] = after?.split('.') ?? []
      const { results } = await database
        .prepare(
          `SELECT t.*, f.vote, f.reasons FROM conversation_turns t
           LEFT JOIN feedback f ON f.tenant = t.tenant AND f.answer_id = t.answer_id
           WHERE t.tenant = ?1 AND t.keep_until >= ?2 AND (?3 = 0 OR t.unanswered = 1)
             AND (?4 IS NULL OR t.conversation = ?4) AND (?5 IS NULL OR f.vote = ?5)
             AND (?6 IS NULL OR (t.day, t.number) < (?6, ?7))
           ORDER BY t.day DESC, t.number DESC LIMIT ?8`,
        )
        .bind(
          tenant,
          today(),
          Number(unanswered),
          conversation ?? null,
          vote ?? null,
          day ?? null,
          number === undefined ? null : Number(number),
          count,
        )
        .all()
      return results.map(toTurn)
    },
    async keepDays(tenant) {
      const row = await database.prepare('SELECT keep_days FROM conversation_settings WHERE tenant = ?1').bind(tenant).first()
      return row ? Settings.parse(row).keep_days : 0
    },
    async setKeepDays(tenant, days) {
      const ofTenant = (sql: string) => database.prepare(sql).bind(tenant, days)
      await database.batch([
        ofTenant('INSERT OR REPLACE INTO conversation_settings VALUES (?1, ?2)'),
        ofTenant(`UPDATE conversation_turns SET keep_until = date(day, '+' || ?2 || ' days') WHERE tenant = ?1`),
        database
          .prepare('DELETE FROM conversation_turns WHERE tenant = ?1 AND (?2 = 0 OR keep_until < ?3)')
          .bind(tenant, days, today()),
      ])
    },
    async forgetAll(tenant) {
      await database.prepare('DELETE FROM conversation_turns WHERE tenant = ?1').bind(tenant).run()
    },
    async forgetExpired(day) {
      await database.prepare('DELETE FROM conversation_turns WHERE keep_until < ?1').bind(day).run()
    },
  }
}
