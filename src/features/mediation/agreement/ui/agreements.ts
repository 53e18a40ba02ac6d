/** What the desk answers about the agreements of a case. */
import type { ContractRouterClient } from '@orpc/contract'
import type { agreementsContract } from '../contract'

export type Agreements = Awaited<ReturnType<ContractRouterClient<typeof agreementsContract>['get']>>
