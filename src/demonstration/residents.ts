/** Brings the made-up people into the register, as someone would who types in the whole community. */
import type { SignedInStaff } from '#desk/session/contract'
import type { Office } from './clerk'
import { estates } from './people/doors'
import type { Person } from './people/person'

/** Someone of the register, with what the other features need to know of them. */
export interface Registered {
  readonly id: number
  readonly person: Person
}

/** Whoever keeps the register, and the codes of the estates by their labels. */
export interface Registry {
  readonly office: Office
  readonly clerk: SignedInStaff
  readonly estateCodes: ReadonlyMap<string, string>
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

/** Registers someone at `now`, as living there. */
export function register({ office, clerk, estateCodes }: Registry, now: number, person: Person): Registered {
  const { id } = office.at(now, clerk).residents.register({
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
    consent: person.consent === null ? null : consentOf(person.consent),
  })
  return { id, person }
}

const consentOf = ({ day, guardianName, guardianRelation }: NonNullable<Person['consent']>) => ({
  noticeVersion,
  day,
  by: guardianName === '' ? ('self' as const) : ('guardian' as const),
  guardianName,
  guardianRelation,
})

/** Notes that someone has moved away or died. */
export function noteGone({ office, clerk }: Registry, now: number, { id, person }: Registered): void {
  if (person.gone === null) return
  const { residents } = office.at(now, clerk)
  const { version } = residents.read({ id })
  residents.setStatus({ id, version, ...person.gone })
}
