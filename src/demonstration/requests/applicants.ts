/** Who asks for which service, and who comes in their stead. */
import type { Person } from '../people/person'
import { shuffled, type Random, type Weighted } from '../random'
import type { Registered } from '../residents'

const hasTag =
  (...codes: readonly string[]) =>
  ({ tags }: Person): boolean =>
    tags.some(({ code }) => codes.includes(code))
const aged =
  (least: number, most = 120) =>
  ({ age }: Person): boolean =>
    age >= least && age <= most
const outside = ({ registration, age }: Person): boolean => registration === 'outside' && age >= 18
const mother = ({ sex, age }: Person): boolean => sex === 'female' && age >= 22 && age <= 40

/** Services by their codes: how often each is asked for, and by whom. */
const demand: readonly (readonly [code: string, weight: number, asks: (person: Person) => boolean])[] = [
  ['pension-certification', 15, aged(60)],
  ['old-age-allowance-review', 11, aged(81)],
  ['old-age-allowance', 7, aged(80, 81)],
  ['senior-card', 8, aged(65, 72)],
  ['resident-medical-insurance', 10, aged(18)],
  ['retiree-review', 5, aged(60)],
  ['flexible-employment-subsidy', 5, hasTag('flexible-employment')],
  ['residence-permit', 5, outside],
  ['residence-permit-endorsement', 3, outside],
  ['social-security-card', 4, aged(16)],
  ['chronic-disease', 4, hasTag('chronic-illness')],
  ['family-doctor', 4, aged(60)],
  ['temporary-relief', 2, hasTag('subsistence', 'low-income', 'severe-illness')],
  ['minimum-living', 1.5, hasTag('low-income', 'severe-illness', 'disability')],
  ['elder-service-subsidy', 2, aged(75)],
  ['disability-certificate', 1.5, aged(30)],
  ['disability-certificate-renewal', 1, hasTag('disability')],
  ['disability-living-allowance', 2, hasTag('disability')],
  ['disability-care-allowance', 1.5, hasTag('disability')],
  ['birth-registration', 3, mother],
  ['vaccination-help', 1, mother],
  ['veteran-card', 1.5, hasTag('veteran')],
  ['party-relation-transfer', 1, hasTag('party-member')],
  ['union-membership', 0.5, aged(22, 55)],
  ['employment-registration', 2, hasTag('unemployed')],
  ['unemployment-benefit', 1, hasTag('unemployed')],
  ['cross-region-medical', 2, aged(55)],
  ['family-planning-support', 1, hasTag('special-family')],
  ['property-repair', 6, aged(25)],
  ['appliance-repair', 3, aged(65)],
  ['medicine-errand', 3, aged(70)],
  ['hospital-company', 2, aged(70)],
  ['legal-advice', 2, aged(25)],
]

export interface Applicants {
  /** The code of a service that is offered and that somebody would ask for. */
  readonly service: (random: Random) => string
  /** Someone who would ask for it; null where there is nobody. */
  readonly for: (random: Random, code: string) => Registered | null
  /** Everyone who would, in no order. */
  readonly all: (random: Random, code: string) => readonly Registered[]
  /** A grown-up of the same household with an ID card and a phone; null where there is none. */
  readonly agentOf: (resident: Registered) => Registered | null
}

export function applicantsAmong(people: readonly Registered[], offered: ReadonlySet<string>): Applicants {
  const there = people.filter(({ person }) => person.gone === null && person.idKind !== null)
  const asking = new Map(
    demand.map(([code, , asks]) => [code, there.filter(({ person }) => asks(person))] as const),
  )
  const choices = demand
    .filter(([code]) => offered.has(code) && (asking.get(code)?.length ?? 0) > 0)
    .map(([code, weight]): Weighted<string> => [weight, code])
  const [first, ...others] = choices
  if (first === undefined) throw new Error('nobody asks for anything that is offered')
  const families = Map.groupBy(there, ({ person }) => doorOf(person))
  return {
    service: (random) => random.weighted([first, ...others]),
    for(random, code) {
      const [one, ...more] = asking.get(code) ?? []
      return one === undefined ? null : random.pick([one, ...more])
    },
    all: (random, code) => shuffled(random, asking.get(code) ?? []),
    agentOf: (resident) =>
      families
        .get(doorOf(resident.person))
        ?.find(
          ({ id, person }) =>
            id !== resident.id &&
            person.age >= 20 &&
            person.idKind === 'resident-id' &&
            person.phones[0]?.owner === 'self',
        ) ?? null,
  }
}

const doorOf = ({ door }: Person): string => `${door.estate} ${door.building}-${door.unit}-${door.room}`
