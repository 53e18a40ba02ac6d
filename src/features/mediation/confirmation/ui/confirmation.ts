/** What the desk answers about the confirmation of a case. */
import type { ContractRouterClient } from '@orpc/contract'
import type { confirmationContract } from '../contract'

export type Confirmation = Awaited<ReturnType<ContractRouterClient<typeof confirmationContract>['get']>>
