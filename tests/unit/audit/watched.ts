/** A client that counts the audit rows of every call it makes, through a reader of its own on the encrypted file. */
import { join } from 'node:path'
import { expect } from 'vitest'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import type { LongWork } from '#desk/walk'
import { openFile } from '#vault/store/open'
import type { DeskClient, TestDesk } from '../../support/desk'
import { seenClient } from '../../support/seen-client'

export interface LoggedRow {
  readonly sequence: number
  readonly at: number
  readonly staff_id: number | null
  readonly procedure: string
  readonly outcome: string
  readonly subject: string
  readonly digest: string
}

export interface Watched {
  readonly client: DeskClient
  /** The procedures that left their one row. */
  readonly seen: Set<string>
  /** The procedures that answered, on record or not. */
  readonly walked: ReadonlySet<string>
  /** The whole log. */
  all(): readonly LoggedRow[]
  /** Runs long work to its end; its rows are counted there. */
  readonly finish: <Result>(work: LongWork<Result>) => Promise<Result>
  close(): void
}

const onRecord = new Map(
  proceduresOf(deskContract).map(([name, procedure]) => [name, metaOf(procedure)] as const),
)

/** Watches a desk at which somebody is signed in. */
export function watch(desk: TestDesk): Watched {
  const key = desk.desk.session.requireOpen().keys['desk']
  if (key === undefined) throw new Error('the desk has no key')
  const sqlite = openFile({ file: join(desk.dataDir, 'desk.db'), key: Buffer.from(key), readonly: true })
  const rows = sqlite.prepare<[], LoggedRow>('SELECT * FROM audit ORDER BY sequence')
  const all = () => rows.all()
  /** The log of the file that a procedure writes to; a file apart is read where it is open. */
  const logOf = (name: string): readonly LoggedRow[] => {
    const file = onRecord.get(name)?.file
    if (file === undefined) return all()
    const { sqlite: apart } = desk.desk.session.storeOf(file)
    return apart.prepare<[], LoggedRow>('SELECT * FROM audit ORDER BY sequence').all()
  }
  const seen = new Set<string>()
  const walked = new Set<string>()

  const expectOneRow = (name: string, before: number) => {
    const wanted = onRecord.get(name)?.onRecord === true
    const made = logOf(name)
      .slice(before)
      .map(({ procedure, outcome }) => ({ procedure, outcome }))
    // Whoever looks at somebody's record is named in the log once a day.
    if (onRecord.get(name)?.kind === 'look' && made.length > 0) {
      expect(made, name).toEqual([{ procedure: name, outcome: 'disclosed' }])
      return
    }
    const disclosed = onRecord.get(name)?.kind === 'disclosure'
    // Work that runs long may do both: an export shows what it took out.
    const expected = { procedure: name, outcome: disclosed ? 'disclosed' : (made[0]?.outcome ?? 'done') }
    expect(['done', 'disclosed'], name).toContain(expected.outcome)
    expect(made, name).toEqual(wanted ? [expected] : [])
    if (wanted) seen.add(name)
  }

  /** Long work that was begun and not yet run to its end. */
  const begun = new WeakMap<object, { readonly name: string; readonly before: number }>()

  const client = seenClient(desk.client, async (name, answer) => {
    const before = logOf(name).length
    const result = await answer()
    if (onRecord.get(name)?.kind === 'long') begun.set(Object(result) as object, { name, before })
    else {
      expectOneRow(name, before)
      walked.add(name)
    }
    return result
  })

  return {
    client,
    seen,
    walked,
    all,
    async finish(work) {
      const iterator = await work
      const begin = begun.get(iterator)
      for (;;) {
        const step = await iterator.next()
        if (step.done !== true) continue
        if (begin !== undefined) {
          expectOneRow(begin.name, begin.before)
          walked.add(begin.name)
        }
        return step.value
      }
    },
    close: () => sqlite.close(),
  }
}
