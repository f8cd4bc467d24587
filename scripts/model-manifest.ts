import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { manifestOf, sha256Of } from '../gpu-backend/serving/model-manifest.ts'

/** `npm run model:manifest -- FOLDER`: writes manifest.json into a checkpoint and says its name and how to upload it. */
const folder = process.argv[2]
if (!folder) {
  console.error('npm run model:manifest -- FOLDER')
  process.exitCode = 2
} else {
  const text = await manifestOf(folder, (path) => console.error(path))
  await writeFile(join(folder, 'manifest.json'), text)
  console.log(sha256Of(text))
  console.error(`aws s3 sync ${folder} s3://BUCKET/models/${sha256Of(text)}/`)
}
