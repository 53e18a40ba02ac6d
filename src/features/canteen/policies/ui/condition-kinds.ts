/** What each thing that can be asked begins with. */
import type { Condition } from '../../contract/index'

export type Kind = Condition['kind']

/** What a condition begins with when its kind is chosen. */
export function blankOf(kind: Kind): Condition {
  switch (kind) {
    case 'age':
      return { kind, from: 60, until: null }
    case 'sex':
      return { kind, is: 'female' }
    case 'category':
      return { kind, anyOf: [] }
    case 'without-category':
      return { kind, noneOf: [] }
    case 'registered':
    case 'lives':
      return { kind, within: 'community' }
    case 'not-in-institution':
      return { kind }
    case 'eater':
      return { kind, anyOf: ['rider'] }
    case 'meal':
      return { kind, anyOf: ['lunch'] }
    case 'way':
      return { kind, anyOf: ['eaten'] }
    case 'band':
      return { kind, anyOf: [] }
    case 'day-kind':
      return { kind, anyOf: ['working-day', 'make-up-working-day'] }
    case 'weekday':
      return { kind, anyOf: [3] }
    case 'day-of-month':
      return { kind, anyOf: [15] }
    case 'birthday':
      return { kind, within: 'day' }
    case 'nth-meal':
      return { kind, per: 'month', from: 21, until: null }
    case 'clock':
      return { kind, from: '11:00', until: '13:00' }
    case 'spend':
      return { kind, least: 1000, strictly: false, measured: 'after-discount', withDelivery: false }
  }
}
