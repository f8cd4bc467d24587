const words = (text: string): Set<string> => new Set(text.split(' '))

const praise = words(
  'good great excellent perfect love loves loved loving best amazing awesome wonderful fantastic nice happy pleased satisfied recommend recommended beautiful comfortable easy works worked fits sturdy favorite glad helpful fun cute soft quality superb delicious tasty enjoy enjoyed enjoyable quick fast clean clear solid smooth value bargain worth perfectly exactly well beautifully impressed gorgeous adorable reliable durable strong bright fresh outstanding terrific brilliant super incredible handy useful convenient lovely stylish flawless pleasant delighted thrilled thanks thank cool better highly easily lightweight quiet powerful yummy classic excellently nicely',
)
const blame = words(
  'bad poor terrible horrible awful worst worse hate hated disappointed disappointing disappointment disappoint waste wasted broke broken break breaks cheap cheaply useless return returned returning refund junk garbage trash crap defective failed fail fails failure stopped wrong difficult hard uncomfortable tight small flimsy weak slow loud noisy leaks leaked leaking missing damaged damage torn scratched ugly annoying annoyed frustrating frustrated problem problems issue issues unfortunately beware avoid overpriced expensive boring dull stiff smell smells stink stinks rust rusted crack cracked cracks dead died misleading fake unusable ridiculous horribly poorly sucks sucked regret sorry bent rough thin lousy unhappy unreliable false scam inaccurate confusing bulky faded peeling cheaper joke pathetic worthless mediocre lacking lack lacks meh',
)
const emphatic = words(
  'perfect excellent love loved amazing awesome best fantastic wonderful highly favorite superb outstanding worst terrible horrible awful waste junk garbage trash crap useless defective refund avoid worthless beware sucks',
)
const negations = words(
  "not no never don't doesn't didn't isn't wasn't won't can't cannot wouldn't couldn't hardly barely without nothing",
)

const negationWindowWords = 3
// Near the quintiles of the score over the reviews of EC-Guide's training part (-0.144, 0, 0.205, 0.422), whose ratings
// are balanced.
const cuts = [-0.15, 0, 0.21, 0.42] as const

/**
 * How a review sounds, 1 to 5, by counting words of praise and blame, those after a negation turned round. On EC-Guide's
 * balanced reviews it is right on 35 % and within one of the rating on 76 %; chance is 20 and 52 %.
 */
export function soundsLike(review: string): 1 | 2 | 3 | 4 | 5 {
  const tokens =
    review
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z'-]+/g) ?? []
  let score = 0
  tokens.forEach((token, at) => {
    if (negations.has(token)) score -= 0.25
    const sign = praise.has(token) ? 1 : blame.has(token) ? -1 : 0
    if (sign === 0) return
    const negated = tokens.slice(Math.max(0, at - negationWindowWords), at).some((before) => negations.has(before))
    score += sign * (emphatic.has(token) ? 2 : 1) * (negated ? -0.8 : 1)
  })
  const scaled = score / Math.sqrt(tokens.length + 5)
  return (1 + cuts.filter((cut) => scaled > cut).length) as 1 | 2 | 3 | 4 | 5
}

/** The ratings a review can have at all by its sound: those next to it, and at the ends only inwards. */
export function likelyRatings(review: string): readonly number[] {
  const sound = soundsLike(review)
  return [sound - 1, sound, sound + 1].filter((rating) => rating >= 1 && rating <= 5)
}

/** The review of a rating question: what follows its label. */
export const reviewOf = (question: string): string =>
  /(?:^|\n)[^\S\n]*(?:input|review|text)[^:\n]*:?\s*([\s\S]+)/i.exec(question)?.[1] ?? question
