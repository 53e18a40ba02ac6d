/** A client that counts the audit rows of every call it makes, through a reader of its own on the encrypted file. */
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Progress } from '#ground/contract/procedure'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { openFile } from '#vault/store/open'
import type { DeskClient, TestDesk } from '../../support/desk'

export interface LoggedRow {
  readonly sequence: number
  readonly at: number
  readonly staff_id: number | null
  readonly procedure: string
  readonly outcome: string
  readonly subject: string
  readonly digest: string
}

type LongWork<Result> = Promise<{ next(): Promise<IteratorResult<Progress, Result>> }>

export interface Watched {
  readonly client: DeskClient
  /** The procedures that left their one row. */
  readonly seen: Set<string>
  /** The whole log. */
  all(): readonly LoggedRow[]
  /** Runs long work to its end; its rows are counted there. */
  finish<Result>(work: LongWork<Result>): Promise<Result>
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
  const seen = new Set<string>()

  const expectOneRow = (name: string, before: number) => {
    const wanted = onRecord.get(name)?.onRecord === true
    const made = all()
      .slice(before)
      .map(({ procedure, outcome }) => ({ procedure, outcome }))
    const disclosed = onRecord.get(name)?.kind === 'disclosure'
    // Work that runs long may do both: an export shows what it took out.
    const expected = { procedure: name, outcome: disclosed ? 'disclosed' : (made[0]?.outcome ?? 'done') }
    expect(['done', 'disclosed'], name).toContain(expected.outcome)
    expect(made, name).toEqual(wanted ? [expected] : [])
    if (wanted) seen.add(name)
  }

  /** Long work that was begun and not yet run to its end. */
  const begun = new WeakMap<object, { readonly name: string; readonly before: number }>()

  const at = (target: object, path: readonly string[]): unknown =>
    new Proxy(target, {
      get(branch, key): unknown {
        const inner: unknown = Reflect.get(branch, key)
        // A client answers every name with a branch; only those of the contract are meant.
        return typeof key === 'string' && key !== 'then' && inner !== undefined
          ? at(Object(inner) as object, [...path, key])
          : inner
      },
      apply(call, self, input: unknown[]): unknown {
        const name = path.join('.')
        const before = all().length
        const answer: unknown = Reflect.apply(call as (...given: unknown[]) => unknown, self, input)
        return Promise.resolve(answer).then((result) => {
          if (onRecord.get(name)?.kind !== 'long') expectOneRow(name, before)
          else begun.set(Object(result) as object, { name, before })
          return result
        })
      },
    })

  return {
    client: at(desk.client, []) as DeskClient,
    seen,
    all,
    async finish(work) {
      const iterator = await work
      const begin = begun.get(iterator)
      for (;;) {
        const step = await iterator.next()
        if (step.done !== true) continue
        if (begin !== undefined) expectOneRow(begin.name, begin.before)
        return step.value
      }
    },
    close: () => sqlite.close(),
  }
}
