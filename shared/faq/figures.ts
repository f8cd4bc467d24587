import { frames } from './language/rules.ts'

/** What an answer gives, as bits. */
export const figures = { duration: 1, amount: 2, moment: 4, taking: 8 } as const

const number =
  '(?:\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|ein(?:e[mnrs]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|due|tre|quattro|cinque|dieci|twee|drie|vijf|tien)'
const unit =
  '(?:days?|weeks?|hours?|months?|years?|minutes?|tag(?:en?|s)?|werktagen?|arbeitstagen?|wochen?|stunden?|monat(?:en?|s)?|jahr(?:en?|s)?|minuten|jours?|semaines?|heures?|mois|ans?|années?|días?|semanas?|horas?|mes(?:es)?|años?|minutos|giorn[oi]|settiman[ae]|or[ae]|mes[ei]|ann[oi]|dagen?|werkdagen|weken|week|uur|maand(?:en)?|jaar)'
const duration = new RegExp(
  `(?<![\\p{L}\\d])${number}(?:[-–\\s]{1,3}\\p{L}{1,20}){0,2}?[-–\\s]{1,3}${unit}(?!\\p{L})|(?<!\\p{L})(?:same day|next day|overnight|at once|immediately|by tomorrow|sofort|noch am selben|am nächsten|immédiatement|le lendemain|inmediatamente|al día siguiente)(?!\\p{L})`,
  'iu',
)
const amount =
  /[€$£¥₹%]|(?<!\p{L})(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|franken|percent|prozent|pour cent|por ciento|free|gratis|kostenlos|kostenfrei|gebührenfrei|gratuit\p{L}*|offert\p{L}*|gratuit[oa]s?|included|inklusive|inbegriffen|compris\p{L}*|incluid[oa]s?)(?!\p{L})/iu
const moment =
  /\d{1,2}(?:[:.h]\d{2}|\s?(?:am|pm|uhr|h|o['’]clock))(?!\p{L})|(?<!\p{L})(?:mon|tues|wednes|thurs|fri|satur|sun)days?(?!\p{L})|(?<!\p{L})(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|werktag)s?(?!\p{L})|(?<!\p{L})(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)s?(?!\p{L})|\d{1,2}\s(?:to|bis|à|a)\s\d{1,2}/iu

/** That something takes so long, not that one has so long. */
const taking =
  /(?<!\p{L})(?:takes?|need|arrives?|deliver\p{L}*|ready|done|sent|ships?|shipped|dispatch\p{L}*|process\p{L}*|repaired|refunded|dauert|liefer\p{L}*|fertig|prend|arrive\p{L}*|livr\p{L}*|prêt|tarda|llega\p{L}*|entrega\p{L}*)(?!\p{L})|(?:working|business)[- ]day|werktag|arbeitstag|jours ouvr|días (?:hábiles|laborables)/iu

/** Which figures an answer gives. */
export const figuresIn = (answer: string): number =>
  (duration.test(answer) ? figures.duration : 0) |
  (amount.test(answer) ? figures.amount : 0) |
  (moment.test(answer) ? figures.moment : 0) |
  (duration.test(answer) && taking.test(answer) ? figures.taking : 0)

const required: readonly number[] = frames.map((frame) =>
  frame === 'duration'
    ? figures.duration
    : frame === 'amount'
      ? figures.amount
      : frame === 'time'
        ? figures.duration | figures.moment
        : 0,
)

/** Bits of a bundle that does not say what its answers give. */
const unread = 0xff

/** Whether an answer with these figures gives what a question of this frame wants; null where it wants none, or nobody knows. */
export function hasFigureFor(frame: number, stated: number): boolean | null {
  const bits = required[frame] ?? 0
  return bits === 0 || stated === unread ? null : (stated & bits) !== 0
}

/** Whether it says how long something takes; null where nobody knows. */
export const saysTaking = (stated: number): boolean | null => (stated === unread ? null : (stated & figures.taking) !== 0)

/** How much or how long: an answer without a figure is none. "When will it arrive" may be answered by where to look. */
const exact = new Set<number>((['amount', 'duration'] as const).map((frame) => frames.indexOf(frame)))
export const wantsFigure = (frame: number): boolean => exact.has(frame)
