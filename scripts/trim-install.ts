import { existsSync, globSync, rmSync } from 'node:fs'

// Vite reads the maps of what the Worker's tests load, and complains where one is missing (5 MB).
const withMaps =
  /node_modules\/(@modelcontextprotocol\/(client|core|server)|@streamparser\/json|eventsource(-parser)?)\/.*js\.map$/

/** Runs after `npm ci`: removes what packages bring and nothing here reads, 165 MB of 910. Each line says why. */
const unread = [
  // npm's `node` keeps its headers (67 MB) beside the binary, which is linked to bin/node already.
  'node_modules/node/node_modules',
  // llama.cpp's sources (35 MB), to be built where no binary fits; `npx node-llama-cpp source download` fetches them there.
  'node_modules/node-llama-cpp/llama/gitRelease.bundle',
  // Binaries for arm64 (20 MB), which npm installs on x64 as well.
  ...(process.arch === 'arm64' ? [] : ['node_modules/@node-llama-cpp/linux-arm64']),
  // Source maps of dependencies (44 MB): only a debugger inside of them would read these.
  ...globSync('node_modules/**/*.{js,cjs,mjs,ts,cts,mts,css}.map').filter((path) => !withMaps.test(path)),
]

// Windows copies the binary where others link it; there it stays.
if (process.platform !== 'win32' && existsSync('node_modules/node/bin/node'))
  for (const path of unread) rmSync(path, { recursive: true, force: true })
