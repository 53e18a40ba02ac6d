/**
 * Members of staff at work on days that have passed. Each write goes through the schema and the handler that serve the
 * screens, with a call of its time: what is made is exactly what the program would have made, audit rows included.
 */
import { isContractProcedure, type ContractProcedure, type InferSchemaInput } from '@orpc/contract'
import { keepReason } from '#desk/reasons/typed'
import { z } from 'zod'
import { noteLooks } from '#vault/log/looks'
import { recordAudit } from '#vault/log/record'
import { dayAt } from '#ground/clock'
import type { Desk } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { property } from '#ground/property'
import type { Housed } from '#desk/house'
import type { DisclosureCall, Seen, WriteCall } from '#desk/rpc/call'
import { metaOf } from '#desk/rpc/router'
import { isHandler } from '#desk/rpc/serve'
import { services } from '#centre/house'
import type { SignedInStaff } from '#desk/session/contract'
import type { Store } from '#vault/store/store'

/** The procedures of a contract as plain functions; the request id is not theirs to think of. */
type Doing<Contract> = {
  readonly [Name in keyof Contract]: Contract[Name] extends ContractProcedure<
    infer Input,
    infer Output,
    infer _Errors,
    infer _Meta
  >
    ? (input: Omit<InferSchemaInput<Input>, 'sendId'>) => InferSchemaInput<Output>
    : Doing<Contract[Name]>
}

/** Everything that a member of staff can do to what the desk keeps; the session is not among it. */
export type Clerk = Doing<Omit<DeskContract, 'session'>>

export interface Office {
  /**
   * The procedures as this member of staff carries them out at this instant (UTC milliseconds); they hold until the
   * next call of `at`. Nothing is committed here: the caller opens the transaction.
   */
  readonly at: (now: number, staff: SignedInStaff) => Clerk
  /** The call that a procedure of that hand would be given, to look something up without a whole page of it. */
  readonly reading: () => WriteCall
  /** The call of a procedure at an instant, for what a feature does many times at once as if by that procedure. */
  readonly callOf: (now: number, staff: SignedInStaff, procedure: string) => WriteCall
}

type Shown = Parameters<DisclosureCall['disclose']>[0]

/** No write here can be one sent twice, so all may have the same. */
const sendId = '00000000-0000-4000-8000-000000000000'

interface AtWork {
  readonly now: number
  readonly staff: SignedInStaff
}
/** Of a procedure of this file; left out, the desk's own. */
type CallOf = (procedure: string, file?: string) => Housed<WriteCall>

/** Opens the office of a desk that someone is signed in at; of a file that not everyone opens, it takes someone who may. */
export function openOffice({ session }: Desk): Office {
  let atWork: AtWork | null = null

  const callOf: CallOf = (procedure, file) => {
    if (atWork === null) throw new Error('nobody is at work')
    const { now, staff } = atWork
    // However slow the machine: while a desk is furnished, somebody is at the keyboard.
    session.stayAwake()
    const store = session.storeOf(file)
    return {
      now,
      today: dayAt(now),
      staff,
      database: store.database,
      statement: (sql) => store.statement(sql),
      beside: (file) => session.storeOf(file),
      resourcesDir: session.resourcesDir,
      house: session.house,
      record: ({ subject, change = null, disclosure }) =>
        recordAudit(store, {
          at: now,
          staffId: staff.id,
          procedure,
          outcome: disclosure === undefined ? 'done' : 'disclosed',
          subject,
          change,
          ...(disclosure === undefined ? {} : { disclosure }),
        }),
    }
  }
  const branches = Object.entries(services).map(([name, { contract, handlers }]) => [
    name,
    doing(contract, handlers, name, callOf, (file) => session.storeOf(file)),
  ])
  const clerk: unknown = Object.fromEntries(branches)
  return {
    at(now, staff) {
      atWork = { now, staff }
      // It was built from the contract that the type is derived from.
      return clerk as Clerk
    },
    reading: () => callOf(''),
    callOf(now, staff, procedure) {
      atWork = { now, staff }
      return callOf(procedure)
    },
  }
}

function doing(
  contract: unknown,
  handlers: unknown,
  name: string,
  callOf: CallOf,
  storeOf: (file?: string) => Store,
): unknown {
  if (!isContractProcedure(contract)) {
    return Object.fromEntries(
      Object.entries(z.record(z.string(), z.unknown()).parse(contract)).map(([key, inner]) => [
        key,
        doing(inner, property(handlers, key), `${name}.${key}`, callOf, storeOf),
      ]),
    )
  }
  const { kind, file } = metaOf(contract)
  const schema: unknown = contract['~orpc'].inputSchema
  return (input: object): unknown => {
    if (!isHandler(handlers) || !(schema instanceof z.ZodType)) throw new Error(`${name} is not served`)
    const call = callOf(name, file)
    const store = storeOf(file)
    switch (kind) {
      case 'read': {
        const answer: unknown = handlers.run(call, schema.parse(input))
        if (answer instanceof Promise) throw new Error(`${name} gives way, and is not done at one instant`)
        return answer
      }
      case 'write':
        return handlers.run(call, schema.parse({ sendId, ...input }))
      case 'disclosure': {
        const disclose = ({ subject, isTyped = false, ...disclosure }: Shown) => {
          const said = { subject, words: disclosure.note, at: call.now }
          const note = isTyped ? keepReason(store, said) : disclosure.note
          call.record({ subject, disclosure: { ...disclosure, note } })
        }
        return handlers.run({ ...call, disclose, asksFor: () => undefined }, schema.parse(input))
      }
      case 'search':
        return handlers.run(
          { ...call, asksForNumber: () => undefined, foundByNumber: () => undefined },
          schema.parse(input),
        )
      case 'look': {
        const { now: at, today: day, staff } = call
        const saw = (seen: Seen) =>
          noteLooks(store, [{ staffId: staff.id, day, at, procedure: name, ...seen }])
        return handlers.run({ ...call, saw }, schema.parse(input))
      }
      case 'long':
      case 'keys':
        throw new Error(`${name} is not done at one instant`)
    }
  }
}
