/** Turns contracts and their handlers into one oRPC router. Every call goes: session → role → strict parse → handler. */
import {
  isContractProcedure,
  type AnyContractProcedure,
  type AnyContractRouter,
  type ORPCError,
} from '@orpc/contract'
import { implement, type AnyRouter } from '@orpc/server'
import { DeskError } from '#ground/contract/errors'
import { procedureKinds, type ProcedureMeta } from '#ground/contract/procedure'
import type { Logger } from '#vault/logger'
import { property } from '#ground/property'
import { isPermission, permissionTable } from '#ground/roles/permissions'
import {
  countPage,
  discloseOnRecord,
  longWork,
  lookAt,
  readCall,
  searchFor,
  writeOnRecord,
  type About,
} from '../session/calls'
import { refuseDoubtfulDay } from '../session/doubtful-day'
import { requireSamePerson } from '../session/same-person'
import type { Session } from '../session/session'
import { isHandler, readsBefore, type ReadingBefore, type Service } from './serve'
import { toWireError } from './wire-errors'

/** Walks a contract: every procedure with its dotted name. */
export function proceduresOf(
  contract: AnyContractRouter,
  path: readonly string[] = [],
): readonly (readonly [string, AnyContractProcedure])[] {
  if (isContractProcedure(contract)) return [[path.join('.'), contract]]
  return Object.entries(contract).flatMap(([name, inner]) => proceduresOf(inner, [...path, name]))
}

/** What a procedure declares about itself. Throws when it was not made by our contract helpers. */
export function metaOf(procedure: AnyContractProcedure): ProcedureMeta {
  const meta: unknown = procedure['~orpc'].meta
  const permission = property(meta, 'permission')
  const kind = procedureKinds.find((known) => known === property(meta, 'kind'))
  if (!isPermission(permission) || !kind) throw new Error('a procedure names no permission of the table')
  const isMarked = (mark: string): boolean => property(meta, mark) === true
  const file = property(meta, 'file')
  return {
    permission,
    kind,
    onRecord: isMarked('onRecord'),
    takesOut: isMarked('takesOut'),
    ...(typeof file === 'string' ? { file } : {}),
  }
}

export function buildRouter(
  services: Readonly<Record<string, Service>>,
  session: Session,
  logger: Logger,
): Record<string, AnyRouter> {
  return Object.fromEntries(
    Object.entries(services).map(([name, service]) => [
      name,
      buildBranch(service.contract, service.handlers, name, session, logger),
    ]),
  )
}

function buildBranch(
  contract: AnyContractRouter,
  handlers: unknown,
  name: string,
  session: Session,
  logger: Logger,
): AnyRouter {
  if (isContractProcedure(contract)) return buildProcedure(contract, handlers, name, session, logger)
  return Object.fromEntries(
    Object.entries(contract).map(([key, inner]) => {
      return [key, buildBranch(inner, property(handlers, key), `${name}.${key}`, session, logger)]
    }),
  )
}

function buildProcedure(
  contract: AnyContractProcedure,
  handler: unknown,
  name: string,
  session: Session,
  logger: Logger,
) {
  const meta = metaOf(contract)
  if (!isHandler(handler) || handler.kind !== meta.kind) {
    throw new Error(`${name} is declared as '${meta.kind}' and not served as one`)
  }
  const about = { procedure: name, file: meta.file }
  const asWire = (error: unknown): ORPCError<string, unknown> =>
    toWireError(session.noticed(error, meta.file), name, logger)

  // Middleware of the enclosing router runs before the input is parsed; a procedure's own would run after.
  return implement({ procedure: contract })
    .use(async ({ next }) => {
      const answered = session.callsUnderWay.begins()
      try {
        session.admit(meta.permission, { ...about, takesOut: meta.takesOut })
        // A file that comes with the call is read after this: whoever has taken over by then has not asked for anything.
        const by = permissionTable[meta.permission] === 'public' ? null : session.requireOpen().staff.id
        return await next({ context: { by } })
      } catch (error) {
        throw asWire(error)
      } finally {
        answered()
      }
    })
    .procedure.handler(({ input, signal, context: { by } }) => {
      if (by !== null) requireSamePerson(session, by)
      switch (meta.kind) {
        case 'read': {
          const counted = (answer: unknown) => countedPage(session, about, meta, input, answer)
          const call = readCall(session, meta.file)
          const answer = handler.run(call, input)
          if (!(answer instanceof Promise)) return counted(answer)
          return answer.finally(() => admitAgain(session, meta, about, call.staff.id)).then(counted)
        }
        case 'look':
          return lookAt(session, about, (call) => handler.run(call, input))
        case 'search':
          return searchFor(session, about, (call) => handler.run(call, input))
        case 'write':
          // One's own session has no day that anyone counts by, and the doubt is ended there.
          if (meta.permission !== 'session.own')
            refuseDoubtfulDay(session.requireOpen().store, session.clock.now())
          return readsBefore(handler)
            ? afterReading(session, meta, about, handler, input)
            : writeOnRecord(session, about, requireSent(input), (call) => handler.run(call, asked(input)))
        case 'disclosure':
          return discloseOnRecord(session, about, (call) => handler.run(call, input))
        case 'keys':
          return handler.run(session, asked(input), sendIdOf(input) ?? '')
        case 'long': {
          const { call, rows } = longWork(session, about)
          const work: unknown = handler.run(call, asked(input), signal ?? new AbortController().signal)
          return reporting(work, asWire, {
            begins: () => begun(session),
            done: () => {
              const wanted = meta.onRecord ? 1 : 0
              if (rows() !== wanted) throw new Error(`${name} made ${rows()} audit rows instead of ${wanted}`)
            },
          })
        }
      }
    })
}

/**
 * Who asked may have locked the desk or left meanwhile, or a colleague taken over: they are told so, and not what then went wrong; and a
 * colleague who may not ask it is not on record as having done so.
 */
function admitAgain(session: Session, meta: ProcedureMeta, about: About, staffId: number): void {
  requireSamePerson(session, staffId)
  session.admit(meta.permission, { ...about, takesOut: meta.takesOut })
}

/** Who is no longer there when it has been read writes nothing, and nobody writes it in their place. */
async function afterReading(
  session: Session,
  meta: ProcedureMeta,
  about: About,
  handler: ReadingBefore,
  input: unknown,
): Promise<unknown> {
  const sent = requireSent(input)
  const call = readCall(session, meta.file)
  const work = await handler
    .before(call, asked(input))
    .finally(() => admitAgain(session, meta, about, call.staff.id))
  return writeOnRecord(session, { ...about, by: call.staff.id }, sent, work)
}

/**
 * The register is gone through from its first row; of other lists only what is paged on to counts. What is read of a file apart is not
 * counted: the sums lie in the desk's own, and nothing of that file is told there.
 */
function countedPage(
  session: Session,
  about: About,
  { permission, file }: ProcedureMeta,
  input: unknown,
  answer: unknown,
): unknown {
  const rows = property(answer, 'rows')
  const goesOn = property(input, 'after') !== undefined
  if (file === undefined && Array.isArray(rows) && (goesOn || permission === 'residents.list'))
    countPage(session, about, input, rows.length)
  return answer
}

/** The input of a write, with the id under which the page sent it. */
function requireSent(input: unknown): { readonly sendId: string } {
  const sendId = sendIdOf(input)
  if (sendId === undefined) throw new DeskError('invalid', 'desk.input')
  return Object.assign({}, input, { sendId })
}

function sendIdOf(input: unknown): string | undefined {
  const sendId = property(input, 'sendId')
  return typeof sendId === 'string' ? sendId : undefined
}

/** What is asked, without that id: it makes sending again harmless, and no handler has any business with it. */
function asked(input: unknown): unknown {
  const { sendId: _sendId, ...rest } = Object.assign({ sendId: undefined }, input)
  return rest
}

/** Long work goes on after its call has been answered with a stream. Returns what is called at its end. */
function begun({ writeStop, callsUnderWay }: Session): () => void {
  const ends = writeStop.underWay()
  const answered = callsUnderWay.begins()
  return () => {
    ends()
    answered()
  }
}

/** Errors of long work come in the middle of its stream and are typed like any other. */
async function* reporting(
  work: unknown,
  asWire: (error: unknown) => Error,
  when: {
    /** Returns what is called at the end, however it comes. */
    readonly begins: () => () => void
    readonly done: () => void
  },
): AsyncGenerator<unknown, unknown, void> {
  if (!isAsyncIterable(work)) throw asWire(new Error('long work yields its progress'))
  const iterator = work[Symbol.asyncIterator]()
  let ends: () => void = () => undefined
  try {
    ends = when.begins()
    for (;;) {
      const step = await iterator.next()
      if (step.done) {
        when.done()
        return step.value
      }
      yield step.value
    }
  } catch (error) {
    throw asWire(error)
  } finally {
    // Tells the work that nobody listens any more, so that it can clean up.
    await iterator.return?.()
    ends()
  }
}

function isAsyncIterable(value: unknown): value is AsyncIterable<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
