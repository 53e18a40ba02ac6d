/** An empty register to be filled in: whatever its columns are called, they are recognised when it comes back. */
import type { Progress } from '#ground/contract/procedure'
import type { LongCall } from '#desk/rpc/call'
import { workbookBlob, writeWorkbook } from '#work/workbook/write'
import type { MadeFile } from '#work/exports/contract'
import { registerFields } from '../contract'

/** An address in one cell is for registers that have it so; whoever begins anew writes its parts. */
const left = registerFields.indexOf('door')

interface TemplateWords {
  readonly title: string
  readonly hints: readonly string[]
  readonly headers: readonly string[]
}

export async function* templateSheet(
  call: LongCall,
  { words }: { readonly words: TemplateWords },
  signal: AbortSignal,
): AsyncGenerator<Progress, MadeFile> {
  const bytes = yield* writeWorkbook(
    [
      {
        name: words.title,
        preface: [...words.hints],
        header: words.headers.toSpliced(left, 1),
        widths: words.headers.map(() => 14),
        total: 0,
        rows: [],
      },
    ],
    signal,
  )
  return { file: call.keepFile(workbookBlob(bytes)), name: `${words.title}.xlsx`, rows: 0 }
}
