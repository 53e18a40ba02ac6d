/** A note of an investigation as the desk answers it. */
import type { ContractRouterClient } from '@orpc/contract'
import type { notesContract } from '../contract'

export type Note = Awaited<ReturnType<ContractRouterClient<typeof notesContract>['list']>>['notes'][number]
