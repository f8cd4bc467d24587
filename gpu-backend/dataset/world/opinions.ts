/**
 * What reviewers write about an aspect (`{a}`) of a thing (`{t}`), by the rating it goes with. Praise and blame are kept
 * apart, and phrases that do not name the aspect are in the majority, so that reading counts and not matching.
 */
export const opinions: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  1: [
    'the {a} is terrible',
    'awful {a}, complete waste of money',
    '{a} was a disaster from day one',
    'do not buy this {t}',
    'broke after one day',
    'stopped working within a week',
    'worst {t} I have ever owned',
    'I want my money back',
    'returned it right away',
    'total garbage, very cheap {a}',
  ],
  2: [
    'disappointed with the {a}',
    'the {a} is not what I expected',
    '{a} could be much better',
    'poor {a} for the price',
    'not as described',
    'I would not buy this {t} again',
    'it is okay but the {a} is bad',
    'below average, sadly',
  ],
  3: [
    'the {a} is okay',
    '{a} is average, nothing special',
    'it does the job but the {a} is so so',
    'decent {t} for the price',
    'some things are good and some are not',
    'the {a} could be better but it works',
    'neither good nor bad',
  ],
  4: [
    'good {a}',
    'I like the {a}, with one small complaint',
    'works well, the {a} is nice',
    'a solid {t}',
    'pretty happy with the {a}',
    'nice {t}, only the price is a bit high',
    'very good but not perfect',
  ],
  5: [
    'the {a} is perfect',
    'love the {a}',
    'excellent {a}, highly recommend',
    'best {t} I have ever bought',
    'great quality, great {a}',
    'works perfectly',
    'exactly what I wanted',
    'I love this {t}, will buy again',
    'amazing {a}, five stars',
  ],
}

/** Review headlines by rating. */
export const headlines: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  1: ['Waste of money', 'Terrible', 'Do not buy', 'Broken on arrival'],
  2: ['Disappointed', 'Not great', 'Expected more'],
  3: ['It is okay', 'Average', 'Does the job'],
  4: ['Good, not perfect', 'Nice', 'Pretty happy'],
  5: ['Love it', 'Perfect', 'Highly recommended', 'Excellent'],
}

/** Statements about an aspect that do not say its name, positive and negative: what must be understood, not matched. */
export const aspectPhrases: Readonly<
  Record<string, { readonly positive: readonly string[]; readonly negative: readonly string[] }>
> = {
  comfort: {
    positive: ['I could wear them all day', 'feels like walking on clouds', 'very comfortable'],
    negative: ['hurts after an hour', 'gave me blisters', 'so uncomfortable'],
  },
  fit: {
    positive: ['fits like a glove', 'true to size', 'snug in all the right places'],
    negative: ['runs small', 'way too tight', 'much too big'],
  },
  durability: {
    positive: ['still going strong after two years', 'built to last', 'very sturdy'],
    negative: ['fell apart in a week', 'broke after a month', 'seams came undone'],
  },
  price: {
    positive: ['great value for money', 'a bargain', 'cheap and good'],
    negative: ['overpriced', 'too expensive for what it is', 'not worth the money'],
  },
  smell: {
    positive: ['smells wonderful', 'lovely scent', 'no bad odor at all'],
    negative: ['stinks of chemicals', 'awful odor', 'the scent makes me sick'],
  },
  sound: {
    positive: ['crystal clear audio', 'rich and full tones', 'music sounds amazing'],
    negative: ['tinny and flat', 'crackles all the time', 'muffled audio'],
  },
  taste: {
    positive: ['so delicious', 'full flavor', 'yummy'],
    negative: ['bitter and stale', 'flavorless', 'tastes like cardboard'],
  },
  size: {
    positive: ['just the right dimensions', 'roomier than I thought', 'perfect for our space'],
    negative: ['smaller than in the pictures', 'far too bulky', 'does not fit anywhere'],
  },
  weight: {
    positive: ['light as a feather', 'easy to carry', 'lightweight'],
    negative: ['too heavy to carry', 'weighs a ton', 'bulky and heavy'],
  },
  noise: {
    positive: ['whisper quiet', 'you can hardly hear it', 'very silent'],
    negative: ['loud as a jet', 'makes a rattling racket', 'woke up the whole house'],
  },
  cleaning: {
    positive: ['just put it in the dishwasher', 'wipes clean easily', 'washes well'],
    negative: ['impossible to scrub', 'stains never come out', 'hard to wash'],
  },
  packaging: {
    positive: ['arrived well wrapped', 'beautiful gift box', 'secure box'],
    negative: ['arrived crushed', 'the box was open', 'badly wrapped'],
  },
  color: {
    positive: ['vivid tones', 'looks just like the photo', 'beautiful shade'],
    negative: ['faded after one wash', 'not the shade shown', 'dull and washed out'],
  },
  'battery life': {
    positive: ['lasts for days on one charge', 'holds its charge', 'hardly ever needs charging'],
    negative: ['dies after an hour', 'needs charging all the time', 'drains overnight'],
  },
  warmth: {
    positive: ['kept me toasty', 'cozy all night', 'very warm'],
    negative: ['froze in it', 'lets the cold in', 'not warm at all'],
  },
  design: {
    positive: ['looks stylish', 'elegant', 'gets compliments'],
    negative: ['ugly in person', 'looks cheap', 'plain and boring'],
  },
}
