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

/** The parts' own columns go before the address in one cell; where the two differ, the address is not read. */
export function doorIn(valueOf: (field: RegisterField) => string): DoorReading {
  const estate = cleanName(valueOf('estate'))
  const own: DoorAddress = {
    building: cleanBuilding(valueOf('building')),
    unit: cleanUnit(valueOf('unit')),
    room: cleanRoom(valueOf('room')),
  }
  const typed = valueOf('door')
  const unread = [['door', typed]] as const
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
