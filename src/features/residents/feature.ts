/** The register of residents: who they are, where they live, how they are found. */
import { deskFeature } from '#desk/feature'
import { residentsContract } from './contract'
import { residentChoices } from './people/contract'
import { residentsById } from './index'
import * as schema from './schema'
import { residentsService } from './service'
import { mendProtectedInIndex } from './people/service/mend-protected'
import { lockingOfResidents, residentsKeep } from './personal-data/service'
import { protectionsRest } from './people/service/rests-on'
import { taggingLabels, taggingsOfResidents } from './list/service'
import { mendImportsAfterCrash } from './register-file/service/take-back'

export const residents = deskFeature({
  name: 'residents',
  contract: residentsContract,
  service: residentsService,
  schema,
  keeps: residentsKeep,
  locking: lockingOfResidents,
  restsOn: protectionsRest,
  mend: (store, now) => {
    mendImportsAfterCrash(store, now)
    mendProtectedInIndex(store)
  },
  lists: { residents: residentChoices },
  subjects: {
    resident: {
      isResident: true,
      ofResidents: (_call, ids) => ids.map((id) => `resident:${id}`),
      labels: (call, ids) => new Map([...residentsById(call, ids)].map(([id, { name }]) => [id, name])),
    },
    tagging: { ofResidents: taggingsOfResidents, labels: taggingLabels },
    residents: { ofEveryone: ['residents:export'] },
  },
})
