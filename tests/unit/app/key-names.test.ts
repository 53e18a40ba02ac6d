import { describe, expect, it } from 'vitest'
import { isComposing, keysOf } from '#app/key-names'

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }

describe('a key', () => {
  it('has the name of its place, not of what an IME or layout makes of it', () => {
    expect(keysOf({ ...plain, code: 'KeyK', key: 'Process', ctrlKey: true })).toBe('Ctrl+K')
    expect(keysOf({ ...plain, code: 'Digit1', key: '¡', altKey: true })).toBe('Alt+1')
    expect(keysOf({ ...plain, code: 'Numpad3', key: '3' })).toBe('3')
  })

  it('is named by what it does where it types nothing', () => {
    expect(keysOf({ ...plain, code: 'F5', key: 'F5' })).toBe('F5')
    expect(keysOf({ ...plain, code: 'Space', key: ' ' })).toBe('Space')
    expect(keysOf({ ...plain, code: 'Enter', key: 'Enter', ctrlKey: true })).toBe('Ctrl+Enter')
    expect(keysOf({ ...plain, code: 'Enter', key: 'Enter', metaKey: true })).toBe('Ctrl+Enter')
  })
})

it('a composition has every key, also the one that begins it', () => {
  expect(isComposing({ isComposing: true, key: 'Enter' })).toBe(true)
  expect(isComposing({ isComposing: false, key: 'Process' })).toBe(true)
  expect(isComposing({ isComposing: false, key: 'k' })).toBe(false)
})
