import { beauty } from './beauty.ts'
import { electronics } from './electronics.ts'
import { fashion } from './fashion.ts'
import { food } from './food.ts'
import type { Good, ShopKind } from './good.ts'
import { home } from './home.ts'
import { jewellery } from './jewellery.ts'
import { kitchen } from './kitchen.ts'
import { outdoor } from './outdoor.ts'
import { pets } from './pets.ts'
import { toys } from './toys.ts'

export const shopKinds: readonly ShopKind[] = [outdoor, kitchen, electronics, fashion, home, beauty, food, pets, toys, jewellery]

export const allGoods: readonly Good[] = shopKinds.flatMap(({ goods }) => goods)
