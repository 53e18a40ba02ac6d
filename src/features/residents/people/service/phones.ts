/** Phones and contacts as they are read: of one record, and of all that are of one person. */
import { z } from 'zod'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { phoneOwners } from '../contract/words'

const phoneRow = z
  .object({ number: z.string(), owner: z.enum(phoneOwners), owner_name: z.string() })
  .transform((row) => ({ number: row.number, owner: row.owner, ownerName: row.owner_name }))

/** The phones of this record alone, in their order. */
export const ownPhones = (call: HasStatements, id: number) =>
  rowsOf(
    call,
    phoneRow,
    'SELECT number, owner, owner_name FROM resident_phones WHERE resident_id = ? ORDER BY place',
    id,
  )

const contactRow = z.object({ name: z.string(), relation: z.string(), phone: z.string() })

export const ownContacts = (call: HasStatements, id: number) =>
  rowsOf(
    call,
    contactRow,
    'SELECT name, relation, phone FROM resident_contacts WHERE resident_id = ? ORDER BY place',
    id,
  )

/** The phones of a record and of those merged into it, its own first, each number once. */
export function phonesOf(call: HasStatements, group: readonly number[]) {
  const seen = new Set<string>()
  return group
    .flatMap((id) => ownPhones(call, id))
    .filter(({ number }) => !seen.has(number) && seen.add(number))
}

/** The contacts of a person's records, in the order in which forms and reveals count them. */
export const contactsOf = (call: HasStatements, group: readonly number[]) =>
  group.flatMap((member) => ownContacts(call, member))
