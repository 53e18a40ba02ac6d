/** One word for one thing: lint refuses a second Reader or Writer, and a function called as the kind of procedure is. */
import { expect, it } from 'vitest'
import { faultsOf } from '../../support/lint'

const refused = (text: string): boolean =>
  faultsOf({ 'linli/one-word': 'error' }, { 'src/features/visits/service/rows.ts': text }).length > 0

it.each([
  "export type Reader = Pick<ReadCall, 'statement'>",
  'interface Writer extends WriteCall { readonly more: true }',
])('who reads or writes is declared once: %s', (text) => {
  expect(refused(text)).toBe(true)
})

it.each([
  'const look = () => 1',
  'function look() {}',
  'class Places { look() {} }',
  'export const restore = { look: keys(async () => 1) }',
  'interface Folder { look(): void }',
])('a look is a kind of procedure and nothing else: %s', (text) => {
  expect(refused(text)).toBe(true)
})

it.each([
  "import type { Reader, Writer } from '#desk/rpc/call'",
  "import { look } from '#desk/rpc/serve'\nexport const handlers = { get: look(() => 1) }",
  'const look = { at: 1 }',
])('what is taken from its one place is as it should be: %s', (text) => {
  expect(refused(text)).toBe(false)
})
