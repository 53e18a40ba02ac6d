/** Brings the made-up people into the register, as someone would who types in the whole community. */
import type { SignedInStaff } from '../desk/session/contract'
import type { Office } from './clerk'
import { estates } from './people/doors'
import type { Person } from './people/person'

/** Someone of the register, with what the other features need to know of them. */
export interface Registered {
  readonly id: number
  readonly person: Person
}

const noticeVersion = '2025-1'

/** The words that the program does not bring: the estates of this community. Returns their codes by label. */
export function nameEstates(
  office: Office,
  now: number,
  manager: SignedInStaff,
): ReadonlyMap<string, string> {
  const { dictionaries } = office.at(now, manager)
  return new Map(
    estates.map(({ label }) => {
      const entry = { dictionary: 'estate', label, tone: 'plain', note: '' } as const
      return [label, dictionaries.add(entry).code]
    }),
  )
}

/** Registers everyone at `now`; who has gone is registered as still there, and goes when they went. */
export function registerPeople(
  office: Office,
  now: number,
  clerk: SignedInStaff,
  people: readonly Person[],
  estateCodes: ReadonlyMap<string, string>,
): readonly Registered[] {
  const { residents } = office.at(now, clerk)
  return people.map((person) => {
    const { id } = residents.register({
      person: {
        name: person.name,
        sex: person.sex,
        idKind: person.idKind,
        idNumber: person.idNumber,
        birth: person.birth,
        registration: person.registration,
        registrationPlace: person.registrationPlace,
        address: {
          estate: estateCodes.get(person.door.estate) ?? '',
          building: person.door.building,
          unit: person.door.unit,
          room: person.door.room,
          grid: `grid-${person.door.grid}`,
        },
        phones: [...person.phones],
        contacts: [...person.contacts],
        remark: person.remark,
      },
      relation: person.relation,
      tags: [...person.tags],
      consent:
        person.consent === null
          ? null
          : {
              noticeVersion,
              day: person.consent.day,
              by: person.consent.guardianName === '' ? 'self' : 'guardian',
              guardianName: person.consent.guardianName,
              guardianRelation: person.consent.guardianRelation,
            },
    })
    return { id, person }
  })
}

/** Notes that someone has moved away or died. */
export function noteGone(
  office: Office,
  now: number,
  clerk: SignedInStaff,
  { id, person }: Registered,
): void {
  if (person.gone === null) return
  const { residents } = office.at(now, clerk)
  const { version } = residents.read({ id })
  residents.setStatus({ id, version, ...person.gone })
}
