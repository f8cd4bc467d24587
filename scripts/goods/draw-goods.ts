import { mkdir, writeFile } from 'node:fs/promises'
import { motifs } from './motifs.ts'

/** One picture: a soft square of the product's hue and the motif on it. */
const pictureOf = (hue: number, drawing: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 35% 92%)"/>${drawing
    .replaceAll('"C"', `"hsl(${hue} 45% 45%)"`)
    .replaceAll('"D"', `"hsl(${hue} 45% 27%)"`)
    .replaceAll('"L"', `"hsl(${hue} 50% 82%)"`)}</svg>`

/** `<folder>/<product id>.svg`, one a product of the sample shop. */
export async function drawGoods(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [id, [hue, drawing]] of Object.entries(motifs)) await writeFile(`${folder}${id}.svg`, pictureOf(hue, drawing))
}
