/** What the residents feature keeps of a person, for their own copy; how it is erased, and how it is locked. */
import { z } from 'zod'
import { dayAt } from '#ground/clock'
import type { KeepsPersonalData } from '#desk/personal-data/keeps'
import { findStored } from '../../people/service/rows'
import { erase } from './erase'
import { held } from './held'
import { rowsOf } from '#work/rows'
import { ownContacts, ownPhones } from '../../people/service/phones'

import { goneBefore, lockedPeople } from './people'

export * from './people'

const consentRecord = z.object({ id: z.number(), locked_at: z.number().nullable() })

export const residentsKeep: KeepsPersonalData = {
  feature: 'residents',
  tables: [
    'residents',
    'households',
    'resident_imports',
    'resident_phones',
    'resident_contacts',
    'resident_tags',
    'resident_protections',
    'resident_consents',
    'resident_changes',
    'resident_merges',
    'residents_apart',
    'resident_tokens',
    'resident_words',
    'resident_ranks',
    'resident_hot',
  ],
  kinds: [
    'residents.identity',
    'residents.household',
    'residents.phones',
    'residents.contacts',
    'residents.tags',
    'residents.protections',
    'residents.consents',
    'residents.changes',
  ],
  held,
  records: (call, ids) =>
    rowsOf(
      call,
      consentRecord,
      `SELECT c.id, r.locked_at FROM resident_consents c JOIN residents r ON r.id = c.resident_id
        WHERE c.resident_id IN (SELECT value FROM json_each(?)) ORDER BY c.id`,
      JSON.stringify(ids),
    ).map(({ id, locked_at }) => ({
      kind: 'residents.consents',
      id,
      open: false,
      // A consent is leaned on for as long as the data is used.
      ended: locked_at === null ? null : dayAt(locked_at),
    })),
  words(call, resident) {
    const record = findStored(call, resident)
    if (record === null) return []
    return [
      record.name,
      record.id_number,
      ...ownPhones(call, resident).map(({ number }) => number),
      ...ownContacts(call, resident).map(({ phone }) => phone),
    ]
  },
  erase,
  // Whoever keeps data has to show that they were allowed to (个人信息保护法 art. 69).
  dutiesToKeep: [{ kind: 'residents.consents', usual: 36, least: 0, standsAlone: false }],
  retentions: [
    {
      of: 'people',
      kind: 'residents.gone',
      period: { usual: 60, least: 0 },
      people: goneBefore,
    },
    { of: 'people', kind: 'residents.locked', period: null, people: lockedPeople },
  ],
}
