import { inSplit, type Split } from '../grounded/names.ts'
import type { Random } from '../grounded/random.ts'

// Parts of names as makers have them: compounds of landscape, family names, and soft coined words.
const landscape = words(
  'Stone Oak Fern Kestrel Brook Alder Winter Harbour Copper North Silver Raven Willow Granite Heather Marsh Linden Otter Juniper Larch Pine Salt Sage Thistle Hazel Falcon Clover Ember Flint Birch Moss River Rowan Bramble Ash Tide Cedar Wren Loch Dale',
)
const endings = words(
  'brook way field wood crest light ridge haven mark worth ford gate fell stead bridge port well by holm rock',
)
const families = words(
  'Halvorsen Lindqvist Brandt Moretti Keller Okafor Delacroix Navarro Whitlock Sorensen Baumann Ricci Tanaka Petrov Almeida Castel Vogel Hartley Jansen Fontaine Marquez Weber Larsen Bianchi Ferrand Oduya Sato Novak Duarte Engel Hofer Lund Bruun Costa Varga Yilmaz Kowalski Berger Thorne Ashdown Pruitt Mercer Callahan Dufour Laurent Rossi Galli Ibarra Salinas Torres Wieland Kaufmann Steiner Brenner Nilsson Aalto Virtanen Rautio',
)
const suffixes = words('Sons Co Daughters Werk Atelier Studio Works Workshop Brothers Goods')
const first = words('Ve Mi Lo Sa Ca No Ari Bel Dora El Fio Ga Ila Ju Ka Li Mar Ne Or Pa Ro Se Ta Un Va Zo Ti Al')
const second = words('ra li no do vi ma te lo ri na sa de mo ti ne la')
const third = words('no ra la x ri a o na s n lle tta ro ven dia mi', true)

const modelWords = words(
  'Arc Vista Polar Meadow Dawn Drift Nova Halo Echo Pico Terra Luna Solis Breeze Summit Trail Orbit Pixel Cove Delta Fjord Gale Haze Iris Jade Kite Loom Mira Nimbus Onyx Pearl Quill Reed Sable Tundra Umbra Vale Wisp Yarrow Zephyr Anker Bora Cirrus Dune Elm Fable Grove Hearth Isle Jolly Karst Linnea Mosaic Nook Opal Prism Quartz Ripple Sorrel Tempo Urban Velo Willa Aster Basil Comet Daisy Fern Ginger Holly Indigo Juno Koa Lark Maple Nico Olive Poppy Rook Sunny Tulip Violet Bodo Emil Frida Greta Henrik Ida Jonas Klara Leo Malin Nora Oskar Pia Runa Stina Tilda Viggo',
)

function words(text: string, emptyToo = false): string[] {
  return emptyToo ? ['', ...text.split(' ')] : text.split(' ')
}

/** A maker's name that could exist. Names of the test split never occur in training. */
export function brandName(random: Random, split: Split): string {
  for (;;) {
    const name = draft(random)
    if (inSplit(name, split)) return name
  }
}

function draft(random: Random): string {
  const roll = random.next()
  if (roll < 0.35) return `${random.pick(landscape)}${random.pick(endings)}`
  if (roll < 0.55) return random.pick(families)
  if (roll < 0.68) return `${random.pick(families)} & ${random.pick(suffixes)}`
  if (roll < 0.74) return `${random.pick(landscape)} & ${random.pick(landscape)}`
  return `${random.pick(first)}${random.pick(second)}${random.pick(third)}`
}

export function modelName(random: Random, split: Split): string {
  for (;;) {
    const roll = random.next()
    const name =
      roll < 0.72
        ? random.pick(modelWords)
        : roll < 0.88
          ? `${random.pick(first)}${random.pick(second)}`
          : `${random.pick('ABCDEGHKLMPRSTVX'.split(''))}${random.int(1, 9)}${random.chance(0.5) ? '0' : ''}`
    if (inSplit(name, split)) return name
  }
}
