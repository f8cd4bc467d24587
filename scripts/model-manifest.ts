import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkpointProblem } from '../gpu-backend/serving/check-checkpoint.ts'
import { manifestOf, sha256Of } from '../gpu-backend/serving/model-manifest.ts'

/** `npm run model:manifest -- FOLDER`: writes manifest.json into a checkpoint and prints its name and how to upload it; refuses one that would be served wrongly. */
const folder = process.argv[2]
const problem = folder ? await checkpointProblem(folder) : null
if (!folder) {
  console.error('npm run model:manifest -- FOLDER')
  process.exitCode = 2
} else if (problem) {
  console.error(`${folder}: ${problem}`)
  process.exitCode = 1
} else {
  const text = await manifestOf(folder, (path) => console.error(path))
  await writeFile(join(folder, 'manifest.json'), text)
  console.log(sha256Of(text))
  console.error(`aws s3 sync ${folder} s3://BUCKET/models/${sha256Of(text)}/`)
}
