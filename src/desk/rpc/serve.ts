/** How a feature serves its contract: one handler a procedure, of the kind its contract declares. */
import type {
  AnyContractRouter,
  ContractProcedure,
  InferSchemaInput,
  InferSchemaOutput,
} from '@orpc/contract'
import type { ProcedureKind } from '#ground/contract/procedure'
import type { Housed } from '../house'
import type { Session } from '../session/session'
import type { DisclosureCall, LongCall, LookCall, ReadCall, SearchCall, WriteCall } from './call'

/** Long work with the house, and so in each of its transactions. */
export type HousedLong = Housed<LongCall<Housed<WriteCall>>>

export interface ReadHandler<Input, Output> {
  readonly kind: 'read'
  run(call: Housed<ReadCall>, input: Input): Output | Promise<Output>
}
export interface LookHandler<Input, Output> {
  readonly kind: 'look'
  run(call: Housed<LookCall>, input: Input): Output
}
export interface SearchHandler<Input, Output> {
  readonly kind: 'search'
  run(call: Housed<SearchCall>, input: Input): Output
}
export interface WriteHandler<Input, Output> {
  readonly kind: 'write'
  /** Where it takes long to read: what is read before the transaction, and answers with what is left to be done in it. */
  before?(call: Housed<ReadCall>, input: Input): Promise<(call: Housed<WriteCall>) => Output>
  run(call: Housed<WriteCall>, input: Input): Output
}
export interface DisclosureHandler<Input, Output> {
  readonly kind: 'disclosure'
  run(call: Housed<DisclosureCall>, input: Input): Output
}
export interface LongHandler<Input, Output> {
  readonly kind: 'long'
  run(call: HousedLong, input: Input, signal: AbortSignal): Output
}
export interface KeysHandler<Input, Output> {
  readonly kind: 'keys'
  /** `sendId` is empty where the contract asks for none. */
  run(session: Session, input: Input, sendId: string): Output | Promise<Output>
}
/** What is asked, without the id under which the page sent it: the router takes that off. */
type Asked<Input> = Input extends { readonly sendId: string } ? Omit<Input, 'sendId'> : Input

export type Handler<Input, Output> =
  | ReadHandler<Input, Output>
  | LookHandler<Input, Output>
  | SearchHandler<Input, Output>
  | WriteHandler<Asked<Input>, Output>
  | DisclosureHandler<Input, Output>
  | LongHandler<Asked<Input>, Output>
  | KeysHandler<Asked<Input>, Output>

/** Changes nothing; synchronous, but for what gives way between its pieces. */
export const read = <Input, Output>(
  run: (call: Housed<ReadCall>, input: Input) => Output | Promise<Output>,
): ReadHandler<Input, Output> => ({ kind: 'read', run })

/** Changes nothing but the record of who saw whose record; synchronous. */
export const look = <Input, Output>(
  run: (call: Housed<LookCall>, input: Input) => Output,
): LookHandler<Input, Output> => ({ kind: 'look', run })

/** Finds people by what was typed; a number that leads to one of them is a look at them; synchronous. */
export const search = <Input, Output>(
  run: (call: Housed<SearchCall>, input: Input) => Output,
): SearchHandler<Input, Output> => ({ kind: 'search', run })

/** One transaction with one audit row; synchronous, so that nothing comes between. */
export const write = <Input, Output>(
  run: (call: Housed<WriteCall>, input: Input) => Output,
): WriteHandler<Input, Output> => ({ kind: 'write', run })

/**
 * A write whose reading takes longer than anybody at the till should wait: it is done before the transaction, giving way between
 * its pieces, and handed to it. Others may have written meanwhile, so `run` has to know whether what was read still holds; it is
 * given null where nothing was read. `read` refuses nothing: a call that was answered before is answered once more.
 */
export const writeAfterReading = <Input, Read, Output>(
  read: (call: Housed<ReadCall>, input: Input) => Read | null | Promise<Read | null>,
  run: (call: Housed<WriteCall>, input: Input, read: Read | null) => Output,
): WriteHandler<Input, Output> => ({
  kind: 'write',
  before: async (call, input) => {
    const known = await read(call, input)
    return (writing) => run(writing, input, known)
  },
  run: (call, input) => run(call, input, null),
})

/** Shows something in full; one transaction with one audit row that says what and why; synchronous. */
export const disclose = <Input, Output>(
  run: (call: Housed<DisclosureCall>, input: Input) => Output,
): DisclosureHandler<Input, Output> => ({ kind: 'disclosure', run })

/** An async generator that yields progress and returns the result; stops when the signal is aborted. */
export const long = <Input, Output>(
  run: (call: HousedLong, input: Input, signal: AbortSignal) => Output,
): LongHandler<Input, Output> => ({ kind: 'long', run })

/** Derives or moves keys; may wait. The session gives it transactions. */
export const keys = <Input, Output>(
  run: (session: Session, input: Input, sendId: string) => Output | Promise<Output>,
): KeysHandler<Input, Output> => ({ kind: 'keys', run })

type InputOf<Procedure> =
  Procedure extends ContractProcedure<infer Input, infer _Output, infer _Errors, infer _Meta>
    ? InferSchemaOutput<Input>
    : never
type OutputOf<Procedure> =
  Procedure extends ContractProcedure<infer _Input, infer Output, infer _Errors, infer _Meta>
    ? InferSchemaInput<Output>
    : never

export type HandlersOf<Contract> = {
  readonly [Name in keyof Contract]: Contract[Name] extends ContractProcedure<
    infer _Input,
    infer _Output,
    infer _Errors,
    infer _Meta
  >
    ? Handler<InputOf<Contract[Name]>, OutputOf<Contract[Name]>>
    : HandlersOf<Contract[Name]>
}

/** A contract with its handlers, whatever their types, for the composition root. */
export interface Service {
  readonly contract: AnyContractRouter
  readonly handlers: unknown
}

export function serve<Contract extends AnyContractRouter>(
  contract: Contract,
  handlers: HandlersOf<Contract>,
): Service & { readonly contract: Contract } {
  return { contract, handlers }
}

interface RunnableHandler {
  readonly kind: ProcedureKind
  before?(call: unknown, input: unknown): Promise<(call: Housed<WriteCall>) => unknown>
  run(call: unknown, input: unknown, beside?: AbortSignal | string): unknown
}

export interface ReadingBefore extends RunnableHandler {
  before(call: unknown, input: unknown): Promise<(call: Housed<WriteCall>) => unknown>
}

/** True for what `writeAfterReading` makes. */
export const readsBefore = (handler: RunnableHandler): handler is ReadingBefore =>
  handler.before !== undefined

/** True for what `read`, `look`, `search`, `write`, `disclose`, `long` and `keys` make. */
export function isHandler(value: unknown): value is RunnableHandler {
  return typeof value === 'object' && value !== null && 'kind' in value && 'run' in value
}
