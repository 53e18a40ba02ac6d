/** What service requests offer: each slice its own part, on the wire under one name. */
import { applicationsContract } from './applications/contract'
import { courseContract } from './course/contract'
import { enlistingContract } from './enlisting/contract'
import { errandsContract } from './errands/contract'
import { figuresContract } from './figures/contract'
import { itemsContract } from './items/contract'
import { materialsContract } from './materials/contract'
import { papersContract } from './papers/contract'
import { renewalsContract } from './renewals/contract'
import { requestsContract } from './requests/contract'
import { scansContract } from './scans/contract'

export const serviceRequestsContract = {
  ...requestsContract,
  ...errandsContract,
  ...materialsContract,
  ...courseContract,
  ...papersContract,
  ...applicationsContract,
  items: itemsContract,
  renewals: { ...renewalsContract, ...enlistingContract },
  figures: figuresContract,
  scans: scansContract,
}
