/**
 * Pictures of the sample shop's goods, drawn by us on a square of 64. `C` is the product's colour, `D` a darker shade of it,
 * `L` a lighter one.
 */
export const motifs: Readonly<Record<string, readonly [hue: number, drawing: string]>> = {
  'ridge-45-backpack': [
    150,
    '<path fill="C" d="M20 22a12 12 0 0 1 24 0v30H20z"/><path fill="D" d="M24 36h16v12H24z"/><path fill="none" stroke="D" stroke-width="3" d="M27 12q5-6 10 0M16 28v20M48 28v20"/>',
  ],
  'glimt-headlamp': [
    35,
    '<path fill="none" stroke="D" stroke-width="5" d="M10 34q22-22 44 0"/><circle cx="32" cy="30" r="11" fill="C"/><circle cx="32" cy="30" r="6" fill="L"/>',
  ],
  'tarn-2-tent': [
    145,
    '<path fill="C" d="M32 12 56 52H8z"/><path fill="D" d="m32 26 10 26H22z"/><path stroke="D" stroke-width="2" d="M6 52h52"/>',
  ],
  'ember-stove': [
    15,
    '<path fill="D" d="M14 40h36l-4 14H18z"/><path fill="C" d="M32 12q14 14 4 26h-8q-8-8 0-14 2 4 4 2 2-6 0-14"/>',
  ],
  'brook-bottle': [
    205,
    '<rect x="24" y="20" width="16" height="36" rx="5" fill="C"/><rect x="27" y="8" width="10" height="12" rx="2" fill="D"/><path fill="L" d="M24 32h16v6H24z"/>',
  ],
  'lull-hammock': [
    25,
    '<path stroke="D" stroke-width="4" d="M8 10v46M56 10v46"/><path fill="C" d="M8 20q24 34 48 0-4 32-24 32T8 20"/>',
  ],
  'vidda-sleeping-bag': [
    215,
    '<path fill="C" d="M18 56V20a14 14 0 0 1 28 0v36z"/><circle cx="32" cy="22" r="8" fill="L"/><path stroke="D" stroke-width="2" d="M32 34v22"/>',
  ],
  'stav-trekking-poles': [
    0,
    '<path stroke="D" stroke-width="4" d="m20 10 6 46M44 10l-6 46"/><path stroke="C" stroke-width="7" d="m19 8 2 12M45 8l-2 12"/><path stroke="C" stroke-width="3" d="M20 50h10M34 50h10"/>',
  ],
  'kupa-kettle': [
    195,
    '<path fill="C" d="M18 26h24l4 28H14z"/><path fill="none" stroke="D" stroke-width="4" d="M18 26q12-18 24 0M44 34l10-8"/><circle cx="30" cy="22" r="3" fill="D"/>',
  ],
  'crema-espresso-machine': [
    10,
    '<path fill="C" d="M14 12h36v12H34v6H22v-6h-4v24h32v8H14z"/><path fill="L" d="M22 36h12v10H22z"/><circle cx="44" cy="18" r="2.500" fill="L"/>',
  ],
  'grano-grinder': [
    28,
    '<path fill="L" d="M22 10h20l-4 18H26z"/><path fill="C" d="M22 28h20v26H22z"/><path stroke="D" stroke-width="4" d="M42 34h10v-8"/><path fill="D" d="M26 42h12v6H26z"/>',
  ],
  'terra-frying-pan': [
    20,
    '<circle cx="26" cy="36" r="17" fill="C"/><circle cx="26" cy="36" r="12" fill="D"/><path stroke="C" stroke-width="6" stroke-linecap="round" d="m40 26 16-14"/>',
  ],
  'santa-knife': [
    210,
    '<path fill="L" stroke="D" d="M8 40 44 16v16q-14 10-36 8"/><path stroke="C" stroke-width="8" stroke-linecap="round" d="m46 26 10-8"/>',
  ],
  'kiri-cutting-board': [
    32,
    '<rect x="12" y="18" width="36" height="34" rx="4" fill="C"/><path fill="C" d="M26 8h10v12H26z"/><circle cx="31" cy="14" r="2.500" fill="D"/><path stroke="D" d="M16 28h28M16 36h28M16 44h28"/>',
  ],
  'nest-bowl-set': [
    190,
    '<path fill="D" d="M8 34h48q-2 22-24 22T8 34"/><path fill="C" d="M14 26h36q-2 18-18 18T14 26"/><path fill="L" d="M20 18h24q-2 14-12 14T20 18"/>',
  ],
  'toss-blender': [
    340,
    '<path fill="L" stroke="D" d="M20 10h24l-4 30H24z"/><path fill="C" d="M22 26h20l-2 14H24z"/><path fill="D" d="M20 42h24l3 14H17z"/>',
  ],
  'pulse-headphones': [
    260,
    '<path fill="none" stroke="D" stroke-width="5" d="M12 40V32a20 20 0 0 1 40 0v8"/><rect x="8" y="34" width="11" height="18" rx="5" fill="C"/><rect x="45" y="34" width="11" height="18" rx="5" fill="C"/>',
  ],
  'pip-earbuds': [
    260,
    '<circle cx="20" cy="24" r="8" fill="C"/><circle cx="44" cy="24" r="8" fill="C"/><path stroke="D" stroke-width="5" stroke-linecap="round" d="M22 28v22M42 28v22"/>',
  ],
  'kubus-speaker': [
    255,
    '<rect x="14" y="10" width="36" height="44" rx="6" fill="C"/><circle cx="32" cy="38" r="10" fill="D"/><circle cx="32" cy="20" r="4" fill="L"/>',
  ],
  'lumen-monitor': [
    220,
    '<rect x="8" y="12" width="48" height="32" rx="3" fill="D"/><rect x="11" y="15" width="42" height="26" fill="L"/><path fill="C" d="M28 44h8v8h8v4H20v-4h8z"/>',
  ],
  'tap-keyboard': [
    220,
    '<rect x="6" y="22" width="52" height="24" rx="4" fill="C"/><path stroke="L" stroke-width="4" stroke-dasharray="5 3" d="M11 29h42M11 36h42"/><path stroke="L" stroke-width="4" d="M20 42h24"/>',
  ],
  'orbit-mouse': [
    220,
    '<rect x="20" y="10" width="24" height="44" rx="12" fill="C"/><path stroke="L" stroke-width="3" d="M32 10v14M20 28h24"/>',
  ],
  'strom-power-bank': [
    250,
    '<rect x="18" y="10" width="28" height="46" rx="5" fill="C"/><path fill="L" d="m34 18-8 16h6l-2 12 8-16h-6z"/>',
  ],
  'frame-tablet': [
    225,
    '<rect x="14" y="8" width="36" height="48" rx="4" fill="D"/><rect x="17" y="12" width="30" height="38" fill="L"/><circle cx="32" cy="53" r="1.500" fill="L"/>',
  ],
  'havn-armchair': [
    170,
    '<rect x="16" y="12" width="32" height="28" rx="8" fill="C"/><rect x="8" y="28" width="12" height="22" rx="5" fill="D"/><rect x="44" y="28" width="12" height="22" rx="5" fill="D"/><path fill="C" d="M18 38h28v12H18z"/><path stroke="D" stroke-width="3" d="M16 50v6M48 50v6"/>',
  ],
  'sno-duvet': [
    205,
    '<path fill="C" d="M10 20q22-8 44 0v28q-22 8-44 0z"/><path fill="none" stroke="L" stroke-width="2" d="M10 34q22 6 44 0M24 18v32M40 18v32"/>',
  ],
  'mild-pillow': [
    200,
    '<path fill="C" d="M10 20q22 6 44 0 6 12 0 26-22-6-44 0-6-14 0-26"/><path fill="none" stroke="L" stroke-width="2" d="M18 28q14 4 28 0"/>',
  ],
  'glod-floor-lamp': [
    45,
    '<path fill="C" d="M22 8h20l6 18H16z"/><path stroke="D" stroke-width="3" d="M32 26v28"/><path stroke="D" stroke-width="4" d="M22 55h20"/>',
  ],
  'vev-rug': [
    355,
    '<rect x="10" y="16" width="44" height="32" fill="C"/><path stroke="L" stroke-width="3" d="M10 24h44M10 40h44"/><path fill="L" d="m32 26 8 6-8 6-8-6z"/><path stroke="D" stroke-width="2" stroke-dasharray="2 2" d="M8 16v32M56 16v32"/>',
  ],
  'puster-air-purifier': [
    185,
    '<rect x="18" y="8" width="28" height="48" rx="10" fill="C"/><path stroke="L" stroke-width="3" d="M24 32h16M24 39h16M24 46h16"/><circle cx="32" cy="19" r="5" fill="L"/>',
  ],
  'krok-coat-rack': [
    30,
    '<path stroke="D" stroke-width="4" d="M32 8v48M20 56h24"/><path fill="none" stroke="C" stroke-width="4" stroke-linecap="round" d="M16 14q2 10 16 10 14 0 16-10M20 28q2 8 12 8 10 0 12-8"/>',
  ],
  'tikk-clock': [
    165,
    '<circle cx="32" cy="32" r="22" fill="C"/><circle cx="32" cy="32" r="17" fill="L"/><path stroke="D" stroke-width="3" stroke-linecap="round" d="M32 20v12l8 6"/>',
  ],
  'regn-rain-jacket': [
    48,
    '<path fill="C" d="M22 14h20l14 12-6 10-6-4v24H20V32l-6 4-6-10z"/><path fill="D" d="M24 14q8 12 16 0z"/><path stroke="D" stroke-width="2" d="M32 22v34"/>',
  ],
  'ull-sweater': [
    5,
    '<path fill="C" d="M22 12h20l14 14-7 8-5-4v24H20V30l-5 4-7-8z"/><path stroke="L" stroke-width="2" stroke-dasharray="3 2" d="M20 36h24M20 42h24"/>',
  ],
  'dag-t-shirt': [200, '<path fill="C" d="M22 12h20l14 10-6 10-6-3v25H20V29l-6 3-6-10z"/><path fill="L" d="M26 12q6 8 12 0z"/>'],
  'lop-sneakers': [
    340,
    '<path fill="C" d="M8 28q8 4 12-4l16 12q14 2 18 10H8z"/><path fill="L" d="M8 46h48v5H8z"/><path stroke="L" stroke-width="2" d="m24 30 5-4M29 34l5-4"/>',
  ],
  'berg-hiking-boots': [
    25,
    '<path fill="C" d="M18 10h16v22q20 2 20 14H18z"/><path fill="D" d="M16 46h40v7H16z"/><path stroke="L" stroke-width="2" d="M26 18h8M26 24h8M28 30h8"/>',
  ],
  'lue-beanie': [
    350,
    '<path fill="C" d="M14 42q0-26 18-26t18 26z"/><rect x="11" y="40" width="42" height="11" rx="4" fill="D"/><circle cx="32" cy="14" r="6" fill="L"/>',
  ],
  'pung-wallet': [
    22,
    '<rect x="10" y="20" width="44" height="28" rx="4" fill="C"/><path fill="D" d="M38 30h16v9H38z"/><circle cx="43" cy="34.500" r="2" fill="L"/>',
  ],
  'solv-sunglasses': [
    30,
    '<circle cx="20" cy="34" r="10" fill="D"/><circle cx="44" cy="34" r="10" fill="D"/><path fill="none" stroke="C" stroke-width="3" d="M30 32q2-3 4 0M10 32l-4-8M54 32l4-8"/>',
  ],
  'ro-face-cream': [
    330,
    '<rect x="14" y="28" width="36" height="24" rx="5" fill="C"/><rect x="12" y="18" width="40" height="10" rx="3" fill="D"/><path fill="L" d="M20 36h24v8H20z"/>',
  ],
  'klar-shampoo': [
    175,
    '<rect x="20" y="22" width="24" height="34" rx="5" fill="C"/><path stroke="D" stroke-width="4" d="M32 22v-8h10"/><path fill="L" d="M24 32h16v12H24z"/>',
  ],
  'sol-sunscreen': [
    42,
    '<path fill="C" d="M20 14h24l-2 30H22z"/><rect x="24" y="44" width="16" height="12" rx="2" fill="D"/><circle cx="32" cy="26" r="6" fill="L"/>',
  ],
  'furu-soap': [
    140,
    '<rect x="10" y="26" width="44" height="24" rx="9" fill="C"/><rect x="18" y="32" width="28" height="12" rx="5" fill="L"/><circle cx="46" cy="18" r="4" fill="L"/><circle cx="38" cy="14" r="2.500" fill="L"/>',
  ],
  'barber-razor': [
    210,
    '<path stroke="C" stroke-width="6" stroke-linecap="round" d="M32 24v30"/><rect x="16" y="12" width="32" height="10" rx="2" fill="D"/><path stroke="L" stroke-width="2" d="M19 17h26"/>',
  ],
  'natt-hair-dryer': [
    280,
    '<path fill="C" d="M12 14h24a12 12 0 0 1 0 24H12z"/><path fill="D" d="M52 20h6v12h-6z"/><path stroke="D" stroke-width="7" d="m28 38 4 18"/><circle cx="34" cy="26" r="5" fill="L"/>',
  ],
  'dugg-perfume': [
    300,
    '<rect x="16" y="26" width="32" height="30" rx="6" fill="C"/><rect x="27" y="10" width="10" height="16" fill="D"/><path fill="L" d="M22 36h20v14H22z"/>',
  ],
  'leppe-lip-balm': [
    350,
    '<rect x="24" y="28" width="16" height="28" rx="2" fill="D"/><path fill="C" d="M26 28V14q6-6 12 0v14z"/>',
  ],
  'bygg-blocks': [
    50,
    '<rect x="10" y="34" width="22" height="20" fill="C"/><rect x="32" y="34" width="22" height="20" fill="D"/><rect x="21" y="14" width="22" height="20" fill="L" stroke="D"/>',
  ],
  'skog-board-game': [
    130,
    '<rect x="10" y="12" width="44" height="40" fill="L"/><path fill="C" d="M10 12h11v10H10zM32 12h11v10H32zM21 22h11v10H21zM43 22h11v10H43zM10 32h11v10H10zM32 32h11v10H32zM21 42h11v10H21zM43 42h11v10H43z"/><circle cx="38" cy="30" r="6" fill="D"/>',
  ],
  'bamse-teddy': [
    28,
    '<circle cx="20" cy="18" r="7" fill="D"/><circle cx="44" cy="18" r="7" fill="D"/><circle cx="32" cy="26" r="14" fill="C"/><ellipse cx="32" cy="48" rx="13" ry="10" fill="C"/><ellipse cx="32" cy="30" rx="6" ry="4" fill="L"/><circle cx="27" cy="23" r="1.500"/><circle cx="37" cy="23" r="1.500"/>',
  ],
  'tog-train-set': [
    0,
    '<path fill="C" d="M10 20h18v10h20v16H10z"/><path fill="L" d="M14 24h9v8h-9z"/><path fill="D" d="M40 20h6v10h-6z"/><circle cx="19" cy="49" r="5" fill="D"/><circle cx="40" cy="49" r="5" fill="D"/>',
  ],
  'puslespill-puzzle': [210, '<path fill="C" d="M12 22h12a6 6 0 1 1 12 0h14v12a6 6 0 1 0 0 10v12H12z"/>'],
  'natt-night-light': [
    48,
    '<path fill="C" d="M40 10a22 22 0 1 0 14 34A20 20 0 0 1 40 10"/><path fill="L" d="m50 14 2 5 5 1-4 3 1 5-4-3-4 3 1-5-4-3 5-1z"/>',
  ],
  'drage-kite': [
    345,
    '<path fill="C" d="M32 6 50 26 32 46 14 26z"/><path stroke="L" stroke-width="2" d="M32 6v40M14 26h36"/><path fill="none" stroke="D" stroke-width="2" d="M32 46q8 4 0 8t2 6"/>',
  ],
  'luft-scooter': [
    185,
    '<path fill="none" stroke="C" stroke-width="4" d="M40 10h8M44 10 48 48H16"/><circle cx="16" cy="50" r="6" fill="D"/><circle cx="50" cy="50" r="6" fill="D"/>',
  ],
  'sykkel-e-bike': [
    150,
    '<g fill="none" stroke="D" stroke-width="3"><circle cx="16" cy="42" r="11"/><circle cx="48" cy="42" r="11"/></g><path fill="none" stroke="C" stroke-width="4" d="M16 42 26 24h14l8 18H32L26 24M38 18h8"/>',
  ],
  'hjelm-bike-helmet': [
    185,
    '<path fill="C" d="M8 40q0-26 24-26t24 26z"/><path stroke="L" stroke-width="4" d="m22 22-4 14M32 19v17M42 22l4 14"/><path fill="none" stroke="D" stroke-width="3" d="M16 42q4 12 16 12"/>',
  ],
  'matte-yoga-mat': [
    285,
    '<path fill="C" d="M10 44h40v8H14z"/><circle cx="16" cy="40" r="11" fill="D"/><circle cx="16" cy="40" r="6" fill="L"/><path fill="C" d="M16 29h38v22H22q6-6 5-11-1-9-11-11"/>',
  ],
  'jern-dumbbells': [
    225,
    '<path stroke="D" stroke-width="6" d="M16 32h32"/><rect x="8" y="20" width="10" height="24" rx="3" fill="C"/><rect x="46" y="20" width="10" height="24" rx="3" fill="C"/>',
  ],
  'strek-resistance-band': [
    320,
    '<path fill="none" stroke="C" stroke-width="8" d="M16 32q0-16 16-16t16 16-16 16-16-16"/><path fill="none" stroke="L" stroke-width="2" d="M16 32q0-16 16-16t16 16"/>',
  ],
  'klatre-chalk-bag': [
    40,
    '<path fill="C" d="M16 22h32l-4 32H20z"/><ellipse cx="32" cy="22" rx="16" ry="6" fill="L"/><path stroke="D" stroke-width="3" d="M16 32h32"/><path fill="none" stroke="D" stroke-width="3" d="M48 22q8-2 6-10"/>',
  ],
  'bolge-swimsuit': [
    195,
    '<path fill="C" d="M20 8q0 12 12 16 12-4 12-16v20q-4 8 2 18L34 56h-4L18 46q6-10 2-18z"/><path fill="none" stroke="L" stroke-width="2" d="M22 36q5-4 10 0t10 0"/>',
  ],
}
