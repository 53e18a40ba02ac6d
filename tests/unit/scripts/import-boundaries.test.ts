/** Every boundary between the folders bites: an import across it is an error, an import along it is not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ESLint, Linter } from 'eslint'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import linli, { boundaries } from '../../../scripts/lint/import-boundaries.js'

const root = path.resolve(import.meta.dirname, '../../..')
const linter = new Linter({ cwd: root })

function refusals(file: string, code: string): string[] {
  return linter
    .verify(
      code,
      [
        {
          files: ['**/*.ts', '**/*.tsx'],
          languageOptions: { parser: tseslint.parser },
          plugins: { linli },
          rules: { 'linli/import-boundaries': 'error' },
        },
      ],
      { filename: path.join(root, file) },
    )
    .map(({ message }) => message)
}

/** [the boundary, a file inside it, what it may not import, what it may] */
const claims: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'ground',
    'src/ground/contract/fields.ts',
    ['node:fs', 'drizzle-orm', 'react', '#vault/store/open', '#features/rooms/contract'],
    ['zod', '@orpc/contract', '../roles/permissions'],
  ],
  [
    'vault contract',
    'src/vault/backup/contract.ts',
    ['node:fs', './make', '#desk/session/contract', 'drizzle-orm'],
    ['zod', '#ground/contract/fields', '../damage/contract'],
  ],
  [
    'vault',
    'src/vault/store/open.ts',
    ['#desk/session/session', '#work/calendar/store', '#features/rooms/index', 'electron', 'react'],
    ['better-sqlite3', 'node:fs', '#ground/clock', '../keyring/slot'],
  ],
  [
    'desk contract',
    'src/desk/session/contract.ts',
    ['./session', '#work/drafts/contract', 'node:fs'],
    ['zod', '#vault/backup/contract', '#ground/roles/permissions'],
  ],
  [
    'desk',
    'src/desk/rpc/serve.ts',
    ['#work/drafts/service', '#features/rooms/contract', '#centre/contract', '#app/theme/tokens', 'electron'],
    ['drizzle-orm', '#vault/store/store', '../session/session'],
  ],
  [
    'work contract',
    'src/work/drafts/contract.ts',
    ['./service', '#features/rooms/contract', '#vault/store/store'],
    ['zod', '#ground/contract/fields', '#desk/session/contract'],
  ],
  [
    'work rules',
    'src/work/calendar/rules/working-days.ts',
    ['../store', '#vault/store/store', 'node:fs', '#features/rooms/rules'],
    ['#ground/days', './day', 'chinese-days'],
  ],
  [
    'work',
    'src/work/drafts/service.ts',
    ['#features/rooms/index', '#app/parts/index', '#centre/contract', 'react', 'electron'],
    ['drizzle-orm', '#desk/rpc/serve', '#vault/store/store', '../calendar/store'],
  ],
  [
    'contract',
    'src/features/rooms/contract.ts',
    ['node:fs', 'drizzle-orm', 'react', '../canteen/contract', './service', './schema', '#vault/store/open'],
    ['zod', '#ground/contract/fields', '#ground/roles/permissions', './series/contract'],
  ],
  [
    'rules',
    'src/features/rooms/rules/overlap.ts',
    ['node:fs', 'fs', 'react', 'better-sqlite3', '../service', '../schema', '#vault/store/open', '#canteen'],
    [
      '../contract',
      './slots',
      '../series/rules/dates',
      '#ground/days',
      '#work/calendar/rules/index',
      'pinyin-pro',
    ],
  ],
  [
    'schema',
    'src/features/rooms/schema.ts',
    ['node:fs', 'react', '#features/residents/service'],
    ['drizzle-orm/sqlite-core', '#features/residents/schema', './series/schema'],
  ],
  [
    'ui client',
    'src/features/rooms/ui/client.ts',
    ['#features/residents/service', '#features/residents/ui/client', 'react', '#centre/contract'],
    ['../contract', '#features/residents/contract', '#app/desk-client/index', '#work/drafts/contract'],
  ],
  [
    'ui',
    'src/features/rooms/ui/board.tsx',
    [
      'node:fs',
      'electron',
      'better-sqlite3',
      'drizzle-orm',
      '../service',
      '../schema',
      '../series/service',
      '#features/residents/contract',
      '#desk/rpc/serve',
      '#centre/contract',
    ],
    ['react', 'antd', '../contract', '../rules', './slot', '../series/ui/preview', '#app/parts/list'],
  ],
  [
    'walk',
    'src/features/rooms/walk.ts',
    ['./service', './schema', '#features/residents/walk', '#vault/store/store', '#centre/contract', 'react'],
    ['./contract', '#features/residents/contract', '#work/dictionaries/contract', '#desk/walk'],
  ],
  [
    'service',
    'src/features/rooms/service/booking.ts',
    [
      'react',
      'electron',
      '../ui/page',
      '../series/ui/page',
      '#features/residents/service',
      '#features/residents/schema',
      '#app/theme/tokens',
      '#centre/services',
    ],
    [
      '../rules',
      '../schema',
      '../contract',
      '#features/residents/index',
      '#desk/rpc/serve',
      '#work/course/table',
    ],
  ],
  [
    'page composition',
    'src/centre/page/features.ts',
    ['#features/rooms/service', '../services', '../contract', 'node:fs'],
    ['#features/rooms/ui/page', '#app/frame/router'],
  ],
  [
    'centre',
    'src/centre/contract.ts',
    ['react', '#app/theme/tokens', 'electron', '#features/rooms/ui/feature'],
    ['#features/rooms/service', '#features/rooms/feature', '#desk/rpc/serve', './tables'],
  ],
  [
    'shell contract',
    'src/app/shell/contract.ts',
    ['react', 'electron', 'node:fs', '../theme/tokens'],
    ['zod', '@orpc/contract'],
  ],
  [
    'page',
    'src/app/parts/list.tsx',
    [
      'node:fs',
      'electron',
      'better-sqlite3',
      '#features/rooms/contract',
      '#desk/rpc/serve',
      '#work/drafts/service',
      '#centre/create-desk',
    ],
    [
      'react',
      '../theme/tokens',
      '#ground/contract/errors',
      '#desk/session/contract',
      '#work/calendar/rules/day',
    ],
  ],
  [
    'loopback',
    'src/loopback/index.ts',
    ['#vault/store/open', '#features/rooms/service', '#app/main', 'electron'],
    ['#centre/create-desk', 'ws', 'node:http'],
  ],
  [
    'demonstration',
    'src/demonstration/people.ts',
    ['react', 'electron', '#features/rooms/ui/page', '#features/rooms/service', '#app/theme/tokens'],
    ['#features/rooms/index', '#features/rooms/rules', '#centre/create-desk', '@orpc/server'],
  ],
  [
    'preload',
    'electron/preload/index.ts',
    ['node:fs', '../main/window', '#centre/create-desk'],
    ['electron', '../ports'],
  ],
  [
    'electron main',
    'electron/main/window.ts',
    ['#centre/create-desk', '#features/rooms/contract', '../desk-process/index', 'better-sqlite3', 'react'],
    ['electron', 'node:path', './permissions', '#app/shell/contract'],
  ],
  [
    'desk process',
    'electron/desk-process/index.ts',
    ['../main/window', '#vault/store/open', 'react'],
    ['#centre/create-desk', 'node:path'],
  ],
  ['ports', 'electron/ports.ts', ['node:fs', './main/window', 'electron', 'zod'], []],
  ['desk orders', 'electron/desk-orders.ts', ['node:fs', './main/window', 'electron'], ['zod']],
  ['tests and scripts', 'tests/e2e/walk-in.spec.ts', [], ['#features/rooms/service', 'react', 'node:fs']],
]

describe('imports go one way', () => {
  it('has a claim for every row of the table', () => {
    expect(claims.map(([name]) => name).toSorted()).toEqual(boundaries.map(({ name }) => name).toSorted())
  })

  it.each(claims)('%s', (_name, file, refused, allowed) => {
    for (const specifier of refused) {
      expect(refusals(file, `import '${specifier}'`), `${file} importing ${specifier}`).toHaveLength(1)
    }
    for (const specifier of allowed) {
      expect(refusals(file, `import '${specifier}'`), `${file} importing ${specifier}`).toEqual([])
    }
  })

  it.each([
    "import type { Booking } from '../service'",
    "export { book } from '../service'",
    "export * from '../service'",
    "const { book } = await import('../service')",
    "type Booking = import('../service').Booking",
  ])('sees through %s', (code) => {
    expect(refusals('src/features/rooms/ui/board.tsx', code)).toHaveLength(1)
  })

  it.each(claims.filter(([name]) => name !== 'tests and scripts'))(
    'lets %s import no walk, so that none is in a bundle',
    (_name, file) => {
      for (const specifier of ['#features/rooms/walk', '#features/residents/walk']) {
        expect(refusals(file, `import '${specifier}'`), `${file} importing ${specifier}`).toHaveLength(1)
      }
    },
  )

  it('gives a folder without a place nothing to import', () => {
    expect(refusals('src/helpers/strings.ts', "import 'zod'")).toEqual([
      'src/helpers/strings has no place in the table of scripts/lint/import-boundaries.js.',
    ])
  })

  it('refuses a circle', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-circle-'))
    try {
      writeFileSync(path.join(folder, 'a.js'), "import { b } from './b'\nexport const a = () => b\n")
      writeFileSync(path.join(folder, 'b.js'), "import { a } from './a'\nexport const b = () => a\n")
      const eslint = new ESLint({
        cwd: folder,
        overrideConfigFile: true,
        overrideConfig: {
          plugins: { 'import-x': importX },
          settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.js'] })] },
          rules: { 'import-x/no-cycle': 'error' },
        },
      })
      const faults = (await eslint.lintFiles(['a.js'])).flatMap(({ messages }) => messages)
      expect(faults.map(({ ruleId }) => ruleId)).toEqual(['import-x/no-cycle'])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
