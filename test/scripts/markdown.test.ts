import { describe, expect, it } from 'vitest'
import { toHtml } from '../../scripts/guides/markdown.ts'

describe('guides as pages', () => {
  it('keep code as it is, and everything else as meant', () => {
    const html = toHtml('# A *b*\n\nSay `a < b` and **so**: [keys](own-shop.md), [api](../api.md).\n\n```html\n<b>x</b>\n```')
    expect(html).toContain('<h1 id="a-b">')
    expect(html).toContain(
      '<code>a &lt; b</code> and <strong>so</strong>: <a href="/guides/own-shop">keys</a>, <a href="/api.md">api</a>.',
    )
    expect(html).toContain('<pre>&lt;b&gt;x&lt;/b&gt;</pre>')
  })

  it('have lists and tables, a bar in a cell included', () => {
    expect(toHtml('- one\n  more\n- two')).toBe('<ul><li>one more</li><li>two</li></ul>')
    expect(toHtml('| a | b |\n|---|---|\n| `x` | y \\| z |')).toContain('<tr><td><code>x</code></td><td>y | z</td></tr>')
  })

  it('run no markup of their own', () => {
    expect(toHtml('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')
  })
})
