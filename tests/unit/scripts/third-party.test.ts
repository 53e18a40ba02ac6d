/** Other people's work goes out with its licence and, where it has one, its notice (Apache-2.0 §4(d)). */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { joinThirdParty } from '../../../scripts/build/third-party'

const root = mkdtempSync(path.join(tmpdir(), 'linli-third-party-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
const bundled = (name: string, identifier: string | null, text: string | null) => ({
  name,
  version: '1.0.0',
  identifier,
  text,
})

it('joins what is in the processes and in the page, each once, with its notice', () => {
  put('node_modules/charts/NOTICE', 'Charts\nCopyright The Foundation')
  const zod = bundled('zod', 'MIT', 'MIT License')
  put(
    'out/renderer/third-party.json',
    JSON.stringify([zod, bundled('charts', 'Apache-2.0', 'Apache License')]),
  )
  put(
    'out/main/third-party.json',
    JSON.stringify([bundled('zod', 'MIT', 'MIT License'), bundled('bare', null, null)]),
  )
  joinThirdParty(root, { page: path.join(root, 'out/renderer'), others: [path.join(root, 'out/main')] })
  const joined: unknown = JSON.parse(readFileSync(path.join(root, 'out/renderer/third-party.json'), 'utf8'))
  expect(joined).toEqual([
    { name: 'bare', version: '1.0.0', licence: '', text: '' },
    {
      name: 'charts',
      version: '1.0.0',
      licence: 'Apache-2.0',
      text: 'Apache License\nCharts\nCopyright The Foundation',
    },
    { name: 'zod', version: '1.0.0', licence: 'MIT', text: 'MIT License' },
  ])
  expect(existsSync(path.join(root, 'out/main/third-party.json'))).toBe(false)
})
