/** What the residents feature offers, slice by slice: the people of the community, found, kept, brought in and made one. */
import { duplicatesContract } from './duplicates/contract'
import { peopleContract } from './people/contract'
import { registerContract } from './register-file/contract'
import { searchContract } from './search/contract'
import { listContract } from './list/contract'

export const residentsContract = {
  ...searchContract,
  ...listContract,
  ...peopleContract,
  ...duplicatesContract,
  registerFile: registerContract,
}
