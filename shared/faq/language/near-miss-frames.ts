/** How one language asks something else about the same thing. `{v}` stands for what one does, `{n}` for a thing. */
interface NearMissFrames {
  /** The opening of a question, and what one does in the last group. */
  readonly doing: RegExp
  /** A question about a thing, the thing in the last group. */
  readonly thing: RegExp
  readonly ofDoing: readonly string[]
  readonly ofThing: readonly string[]
}

const english: NearMissFrames = {
  doing:
    /^(?:how (?:do|can|could|would|should) (?:i|you|we)|how to|(?:can|could|may|will|would) (?:i|you|we)|is it possible to|where (?:do|can) i|i (?:want|need|would like) to|do (?:i|you)(?: have to)?|am i allowed to)\s+(.+)$/u,
  thing:
    /^(?:how (?:long|much|many|often|fast)|what|when|where|which|who|is there|are there)(?: (?:is|are|does|do|will|of))?\s+((?:the|your|my|a|an)\s+\p{L}+(?:\s+\p{L}+)?)\b.*$/u,
  ofDoing: [
    'why can i not {v}',
    'why did you not {v}',
    'how much does it cost to {v}',
    'how long does it take to {v}',
    'what happens if i {v} too late',
    'who else can {v}',
    'how often can i {v}',
    'can i undo it after i {v}',
    'i tried to {v} but it was refused',
  ],
  ofThing: [
    'why is {n} so late',
    'why was {n} refused',
    'how much is {n}',
    'how long is {n}',
    'what is not included in {n}',
    'who pays for {n}',
    'can i change {n}',
    'what happens after {n}',
    'i lost {n}',
  ],
}

const german: NearMissFrames = {
  doing: /^(?:wie (?:kann|muss|soll|mache) (?:ich|man)|(?:kann|darf|können|muss) (?:ich|man|sie)|ich (?:möchte|will))\s+(.+)$/u,
  thing:
    /^(?:was|wann|wo|wie (?:lange|viel|hoch|oft)) (?:ist|sind|dauert|kostet|kommt)\s+((?:der|die|das|mein|meine|eure|ihre)\s+\p{L}+)\b.*$/u,
  ofDoing: [
    'warum kann ich nicht {v}',
    'was kostet es {v}',
    'wer kann sonst {v}',
    'was passiert wenn ich {v}',
    'wie oft kann ich {v}',
  ],
  ofThing: ['warum kommt {n} nicht', 'was kostet {n}', 'wie lange dauert {n}', 'wer zahlt {n}', 'was ist nicht in {n} enthalten'],
}

export const nearMissFramesOf = (language: string): NearMissFrames | null =>
  language === 'en' ? english : language === 'de' ? german : null
