import { readFileSync, writeFileSync } from 'node:fs'

/**
 * `npm run lock` writes package-lock.json anew and then this adds what npm left out: optional binaries for platforms
 * whose packages the registry at hand does not serve. npm drops them silently, and `npm ci` then calls the file out of
 * sync, everywhere. An entry needs a version and its platform; where that platform is ours, npm fetches it as usual.
 */
interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }

const systems: readonly (readonly [RegExp, string])[] = [
  [/android/, 'android'],
  [/darwin|mac/, 'darwin'],
  [/linux/, 'linux'],
  [/win/, 'win32'],
]

/** Platform packages say in their names what they run on. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const short = name.split('/').at(-1) ?? name
  const os = systems.find(([pattern]) => pattern.test(short))?.[1]
  const cpu = /arm64/.test(short) ? 'arm64' : /x64|-64$/.test(short) ? 'x64' : null
  if (!os || !cpu) return null
  return { os: [os], cpu: [cpu], ...(/musl/.test(short) && { libc: ['musl'] }) }
}

let added = 0
for (const { optionalDependencies = {}, dev } of Object.values({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const at = `node_modules/${name}`
    const platform = platformOf(name)
    if (lock.packages[at] || !platform || !/^\d/.test(version)) continue
    lock.packages[at] = { version, ...(dev && { dev }), optional: true, ...platform }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} entries added`)
