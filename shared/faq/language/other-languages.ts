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
    ['amount', /\bcombien (?!de (jours|temps|semaines))/u],
    ['time', /\bquand\b|\bcombien de (jours|temps|semaines)\b|\bdélai/u],
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
    ['amount', /\bcuánto (?!tiempo|tarda)/u],
    ['time', /\bcuándo\b|\bcuánto (tiempo|tarda)\b|\bcuántos días\b/u],
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
    ['amount', /\bquanto (?!tempo|ci)/u],
    ['time', /\bquando\b|\bquanto (tempo|ci)\b|\bquanti giorni\b/u],
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
    ['amount', /\bhoeveel (?!dagen|tijd|weken)/u],
    ['time', /\bwanneer\b|\bhoe ?(lang|snel)\b|\bhoeveel (dagen|tijd|weken)\b/u],
    ['procedure', /\bhoe\b|\bik (wil|wou)\b/u],
    ['where', /\bwaar\b/u],
  ],
})

/** Languages without rules of their own, Polish and Czech "without" at least. */
export const anyLanguage = toRules({ negations: 'nie bez', determiners: 'bez', light: '' })
