/** Who stands in a file twice: by ID number, and where a row has none as the desk would know them again in a second file. */
import type { RegisterPerson } from './rows'

/** Finds people that stand in the file twice; rows are given to it in order. */
export function twinFinder(): (person: RegisterPerson) => boolean {
  const numbers = new Set<string>()
  const called = new Map<string, RegisterPerson[]>()
  return (person) => {
    const { idNumber, name } = person
    const before = called.get(name) ?? []
    if (numbers.has(idNumber) || before.some((other) => isSame(other, person))) return true
    if (idNumber !== '') numbers.add(idNumber)
    before.push(person)
    called.set(name, before)
    return false
  }
}

/** Of one name, with no birth that says otherwise and no two numbers, at one door or with one phone. */
function isSame(one: RegisterPerson, other: RegisterPerson): boolean {
  if (one.idNumber !== '' && other.idNumber !== '') return false
  if (one.birth !== null && other.birth !== null && one.birth !== other.birth) return false
  if (one.sex !== null && other.sex !== null && one.sex !== other.sex) return false
  const isAtOneDoor =
    one.address.room !== '' &&
    one.estate === other.estate &&
    (['building', 'unit', 'room'] as const).every((part) => one.address[part] === other.address[part])
  return isAtOneDoor || one.phones.some((phone) => other.phones.includes(phone))
}
