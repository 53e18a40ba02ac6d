/** What became of a print is never thrown away: what did not come out is told, and nobody's slip is closed or counted for it. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { printed, type PrintFault } from '#app/parts/print/printed'
import { printOutcome, type PrintOutcome } from '#app/shell/contract'
import en from '#app/i18n/en.json'
import zhCN from '#app/i18n/zh-CN.json'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

const cases: readonly (readonly [PrintOutcome['outcome'], boolean, PrintFault | null, PrintFault | null])[] =
  [
    ['printed', true, null, null],
    ['unknown', true, null, null],
    ['cancelled', false, null, null],
    ['no-printer', false, 'noPrinter', 'noPrinterForPdf'],
    ['failed', false, 'failed', 'failedForPdf'],
  ]

describe('a print', () => {
  it.each(cases)('that was %s may be out: %s, and is told of as %s', (outcome, mayBeOut, fault, forPdf) => {
    expect(printed({ outcome, reason: '' }, false)).toEqual({ mayBeOut, fault })
    expect(printed({ outcome, reason: '' }, true)).toEqual({ mayBeOut, fault: forPdf })
    for (const said of [fault, forPdf]) {
      if (said === null) continue
      expect(zhCN.print[said]).not.toBe('')
      expect(en.print[said]).not.toBe('')
    }
  })

  it('has no other outcome', () => {
    expect(cases.map(([outcome]) => outcome).toSorted()).toEqual(
      [...printOutcome.shape.outcome.options].toSorted(),
    )
  })

  it('is asked for in one place alone, which reads what became of it', () => {
    const root = path.join(import.meta.dirname, '../../../src')
    const asking = globSync('**/*.{ts,tsx}', { cwd: root }).filter((file) =>
      /\bshell\s*\.print\(/.test(readFileSync(path.join(root, file), 'utf8')),
    )
    expect(asking).toEqual([path.join('app', 'parts', 'print', 'printed.ts')])
  })
})
