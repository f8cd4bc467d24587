import { toRules } from './rules.ts'

export const german = toRules({
  negations: 'nicht kein keine keinen keinem keiner keines nie niemals ohne nichts weder',
  unknowing: 'weiß wissen finde finden verstehe verstehen sicher sehe',
  determiners: 'kein keine keinen keinem keiner keines ohne',
  light: `der die das den dem des ein eine einen einem einer ich du er sie es wir ihr ihnen ihre ihren mein meine meinen
    meinem meiner dein deine unser unsere zu haben habe hat hatte sein bin ist sind war waren werden wird wurde kann können
    könnte möglich und oder aber auch noch schon mir mich dir uns man für mit von bei im in am an auf so wenn dass hier da
    denn bitte gern gerne`,
  quiet: `wie was wann wo warum wieso wer welche welcher welches lange viel viele oft schnell dauert gibt geht möchte will
    brauche muss soll bitte hallo danke frage wissen`,
  opposites: `mehr|weniger erhöhen|senken erste|letzte herren|damen erlaubt|verboten größer|kleiner länger|kürzer
    anschalten|ausschalten einschalten|ausschalten anmelden|abmelden kaufen|verkaufen öffnen|schließen
    hinzufügen|entfernen vor|nach aktivieren|deaktivieren abonnieren|abbestellen leihen|verleihen sperren|entsperren
    einzahlen|abheben früh|spät minimum|maximum mindestens|höchstens heiß|kalt innen|außen ankunft|abfahrt
    annehmen|ablehnen starten|stoppen inland|ausland eröffnen|schließen erstellen|löschen hochladen|herunterladen
    verkäufer|käufer absender|empfänger drinnen|draußen unter|über`,
  converse: 'kaufen leihen',
  hours: /(öffnungszeiten|stunden|uhr|wann|heute|morgen|sonntags?|samstags?|wochenende)/u,
  from: 'von aus ab',
  to: 'nach zu zum zur',
  numberWords: 'zwei drei vier fünf sechs sieben acht neun zehn',
  sizes: /(?:größe|groesse|gr\.|schuhgröße)\s*\d+(?:[.,]\d+)?/gu,
  frames: [
    ['consequence', /\bwas (passiert|geschieht|ist,? wenn|wenn)(?!\p{L})/u],
    ['why', /\b(warum|wieso|weshalb|weswegen|aus welchem grund)\b/u],
    ['who', /\b(wer|wem|wen|wessen)\b/u],
    [
      'amount',
      /\bwie ?viel(?!e)(?! (zeit|tage))|\bwie (teuer|hoch)\b|\bwas kostet\b|\bkosten (?:für|von|der|des)\b|\b(?:versand|liefer)kosten\b/u,
    ],
    [
      'duration',
      /\bwie (?:lang|lange|schnell|flott|viele (?:werk|arbeits)?(?:tage|wochen|stunden|monate|jahre)n?)\b|\b(?:liefer|versand|warte|bearbeitungs|lauf)(?:zeit|dauer)(?:en)?\b|\bdauer(?:t es)?\b|\b(?:liefer|rückgabe|garantie|umtausch|widerrufs)(?:frist|zeit|dauer|zeitraum)\b/u,
    ],
    ['time', /\bwann\b|\bwie spät\b|\bum wie ?viel uhr\b|\böffnungszeit(?:en)?\b|\bab welchem|\bbis (?:wann|zu welchem)\b/u],
    ['count', /\bwie (?:viele|oft|weit|groß|schwer)(?!\p{L})/u],
    ['status', /^(?:ist|sind) (?:mein|meine|unser|unsere)\b|^(?:wurde|hat|habt|haben sie|war)\b/u],
    [
      'trouble',
      /\b(funktioniert|geht|klappt|kommt|lädt) nicht\b|\b(fehler|problem|defekt|kaputt|abgelehnt|fehlgeschlagen|falsch|beschädigt)\b/u,
    ],
    [
      'procedure',
      /\bwie (?:kann|mache|geht|soll|muss|könnte|lässt|\p{L}+e ich)(?!\p{L})|\bich (?:möchte|will|würde|brauche|muss)(?!\p{L})|\bbitte\b|\bkönnen sie\b|\bwo (?:kann|finde|muss) ich\b/u,
    ],
    ['where', /\b(wo|wohin|woher)\b/u],
    [
      'whether',
      /^(?:kann|können|könnte|darf|dürfen|ist|sind|gibt|muss|haben|habt|bieten|liefern|nehmen|werden|wird|soll|hat)(?!\p{L})|(?<!\p{L})(?:möglich|erlaubt|verfügbar)(?!\p{L})/u,
    ],
    ['what', /\b(was|welche[rsmn]?)\b/u],
  ],
  auxiliaries: 'kann können darf muss ist sind wird werden soll hat haben könnte möchte',
  speaker: 'ich wir man jemand',
  shop: 'sie ihr du',
  relations: 'mit von nach für ohne vor über unter auf in gegen als statt bei',
  undo: /(rückgängig|wiederherstellen|reaktivieren|zurücknehmen)/u,
  occasion: /\b(gestern|letzte[nrs]? (?:woche|monat|jahr)|vor (?:\d+|zwei|drei|vier|fünf) (?:tagen|wochen)|bereits)\b/u,
  past: /(?<!\p{L})ge(\p{L}{3,}?)(?:t|en)(?!\p{L})/gu,
})
