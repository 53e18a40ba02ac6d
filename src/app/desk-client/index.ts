/**
 * Asking the desk from a screen.
 *
 * `desk.<feature>.<procedure>` are TanStack Query's options for each procedure (`queryOptions`, `call`, …);
 * `useWrite(desk.residents.register)` writes; `useRows(desk.residents.list, {…})` pages through a list;
 * `useLong(desk.residents.importRegister)` runs what takes long; `shell` is what the machine does.
 */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { DeskContract } from '#centre/contract'
import type { shellContract } from '../shell/contract'
import { connection } from './connect'

export type DeskClient = ContractRouterClient<DeskContract>
export type ShellClient = ContractRouterClient<typeof shellContract>

export const deskClient: DeskClient = createORPCClient(connection.desk)
export const shell: ShellClient = createORPCClient(connection.shell)
export const desk = createTanstackQueryUtils(deskClient)

export { refusalOf, errorMessage, type ReadableError } from './errors'
export { useWrite, type Write, type WithoutSendId } from './use-write'
export { useRows, type Rows } from './use-rows'
export { useLong, type LongRun } from './use-long'
export { queryClient } from './queries'
