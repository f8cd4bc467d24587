import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Runs one of the checks over a repository of these files. */
function check(script: string, files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'llasa-checks-'))
  cpSync('scripts/checks', join(folder, 'scripts/checks'), { recursive: true })
  cpSync(`scripts/${script}`, join(folder, 'scripts', script))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries({ '.gitignore': 'node_modules\nscripts\n', ...files })) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  execFileSync('git', ['init', '-q'], { cwd: folder })
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${script}`], { cwd: folder, encoding: 'utf8' })
  return { status, output: `${stdout}${stderr}` }
}

describe('the check of words', () => {
  it('finds them in names, however they are written, and in comments, but in no text', () => {
    const { status, output } = check('check-words.ts', {
      'workers/a.ts': [
        '// A place, said plainly, is plain; "asked" is somebody else\'s word.',
        "export const text = 'asked'",
        'export function f({ isAsked }: { isAsked: boolean }): void {}',
        'export const WENT_ON = text.replace("a", "b")',
        '/**',
        ' * The backend is told.',
        ' */',
      ].join('\n'),
      'workers/open-book.ts': 'export const marketplace = 1',
      'a.py': 'def lane():\n    """Who asked."""\n    return {"told": 1}["told"]  # as given\n',
      'a.tf': 'locals {\n  # the desk\n  book = "asked"\n}\n',
    })
    expect(status).toBe(1)
    expect(output.trim().split('\n')).toEqual([
      'workers/open-book.ts:1  the file itself: faqIndex',
      'workers/a.ts:3  isAsked: request, query, requestedModel',
      'workers/a.ts:4  WENT_ON: continued, continuation',
      'a.py:1  lane: candidate',
      'a.tf:3  book: faqIndex',
      "workers/a.ts:5  a comment: not 'told'",
      "a.py:2  a comment: not 'asked'",
      "a.tf:2  a comment: not 'desk'",
      'FAIL 8 names and comments with a word of the former vocabulary',
    ])
  })

  it('leaves names alone that a library chose', () => {
    expect(check('check-words.ts', { 'a.ts': 'export const f = (x: any) => x.place.said()' }).status).toBe(0)
  })
})

describe('the check of exports', () => {
  it('finds those that no other file imports, whatever the import looks like', () => {
    const { status, output } = check('check-exports.ts', {
      'a.ts':
        'export const used = 1, unused = 2\nexport type Unused = 1\nexport interface Used {}\nconst c = 1\nexport { c as again }',
      'b.ts':
        "import { used } from './a.ts'\nexport type { Used } from './a.ts'\nexport const lazy = () => import('./c.ts')\nconsole.log(used)",
      'c.ts': 'export const anything = 1',
      'd.ts': "import { lazy } from './b.ts'\nimport type { Used } from './b.ts'\nlazy() as unknown as Used",
    })
    expect(status).toBe(1)
    expect(output.trim().split('\n')).toEqual([
      'a.ts:1  unused',
      'a.ts:2  Unused',
      'a.ts:5  again',
      'FAIL 3 exports that nobody imports',
    ])
  })
})
