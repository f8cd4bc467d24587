import { existsSync, readFileSync } from 'node:fs'
import type { MessageKind } from '../../shared/kinds/kinds.ts'
import type { Language } from '../../shared/weighing/language.ts'
import { expand } from './expand.ts'
import * as de from './frames-de.ts'
import * as en from './frames-en.ts'
import * as es from './frames-es.ts'
import * as fr from './frames-fr.ts'

export interface Example {
  readonly text: string
  readonly kind: MessageKind
  readonly weight: number
}

const grammars = { en, de, fr, es }
/** How many messages a kind and language gets; English is spoken most. */
const perKind = { en: 2_400, de: 900, fr: 600, es: 600 }
const goodsShare = 7
const columns = { en: 0, de: 1, fr: 2, es: 3 }

/** What is sold, in a language: the table of shop words, and in English what public shoppers looked for. */
function goodsOf(language: Language, data: string): string[] {
  const rows = readFileSync('scripts/search/shop-words.tsv', 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
  const own = rows
    .map((line) => line.split('\t'))
    .filter((cells) => cells[4] === 'goods')
    .flatMap((cells) => (cells[columns[language]] ?? '').split(', '))
    .map((word) => word.toLowerCase())
    .filter(Boolean)
  if (language !== 'en' || !existsSync(`${data}/wands/query.csv`)) return own
  const looked = readFileSync(`${data}/wands/query.csv`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[1] ?? '')
    .filter((query) => query && query.split(' ').length < 4)
  return [...own, ...own, ...looked]
}

/** Messages made from the frames, with slips of the finger in some. */
export function framed(data: string, draw: () => number): Example[] {
  const examples: Example[] = []
  for (const language of ['en', 'de', 'fr', 'es'] as const) {
    const { frames, lists } = grammars[language]
    const words = {
      ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.split('|')])),
      goods: goodsOf(language, data),
    }
    for (const [kind, own] of Object.entries(frames)) {
      const count = perKind[language] * (kind === 'goods' ? goodsShare : 1)
      for (let at = 0; at < count; at++) {
        const frame = own[at % own.length] ?? ''
        const text = slip(abbreviated(withManners(expand(frame, words, draw), language, draw), language, draw), draw)
        if (text) examples.push({ text, kind: kind as MessageKind, weight: 1 })
      }
    }
  }
  return examples
}

/** What people of any kind of message put around it. */
const manners: Readonly<Record<Language, readonly [before: string, after: string]>> = {
  en: [
    'unfortunately|i am afraid|it seems|sadly|dear all,|good morning,|excuse me,|sorry but|listen,|pardon me,|just wondering,|quick question:|hey so|um|ok so|may i ask,|i was wondering,|well,|so|look,|hello again,|right,|to be honest|apparently|good afternoon,|please,|btw|one question:|i must say|alas|regrettably|good grief,|my dear,|folks,|hi guys,|yo|bruh|lol|lmao|literally|wait|dude|omg|nah|so like|ok so|uh',
    ', thank you|, please|, kindly|. thanks in advance|, cheers|!!|, if you would|, such a pity|...|, if i may ask|, is that possible|, do you know|. could somebody help me|. what would you advise| :)|, for goodness sake|. best wishes|, i suppose| tbh| lol| pls| by the way| then| though|. i would be grateful|, would you|. regards, martha|?!| lol| lmao| tho| halp| bruh| rn| asap| fr| irl',
  ],
  de: [
    'leider|entschuldigung,|sagen sie,|also|ähm|guten tag,|kurze frage:|sorry,|nun,|offenbar|hallo zusammen,|mal ehrlich,|na ja,|sagt mal,|verzeihung,|mich würde interessieren,',
    ', danke|, bitte|. vielen dank im voraus|!!|...|, wenn möglich|. was raten sie mir|. können sie mir helfen| eigentlich| lg|. mit freundlichen grüßen|, oder| :)',
  ],
  fr: [
    'malheureusement|excusez-moi,|bonjour,|alors|euh|petite question :|pardon,|dites-moi,|voilà,|bonsoir,|apparemment',
    ", merci|, s'il vous plaît|. merci d'avance|!!|...|. pouvez-vous m'aider| svp|. cordialement| :)",
  ],
  es: [
    'lamentablemente|perdón,|disculpe,|buenas,|oye,|a ver,|una pregunta:|pues|por desgracia|hola otra vez,|mire,',
    ', gracias|, por favor|. gracias de antemano|!!|...|. me pueden ayudar| porfa|. un saludo| :)',
  ],
}
function withManners(text: string, language: Language, draw: () => number): string {
  const [before, after] = manners[language].map((list) => list.split('|'))
  const one = (list: readonly string[] = [], chance = 0.2): string =>
    draw() < chance ? (list[Math.floor(draw() * list.length)] ?? '') : ''
  return `${one(before)} ${text}${one(after)}`.trim()
}

/** How people write who are in a hurry. */
const short: Readonly<Record<Language, string>> = {
  en: 'you u,your ur,are r,to 2,for 4,something smth,please pls,without w/o,with w,because bc,going to gonna,want to wanna,have to gotta,and n,though tho,what is whats,what do you whatcha,people ppl,thanks thx,really rly,about abt,never mind nvm,three 3,two 2,one 1,buy cop,weeks wks,is not isnt,do not dont,birthday bday,does not doesnt',
  de: 'ich i,ist is,nicht nich,eine ne,einen nen,etwas was,gibt es gibts,habe hab,das ist des is,nichts nix,auch auch mal',
  fr: 'je j,vous vs,pas pa,que q,pour pr,est-ce que esk,beaucoup bcp,bonjour bjr,toujours tjrs,quelque chose qqch',
  es: 'que q,por favor porfa,para pa,porque pq,también tmb,mucho mxo,aquí aki,hola ola',
}
const abbreviations = Object.fromEntries(
  Object.entries(short).map(([language, list]) => [
    language,
    list.split(',').map((pair) => {
      const cut = pair.lastIndexOf(' ')
      return [pair.slice(0, cut), pair.slice(cut + 1)] as const
    }),
  ]),
)
function abbreviated(text: string, language: Language, draw: () => number): string {
  if (draw() > 0.2) return text
  return (abbreviations[language] ?? []).reduce(
    (rest, [long, abbreviation]) => (draw() < 0.6 ? ` ${rest} `.replaceAll(` ${long} `, ` ${abbreviation} `).trim() : rest),
    text,
  )
}

/** In some messages a letter or two dropped, swapped or doubled, as fingers do. */
function slip(text: string, draw: () => number): string {
  let slipped = text
  for (let most = draw() < 0.3 ? 1 + Math.floor(draw() * 3) : 0; most > 0 && slipped.length > 8; most--) {
    const at = 1 + Math.floor(draw() * (slipped.length - 3))
    const sort = draw()
    if (sort < 0.4) slipped = slipped.slice(0, at) + slipped.slice(at + 1)
    else if (sort < 0.7) slipped = slipped.slice(0, at) + slipped[at + 1] + slipped[at] + slipped.slice(at + 2)
    else slipped = slipped.slice(0, at) + slipped[at] + slipped.slice(at)
  }
  return slipped
}

/** Their labels, by kind. */
const byLabel = (labels: Partial<Record<MessageKind, string>>): ReadonlyMap<string, MessageKind> =>
  new Map(Object.entries(labels).flatMap(([kind, own]) => own.split(' ').map((label) => [label, kind as MessageKind] as const)))
const bitext = byLabel({
  change: 'cancel_order change_order change_shipping_address check_cancellation_fee',
  payment: 'check_payment_methods',
  returns: 'check_refund_policy get_refund track_refund',
  contact: 'complaint contact_customer_service contact_human_agent',
  shipping: 'delivery_options delivery_period',
  charge: 'payment_issue',
  how: 'place_order',
  late: 'track_order',
  otherpolicy:
    'set_up_shipping_address check_invoice get_invoice create_account delete_account edit_account recover_password registration_problems switch_account newsletter_subscription',
})
const clinc = byLabel({
  bot: 'are_you_a_bot who_made_you what_is_your_name how_old_are_you where_are_you_from what_can_i_ask_you who_do_you_work_for change_ai_name',
  social: 'greeting goodbye thank_you',
  late: 'order_status',
})
const neither = new Set(
  'yes no maybe repeat order do_you_have_pets what_are_your_hobbies shopping_list shopping_list_update cook_time recipe ingredients_list ingredient_substitution food_last nutrition_info calories meal_suggestion what_song damaged_card lost_luggage card_declined report_fraud cancel plug_type'.split(
    ' ',
  ),
)

/** Messages of people from public sets; none where the data is not beside the repository. */
export function published(data: string, draw: () => number): Example[] {
  if (!existsSync(`${data}/faq`)) return []
  const rows = (file: string) =>
    readFileSync(`${data}/${file}`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { text: string; label: string | null })
  const examples: Example[] = []
  for (const { text, label } of rows('faq/bitext.jsonl')) {
    const kind = label ? bitext.get(label) : undefined
    if (kind && draw() < 0.5) examples.push({ text, kind, weight: 0.5 })
  }
  for (const { text, label } of rows('faq/clinc150.jsonl')) {
    const kind = label === null ? 'offtopic' : neither.has(label) ? undefined : (clinc.get(label) ?? 'offtopic')
    if (kind && (kind !== 'offtopic' || draw() < 0.2)) examples.push({ text, kind, weight: kind === 'offtopic' ? 0.5 : 1 })
  }
  const goals = JSON.parse(readFileSync(`${data}/webshop/human_goals.json`, 'utf8')) as string[]
  for (const text of goals) if (draw() < 0.3) examples.push({ text, kind: 'goods', weight: 0.6 })
  for (const line of readFileSync(`${data}/wands/query.csv`, 'utf8').split('\n').slice(1)) {
    const text = line.split('\t')[1]
    if (text) examples.push({ text, kind: 'goods', weight: 1 })
  }
  for (const name of ['esci10k', 'icecat10k'])
    for (const { query } of rows(`search/${name}.dev.jsonl`) as unknown as { query: string }[])
      examples.push({ text: query, kind: 'goods', weight: 1 })
  const support = JSON.parse(readFileSync(`${data}/eshopsupport/dev/evalquestions.json`, 'utf8')) as {
    Question?: string
    question?: string
  }[]
  for (const { Question, question } of support) examples.push({ text: Question ?? question ?? '', kind: 'goods', weight: 1 })
  return examples.filter(({ text }) => text)
}

const conversed: Readonly<Record<string, MessageKind>> = {
  greeting: 'social',
  thanks: 'social',
  goodbye: 'social',
  'about-me': 'bot',
  'off-topic': 'offtopic',
  injection: 'offtopic',
  discount: 'otherpolicy',
  'ships-to': 'shipping',
}
const mixed = new Set(['policy', 'order', 'two-questions', 'abuse', 'gibberish', 'unknown-product'])

/** The shoppers' turns of generated conversations (`npm run dataset -- conversations`). */
export function ofConversations(file: string): Example[] {
  const examples: Example[] = []
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { kinds, messages } = JSON.parse(line) as { kinds: string[]; messages: { role: string; content: string }[] }
    const turns = messages.filter(({ role }) => role === 'user')
    if (turns.length !== kinds.length) continue
    turns.forEach(({ content }, at) => {
      const kind = kinds[at] ?? ''
      const text = (content.split('</listing>').at(-1) ?? '')
        .split('\n')
        .filter((each) => !each.startsWith('{{'))
        .join(' ')
        .trim()
      if (text && !mixed.has(kind)) examples.push({ text, kind: conversed[kind] ?? 'goods', weight: 0.7 })
    })
  }
  return examples
}
