/** What was seen of the program in a real Electron, on a page for whoever decides about a release. */
import { z } from 'zod'

/** What `--self-check` writes (electron/main/self-check.ts), as far as the page tells it. */
export const selfCheckReport = z.object({
  program: z.string(),
  electron: z.string().nullable(),
  platform: z.string(),
  ok: z.boolean(),
  checks: z.array(
    z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), milliseconds: z.number() }),
  ),
})

/** Null for a report that is not whole: the program was ended over it. */
export function selfCheckOf(text: string): Smoke['selfCheck'] {
  try {
    return selfCheckReport.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

export interface Smoke {
  /** ISO, in UTC. */
  readonly at: string
  /** Null where the program ended without writing any, or only half of one. */
  readonly selfCheck: z.infer<typeof selfCheckReport> | null
  readonly exitCode: number | null
  readonly walks: { readonly passed: number; readonly failed: number }
}

export const smokePassed = ({ selfCheck, exitCode, walks }: Smoke): boolean =>
  selfCheck?.ok === true && exitCode === 0 && walks.failed === 0 && walks.passed > 0

/** In Markdown. */
export function smokeReport(smoke: Smoke): string {
  const { at, selfCheck, exitCode, walks } = smoke
  const machine =
    selfCheck === null
      ? `The program wrote no whole report and ended with ${String(exitCode)}.`
      : `Linli Desk ${selfCheck.program} in Electron ${selfCheck.electron ?? '?'} on ${selfCheck.platform}, ended with ${String(exitCode)}.`
  const rows = (selfCheck?.checks ?? []).map(
    ({ name, ok, detail, milliseconds }) =>
      `| ${name} | ${ok ? 'ok' : 'FAILED'} | ${inCell(detail)} | ${milliseconds} |`,
  )
  return [
    `# ${smokePassed(smoke) ? 'Seen' : 'Not right'} in a real Electron`,
    '',
    `${at}. ${machine}`,
    '',
    ...(rows.length === 0 ? [] : ['| part | | found | ms |', '| --- | --- | --- | --- |', ...rows, '']),
    `Walks in its window: ${walks.passed} passed, ${walks.failed} failed.`,
    '',
  ].join('\n')
}

const inCell = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
