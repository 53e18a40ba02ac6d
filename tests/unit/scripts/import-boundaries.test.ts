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
    'desk contract',
    'src/desk/contract/fields.ts',
    ['node:fs', 'drizzle-orm', 'react', '../store/open', '../../features/rooms/contract'],
    ['zod', '@orpc/contract', '../roles/permissions'],
  ],
  [
    'desk composition',
    'src/desk/features.ts',
    ['react', '../app/theme/tokens'],
    ['../features/rooms/service', './rpc/serve'],
  ],
  [
    'desk table list',
    'src/desk/store/schema.ts',
    ['../../features/rooms/service'],
    ['../../features/rooms/schema'],
  ],
  [
    'desk',
    'src/desk/store/open.ts',
    [
      '../../features/rooms/index',
      '../../features/rooms/contract',
      '../../app/theme/tokens',
      'electron',
      'react',
    ],
    ['better-sqlite3', 'node:fs', '../clock'],
  ],
  [
    'contract',
    'src/features/rooms/contract.ts',
    [
      'node:fs',
      'drizzle-orm',
      'react',
      '../canteen/contract',
      './service',
      './schema',
      '../../desk/store/open',
    ],
    ['zod', '../../desk/contract/fields', '../../desk/roles/permissions'],
  ],
  [
    'rules',
    'src/features/rooms/rules/overlap.ts',
    [
      'node:fs',
      'fs',
      'react',
      'better-sqlite3',
      '../service',
      '../schema',
      '../../../desk/store/open',
      '../../../desk/clock',
    ],
    ['../contract', './slots', '../../../desk/contract/errors', 'pinyin-pro'],
  ],
  [
    'schema',
    'src/features/rooms/schema.ts',
    ['node:fs', 'react', '../residents/service'],
    ['drizzle-orm/sqlite-core', '../residents/schema'],
  ],
  [
    'service',
    'src/features/rooms/service/booking.ts',
    [
      'react',
      'electron',
      '../ui/page',
      '../../residents/service',
      '../../residents/schema',
      '../../../app/theme/tokens',
    ],
    [
      '../rules',
      '../schema',
      '../contract',
      '../../residents',
      '../../residents/index',
      '../../../desk/rpc/serve',
    ],
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
      '../../residents/contract',
      '../../../desk/rpc/serve',
    ],
    [
      'react',
      'antd',
      '../contract',
      '../rules',
      './slot',
      '../../../app/parts/list',
      '../../../desk/contract/errors',
    ],
  ],
  [
    'page composition',
    'src/app/features.ts',
    ['../features/rooms/service', '../desk/services', 'node:fs'],
    ['../features/rooms/ui/page', '../features/rooms/contract'],
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
      '../../features/rooms/contract',
      '../../desk/rpc/serve',
      '../../desk/create-desk',
    ],
    ['react', '../theme/tokens', '../../desk/contract/errors', '../../desk/roles/permissions'],
  ],
  [
    'loopback',
    'src/loopback/index.ts',
    ['../desk/store/open', '../features/rooms/service', '../app/main', 'electron'],
    ['../desk/create-desk', 'ws', 'node:http'],
  ],
  [
    'demonstration',
    'src/demonstration/people.ts',
    ['react', 'electron', '../features/rooms/ui/page', '../features/rooms/service', '../app/theme/tokens'],
    ['../features/rooms', '../features/rooms/rules', '../desk/create-desk', '@orpc/server'],
  ],
  [
    'preload',
    'electron/preload/index.ts',
    ['node:fs', '../main/window', '../../src/desk/create-desk'],
    ['electron', '../ports'],
  ],
  [
    'electron main',
    'electron/main/window.ts',
    [
      '../../src/desk/create-desk',
      '../../src/features/rooms/contract',
      '../desk-process/index',
      'better-sqlite3',
      'react',
    ],
    ['electron', 'node:path', './permissions', '../../src/app/shell/contract'],
  ],
  [
    'desk process',
    'electron/desk-process/index.ts',
    ['../main/window', '../../src/desk/store/open', 'react'],
    ['../../src/desk/create-desk', 'node:path'],
  ],
  ['ports', 'electron/ports.ts', ['node:fs', './main/window', 'electron', 'zod'], []],
  ['desk orders', 'electron/desk-orders.ts', ['node:fs', './main/window', 'electron'], ['zod']],
  [
    'tests and scripts',
    'tests/e2e/walk-in.spec.ts',
    [],
    ['../../src/features/rooms/service', 'react', 'node:fs'],
  ],
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
