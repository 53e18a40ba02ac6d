/** A whole community of made-up people: who they are, where and with whom they live, how they are reached. */
import { addDays, addMonths } from '#work/calendar/rules/index'
import { ageOn } from '#ground/people/birth'
import type { Sex } from '#ground/people/words'
import { shuffled, type Random } from '../random'
import { goneOf, tagsOf } from './circumstances'
import { allDoors, type Door } from './doors'
import { makeHouseholds, type Household, type Member } from './households'
import { givenNameOf, rareCharacters, surnameOf } from './names'
import { Numbers } from './numbers'
import type { Person, Phone } from './person'

export interface CommunitySize {
  readonly households: number
  readonly people: number
}

/** FIELD: a community of ordinary size. */
export const ordinarySize: CommunitySize = { households: 5500, people: 12_000 }

/** Records that someone typed a second time, without the ID card: one in a thousand. */
const typedTwice = 0.001

/** So many people as they are on `today`; household by household, in the order of doors. */
export function makePopulation(random: Random, size: CommunitySize, today: string): readonly Person[] {
  const doubles = Math.round(size.people * typedTwice)
  const households = makeHouseholds(random.branch('households'), size.households, size.people - doubles)
  const doors = doorsFor(random.branch('doors'), size)
  const numbers = new Numbers()
  const people = households.flatMap((household, at) => {
    const door = doors[at]
    if (door === undefined) throw new RangeError('there are fewer doors than households')
    return familyOf(random, numbers, household, door, today)
  })
  return withRareNames([...people, ...doublesOf(random.branch('doubles'), people, doubles)])
}

/** As many doors as households, in order; the others stand empty. */
function doorsFor(random: Random, size: CommunitySize): readonly Door[] {
  const doors = allDoors(size.households / ordinarySize.households)
  return shuffled(
    random,
    doors.map((door, place) => ({ door, place })),
  )
    .slice(0, size.households)
    .sort((one, other) => one.place - other.place)
    .map(({ door }) => door)
}

interface Named extends Member {
  readonly name: string
  readonly birth: string
}

function familyOf(
  random: Random,
  numbers: Numbers,
  household: Household,
  door: Door,
  today: string,
): readonly Person[] {
  const members = named(random, household, today)
  const outside = random.chance(household.kind === 'shared-flat' || household.kind === 'single' ? 0.5 : 0.12)
  const mobiles = new Map<Named, string>()
  for (const member of members) {
    if (random.chance(shareWithPhone(member.age))) mobiles.set(member, numbers.mobile(random))
  }
  return members.map((member) => {
    const local = !outside || random.chance(0.1)
    return {
      name: member.name,
      sex: member.sex,
      birth: member.birth,
      age: member.age,
      ...documentOf(random, numbers, member, local),
      registration: local ? 'local' : 'outside',
      registrationPlace: local ? '湖北省武汉市' : random.pick(places),
      household: household.kind,
      relation: member.relation,
      door,
      phones: phonesOf(random, numbers, member, members, mobiles),
      contacts: contactsOf(random, numbers, member, household),
      tags: tagsOf(random, member, household.kind, member.birth, today),
      consent: consentOf(random, member, members, today),
      remark: random.chance(0.03) ? random.pick(remarks) : '',
      gone: member.age < 1 ? null : goneOf(random, member.age, today),
    }
  })
}

const places = [
  '湖北省黄冈市',
  '湖北省孝感市',
  '湖北省咸宁市',
  '河南省信阳市',
  '湖南省岳阳市',
  '安徽省六安市',
] as const
const remarks = [
  '听力不好，说话大声一些',
  '上午一般在家',
  '子女在外地，有事先打电话',
  '腿脚不便，可上门',
  '有钥匙存放在邻居处',
  '讲黄陂话',
] as const

const shareWithPhone = (age: number): number => (age < 8 ? 0 : age < 14 ? 0.25 : age < 75 ? 0.97 : 0.7)

/** Names and birthdays. A child has its father's surname, if he lives there; who married in brings another. */
function named(random: Random, { kind, members }: Household, today: string): readonly Named[] {
  const surnames = members.map(() => surnameOf(random))
  const own = surnames[0] ?? '王'
  const surnameAt = (member: Member, at: number): string => {
    const drawn = surnames[at] ?? own
    if (at === 0) return own
    if (member.relation === 'child') {
      const father = members.findIndex(
        (one, place) => place < 2 && one.relation !== 'child' && one.sex === 'male',
      )
      if (father >= 0) return surnames[father] ?? own
      return kind === 'single-parent' && random.chance(0.6) ? drawn : own
    }
    return member.line === 'own' ? own : drawn
  }
  return members.map((member, at) => {
    const birth = birthAt(random, member.age, today)
    const given = givenNameOf(random, member.sex, Number(birth.slice(0, 4)))
    return { ...member, birth, name: surnameAt(member, at) + given }
  })
}

/** A birthday on which someone is so old today. */
function birthAt(random: Random, age: number, today: string): string {
  const latest = addMonths(today, -12 * age)
  const day = addDays(latest, -random.between(0, 364))
  return ageOn(day, today) === age ? day : latest
}

/** Nearly everybody has shown their ID card; some have another document, or none. */
function documentOf(
  random: Random,
  numbers: Numbers,
  { birth, sex, age }: Named,
  local: boolean,
): Pick<Person, 'idKind' | 'idNumber'> {
  const idNumber = numbers.idNumber(random, { birth, sex, local })
  const turn = random.next()
  if (age < 1 && turn < 0.6) return { idKind: 'household-register', idNumber: '' }
  if (turn < 0.006) return { idKind: null, idNumber: '' }
  // Serial numbers that begin with zeros have not been issued for a long time.
  const serial = `00${idNumber.slice(11, 17)}`
  if (turn < 0.0068) return { idKind: 'passport', idNumber: `ZZ${serial}` }
  if (turn < 0.0074) return { idKind: 'hm-permit', idNumber: `H${serial}` }
  if (turn < 0.0078) return { idKind: 'taiwan-permit', idNumber: serial }
  return { idKind: 'resident-id', idNumber }
}

/** Through whom a grown person without a phone is reached, nearest first. */
const kin = ['spouse', 'child', 'parent'] as const

/** What `other` is to `member`, from what both are to the head of the household. */
function kinOf(member: Named, other: Named): (typeof kin)[number] | null {
  const isOfCouple = ({ relation }: Named) => relation === 'head' || relation === 'spouse'
  if (isOfCouple(member)) {
    if (isOfCouple(other)) return 'spouse'
    if (other.relation === 'child') return 'child'
    return other.relation === 'parent' && member.relation === 'head' ? 'parent' : null
  }
  if (member.relation === 'child') return isOfCouple(other) ? 'parent' : null
  if (member.relation !== 'parent') return null
  if (other.relation === 'parent') return 'spouse'
  return other.relation === 'head' ? 'child' : null
}

/** Their own phone; a child's is a parent's, and some old people are reached through their child or spouse. */
function phonesOf(
  random: Random,
  numbers: Numbers,
  member: Named,
  family: readonly Named[],
  mobiles: ReadonlyMap<Named, string>,
): readonly Phone[] {
  const own = mobiles.get(member)
  const ofOther = (wanted: (other: Named) => boolean, owner: Phone['owner']): readonly Phone[] => {
    const other = family.find((one) => one !== member && wanted(one) && mobiles.has(one))
    const number = other && mobiles.get(other)
    return other && number !== undefined ? [{ number, owner, ownerName: other.name }] : []
  }
  const first: readonly Phone[] =
    own !== undefined
      ? [{ number: own, owner: 'self', ownerName: '' }]
      : member.age < 18
        ? ofOther(({ age }) => age >= member.age + 18, 'parent')
        : kin.flatMap((owner) => ofOther((other) => kinOf(member, other) === owner, owner)).slice(0, 1)
  const atHome: readonly Phone[] =
    member.age >= 62 && random.chance(0.08)
      ? [{ number: numbers.landline(random), owner: 'self', ownerName: '' }]
      : []
  return [...first, ...atHome]
}

/** Someone to call for an old person without family in the house. */
function contactsOf(
  random: Random,
  numbers: Numbers,
  member: Named,
  { kind }: Household,
): Person['contacts'] {
  const alone = kind === 'old-alone' || (kind === 'old-couple' && member.relation === 'head')
  if (!alone || !random.chance(kind === 'old-alone' ? 0.92 : 0.5)) return []
  const sex: Sex = random.chance(0.5) ? 'male' : 'female'
  const surname = member.sex === 'male' ? Array.from(member.name)[0] : surnameOf(random)
  const name = `${surname ?? '王'}${givenNameOf(random, sex, Number(member.birth.slice(0, 4)) + 27)}`
  return [{ name, relation: sex === 'male' ? '儿子' : '女儿', phone: numbers.mobile(random) }]
}

function consentOf(
  random: Random,
  member: Named,
  family: readonly Named[],
  today: string,
): Person['consent'] {
  if (!random.chance(0.88)) return null
  const asked = addDays(today, -random.between(185, 700))
  const day = asked > member.birth ? asked : member.birth
  if (member.age >= 16) return { day, guardianName: '', guardianRelation: '' }
  const guardian = family.find(({ age }) => age >= member.age + 18)
  if (guardian === undefined) return null
  return { day, guardianName: guardian.name, guardianRelation: guardian.sex === 'male' ? '父亲' : '母亲' }
}

/** People that someone typed a second time from memory: the same name, birthday and phone, another door written down. */
function doublesOf(random: Random, people: readonly Person[], count: number): readonly Person[] {
  const grown = people.filter(({ age, gone, phones }) => age >= 30 && gone === null && phones.length > 0)
  return shuffled(random, grown)
    .slice(0, count)
    .map((person) => ({
      ...person,
      idKind: null,
      idNumber: '',
      relation: 'head',
      phones: person.phones.slice(0, 1),
      contacts: [],
      tags: [],
      consent: null,
      remark: '',
      door: { ...person.door, unit: '', room: '' },
    }))
}

/** Every rare character is there, however small the community. */
function withRareNames(people: readonly Person[]): readonly Person[] {
  const step = Math.floor(people.length / (rareCharacters.length + 1))
  return people.map((person, at) => {
    const character = at % step === 0 ? rareCharacters[at / step - 1] : undefined
    return character === undefined
      ? person
      : { ...person, name: `${Array.from(person.name)[0] ?? '王'}${character}` }
  })
}
