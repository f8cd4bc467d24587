import { lintArguments } from './lint-arguments.ts'
import { copyTerraform, schemas, terraformVersion } from './run.ts'

/** `npm run terraform`: Terraform's own format, validate and test, without a registry. Prints what was not checked. */
const folders = ['regions', 'edge', 'region']

const problems = (
  await Promise.all([...folders, 'region/addons'].map((folder) => lintArguments(`terraform/${folder}`, schemas)))
).flat()
if (problems.length) fail('arguments', problems.join('\n'))
console.log('ok   no deprecated argument, no unknown key within an object')

if (!terraformVersion) console.log('     no terraform: format, validate and tests were not run')
else {
  const { run } = copyTerraform()
  const check = (folder: string, ...args: string[]): void => {
    const { isFine, output } = run(folder, ...args)
    if (!isFine) fail(`terraform ${args[0]} in ${folder}`, output)
  }
  check('.', 'fmt', '-check', '-recursive', '-diff')
  for (const folder of folders) {
    check(folder, 'init', '-backend=false', '-input=false', '-no-color')
    const { diagnostics } = JSON.parse(run(folder, 'validate', '-json').output) as { diagnostics: object[] }
    if (diagnostics.length) fail(`terraform validate in ${folder}`, JSON.stringify(diagnostics, null, 1))
    check(folder, 'test', '-no-color')
  }
  for (const environment of ['staging', 'production'])
    check('regions', 'test', '-no-color', '-test-directory=environments', `-var-file=../environments/${environment}.tfvars`)
  console.log(`ok   terraform ${terraformVersion}: format, validate, tests, environments`)
  if (!process.env.LLASA_TERRAFORM_MIRROR)
    console.log('     with stub providers: what the real ones check beyond their schemas was not (LLASA_TERRAFORM_MIRROR)')
}

function fail(step: string, output: string): never {
  console.error(`FAIL ${step}\n${output}`)
  process.exit(1)
}
