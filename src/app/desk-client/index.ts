/**
 * Asking the desk from a screen.
 *
 * `desk.<feature>.<procedure>` are TanStack Query's options for each procedure (`queryOptions`, `call`, …);
 * `useWrite(desk.residents.register)` writes; `useRows(desk.residents.list, {…})` pages through a list;
 * `useLong(desk.residents.importRegister)` runs what takes long; `shell` is what the machine does.
 */
import { createORPCClient } from '@orpc/client'
import type { AnyContractRouter, ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { restoreContract } from '#desk/backups/contract'
import type { pinsContract } from '#desk/pins/contract'
import type { sessionContract } from '#desk/session/contract'
import type { draftsContract } from '#work/drafts/contract/index'
import type { exportsContract } from '#work/exports/contract'
import type { templatesContract } from '#work/templates/contract'
import type { viewsContract } from '#work/views/contract'
import type { shellContract } from '../shell/contract'
import { connection } from './connect'

export type ShellClient = ContractRouterClient<typeof shellContract>

export const shell: ShellClient = createORPCClient(connection.shell)

/**
 * What a part of the page asks, by the contracts it names: a feature's own, in its `ui/client.ts`. The names are those
 * on the wire.
 */
export function clientsOf<Contracts extends Readonly<Record<string, AnyContractRouter>>>() {
  const deskClient: ContractRouterClient<Contracts> = createORPCClient(connection.desk)
  return { deskClient, desk: createTanstackQueryUtils(deskClient) }
}

/** What the page asks without any feature: the session, keys, drafts, views, made files, forms, backups before anyone is signed in. */
export const { desk, deskClient } = clientsOf<{
  session: typeof sessionContract
  pins: typeof pinsContract
  restore: typeof restoreContract
  drafts: typeof draftsContract
  exports: typeof exportsContract
  views: typeof viewsContract
  templates: typeof templatesContract
}>()

export { refusalOf, errorMessage, type ReadableError } from './errors'
export { useWrite, type Write, type WithoutSendId } from './use-write'
export { unlessForbidden, useAskedOnce, type AskedOnce } from './use-asked-once'
export { useRows, type Rows } from './use-rows'
export { wholeRows } from './whole-rows'
export { useLong, type LongProcedure, type LongRun } from './use-long'
export { queryClient } from './queries'
