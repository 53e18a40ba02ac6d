/** Where a person lives, by the cells of a register: columns of their own for the parts, or an address in one cell. */
import { cleanBuilding, cleanRoom, cleanUnit, readAddress, type DoorAddress } from '#ground/people/addresses'
import { cleanName } from '#ground/people/names'
import type { RegisterField } from '../contract'

export interface DoorReading {
  readonly estate: string
  readonly address: DoorAddress
  /** What could not be read, by the column it stands in. */
  readonly unread: readonly (readonly [RegisterField, string])[]
}

/** The parts' own columns go before an address in one cell; where the two differ, the address is not read. */
export function doorIn(valueOf: (field: RegisterField) => string): DoorReading {
  const whole = (['building', 'unit', 'room'] as const).find((field) =>
    saysMore(valueOf(field), field, valueOf),
  )
  const typed = valueOf('door')
  if (whole === undefined) return readDoor(valueOf, typed, 'door')
  // A column of one part that says all of them is read as an address, and then the column of addresses beside it.
  const first = readDoor((field) => (field === whole ? '' : valueOf(field)), valueOf(whole), whole)
  if (typed === '') return first
  const second = readDoor(
    (field) => (field === 'estate' ? first.estate : field === 'door' ? typed : partOf(first.address, field)),
    typed,
    'door',
  )
  return { ...second, unread: [...first.unread, ...second.unread] }
}

const partOf = (address: DoorAddress, field: RegisterField): string =>
  field === 'building' || field === 'unit' || field === 'room' ? address[field] : ''

/** True where the cell of a part says other parts too: 甲苑3栋 or 3栋2单元 as a building, 3-2-501 as a room. */
function saysMore(
  typed: string,
  field: 'building' | 'unit' | 'room',
  valueOf: (field: RegisterField) => string,
): boolean {
  const read = typed === '' ? null : readAddress(typed)
  if (read === null) return false
  if (/[\d一二三四五六七八九十a-z](号楼|栋|幢|座)/i.test(typed))
    return field !== 'building' || doorParts(read) > 1
  // 3-2 may be the name of a building, and 501-1 a part of a flat: dashes say more where three or a whole door are meant.
  return field === 'room' && valueOf('building') === '' && valueOf('unit') === '' && read.room.length >= 3
}

const doorParts = ({ estate, building, unit, room }: DoorAddress & { readonly estate: string }): number =>
  [estate, building, unit, room].filter((part) => part !== '').length

function readDoor(
  valueOf: (field: RegisterField) => string,
  typed: string,
  field: RegisterField,
): DoorReading {
  const estate = cleanName(valueOf('estate'))
  const own: DoorAddress = {
    building: cleanBuilding(valueOf('building')),
    unit: cleanUnit(valueOf('unit')),
    room: cleanRoom(valueOf('room')),
  }
  const unread = [[field, typed]] as const
  if (typed === '') return { estate, address: own, unread: [] }
  const read = readAddress(typed)
  if (read === null || !fits(own, read)) {
    // The parts' columns may say it all: 甲苑3栋 beside 小区 and 楼栋 adds nothing.
    return { estate, address: own, unread: isSaid(typed, estate, own) ? [] : unread }
  }
  const readEstate = cleanName(read.estate)
  return {
    estate: estate === '' ? readEstate : estate,
    address: {
      building: own.building === '' ? read.building : own.building,
      unit: own.unit === '' ? read.unit : own.unit,
      room: own.room === '' ? read.room : own.room,
    },
    unread: read.rest === '' && (estate === '' || readEstate === '' || readEstate === estate) ? [] : unread,
  }
}

/** No part of one says another thing than the same part of the other. */
const fits = (one: DoorAddress, other: DoorAddress): boolean =>
  (['building', 'unit', 'room'] as const).every(
    (part) => one[part] === '' || other[part] === '' || one[part] === other[part],
  )

/** True for a text that only repeats what the columns say. */
const isSaid = (typed: string, estate: string, { building, unit, room }: DoorAddress): boolean =>
  typed.replace(/[\s栋幢座号楼单元室#-]/g, '') === `${estate}${building}${unit}${room}`.replace(/\s/g, '')
