/** Openings by which one asks how to do a thing; `{v}` stands for what one does. */
interface WordingFrames {
  readonly doing: RegExp
  readonly openings: readonly string[]
}

const english: WordingFrames = {
  doing:
    /^(?:how (?:do|can|could|would|should) i|how to|(?:can|could|may) i|is it possible to|i (?:want|need|would like) to)\s+(.+)$/u,
  openings: [
    'how can i {v}',
    'is it possible to {v}',
    'i want to {v}',
    'help me to {v}',
    'what is the way to {v}',
    'please let me {v}',
  ],
}

const german: WordingFrames = {
  doing: /^(?:wie kann ich|wie kann man|kann ich|kann man|ich möchte)\s+(.+)$/u,
  openings: ['wie kann ich {v}', 'kann ich {v}', 'ich möchte {v}', 'ist es möglich {v}'],
}

export const wordingFramesOf = (language: string): WordingFrames | null =>
  language === 'en' ? english : language === 'de' ? german : null
