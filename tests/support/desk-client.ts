/** What whoever calls a test desk needs, without the desk. */
import { randomUUID } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { DeskContract } from '#centre/contract'

export type DeskClient = ContractRouterClient<DeskContract>

export const testPassword = 'correct horse'

export const newSendId = (): string => randomUUID()
