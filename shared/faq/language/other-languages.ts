import { toRules } from './rules.ts'

/** Negation and direction only: enough that a denial is not answered as its opposite. */
export const french = toRules({
  negations: 'pas jamais sans aucun aucune ni rien non',
  determiners: 'sans aucun aucune',
  light:
    'le la les un une des de du je tu il elle on nous vous ils elles mon ma mes est sont être avoir ai a à en et ou que qui ce cette se me ne y',
  opposites:
    'plus|moins premier|dernier acheter|vendre ouvrir|fermer ajouter|retirer activer|désactiver avant|après augmenter|réduire',
  converse: 'acheter',
  from: 'de depuis',
  to: 'vers à',
  frames: [
    ['why', /\bpourquoi\b/u],
    ['who', /(^|\s)qui\b/u],
    ['duration', /\bcombien de (?:jours|temps|semaines|mois)\b|(?<!\p{L})(?:délais?|durée)(?!\p{L})/u],
    ['amount', /\bcombien(?!\p{L})|\b(?:prix|tarif|frais)\b|\bgratuite?s?\b/u],
    ['time', /\bquand\b|\bà quelle heure\b|\bjusqu'à\b/u],
    ['procedure', /\bcomment\b|\bje (veux|voudrais|souhaite)\b/u],
    ['where', /(^|\s)où(\s|$)/u],
  ],
})

export const spanish = toRules({
  negations: 'no sin nunca jamás ningún ninguna nada tampoco',
  determiners: 'sin ningún ninguna',
  light:
    'el la los las un una unos unas de del yo tú él ella nosotros mi mis su sus es son ser estar está he ha y o que se me lo en por para con',
  opposites: 'más|menos primero|último comprar|vender abrir|cerrar añadir|quitar activar|desactivar antes|después',
  converse: 'comprar',
  from: 'de desde',
  to: 'a hacia hasta',
  frames: [
    ['why', /\bpor ?qué(?!\p{L})/u],
    ['who', /\bquién(?:es)?\b/u],
    ['duration', /\bcuánto (?:tiempo|tarda)|\bcuántos (?:días|meses|años)(?!\p{L})|\bplazo\b|\bduración/u],
    ['amount', /\bcuánto(?!\p{L})|\b(?:precio|coste|gastos|gratis)\b|\bgratuito\b/u],
    ['time', /\bcuándo\b|\b(?:a|hasta) qué hora\b/u],
    ['procedure', /(?<!\p{L})cómo\b|\b(quiero|quisiera|necesito)\b/u],
    ['where', /\b(dónde|adónde)(?!\p{L})/u],
  ],
})

export const italian = toRules({
  negations: 'non senza mai nessun nessuna niente nulla né',
  determiners: 'senza nessun nessuna',
  light:
    'il lo la i gli le un uno una di del della io tu lui lei noi mio mia miei mie è sono essere ho ha e o che si mi ci in per con',
  opposites: 'più|meno primo|ultimo comprare|vendere aprire|chiudere attivare|disattivare prima|dopo',
  converse: 'comprare',
  from: 'da dal dalla',
  to: 'a al alla verso',
  frames: [
    ['why', /\bperché(?!\p{L})/u],
    ['who', /(^|\s)chi\b/u],
    ['duration', /\bquanto (?:tempo|ci)\b|\bquanti giorni\b|\btempi di\b/u],
    ['amount', /\bquanto\b/u],
    ['time', /\bquando\b|\ba che ora\b/u],
    ['procedure', /\bcome\b|\b(voglio|vorrei)\b/u],
    ['where', /\b(dove|dov)\b/u],
  ],
})

export const dutch = toRules({
  negations: 'niet geen nooit zonder niets noch',
  determiners: 'geen zonder',
  light: 'de het een ik jij je u hij zij wij we mijn is zijn was ben heb heeft en of dat die deze te in op voor met van er',
  opposites: 'meer|minder eerste|laatste kopen|verkopen openen|sluiten toevoegen|verwijderen activeren|deactiveren voor|na',
  converse: 'kopen',
  from: 'van uit',
  to: 'naar tot',
  frames: [
    ['why', /\bwaarom\b/u],
    ['who', /(^|\s)wie\b/u],
    ['duration', /\bhoe ?(?:lang|snel)\b|\bhoeveel (?:dagen|tijd|weken)\b|\b(?:lever|verzend)tijd\b/u],
    ['amount', /\bhoeveel\b/u],
    ['time', /\bwanneer\b|\bhoe laat\b/u],
    ['procedure', /\bhoe\b|\bik (wil|wou)\b/u],
    ['where', /\bwaar\b/u],
  ],
})

/** Languages without rules of their own, Polish and Czech "without" at least. */
export const anyLanguage = toRules({ negations: 'nie bez', determiners: 'bez', light: '' })
