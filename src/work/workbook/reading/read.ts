/**
 * Reads the sheets of a workbook that someone brought: `.xlsx`, `.xls`, `.et`, `.ods`, `.csv` in UTF-8 or GBK, by a library
 * and on a thread of its own, with limits to what it may hold (docs/decisions/registers-are-read-apart.md).
 */
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import { workerFile } from '#vault/worker-file'
import { readApart } from '#work/outside-files/read-apart'
import type { Row, Sheet } from '../rules/cells'

const readingNews = z.union([
  z.strictObject({ sheet: z.string(), hidden: z.boolean(), unread: z.boolean() }),
  z.strictObject({ rows: z.custom<readonly Row[]>(Array.isArray) }),
  z.strictObject({ fault: z.enum(['too-large', 'locked', 'unreadable']) }),
  z.strictObject({ done: z.literal(true) }),
])
export type ReadingNews = z.infer<typeof readingNews>

const refusalOf = {
  'too-large': 'workbook.too-large',
  locked: 'workbook.locked',
  unreadable: 'workbook.unreadable',
} as const

const refusal = (fault: keyof typeof refusalOf): DeskError => new DeskError('invalid', refusalOf[fault])

/**
 * Every sheet of the workbook, those that are hidden marked and those of them that do not fit left empty. `bytes` are given away. `signal` stops it; `onRows` hears how many rows are read so
 * far. Refuses with `workbook.unreadable`, `workbook.locked` (a password) and `workbook.too-large`.
 */
export function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
  onRows: (rows: number) => void = () => undefined,
): Promise<readonly Sheet[]> {
  const sheets: (Sheet & { readonly rows: Row[] })[] = []
  let rows = 0
  return readApart<readonly Sheet[]>({
    code: workerFile(import.meta.dirname, 'read-worker', 'read-worker.ts'),
    asked: bytes,
    given: [bytes.buffer],
    signal,
    refusal,
    hear(told) {
      const news = readingNews.parse(told)
      if ('fault' in news) throw refusal(news.fault)
      if ('done' in news) return { is: sheets }
      if ('sheet' in news) {
        const { sheet: name, hidden, unread } = news
        sheets.push({ name, hidden, unread, rows: [] })
      } else {
        sheets.at(-1)?.rows.push(...news.rows)
        rows += news.rows.length
        onRows(rows)
      }
      return null
    },
  })
}
