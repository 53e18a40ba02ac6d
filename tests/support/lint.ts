/** The linter itself, run over files that a test makes up: what it says of each line. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'

const root = path.resolve(import.meta.dirname, '../..')

const report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.int() }) })),
    }),
  ),
})

export interface Fault {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly code: string
  readonly message: string
}

/**
 * @param rules as in `.oxlintrc.json`; the house's own plugin is there, types are not
 * @param files their text by their path from the root; they are read in a folder of their own, with our package.json
 */
export function faultsOf(
  rules: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
): readonly Fault[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-lint-'))
  try {
    const config = {
      plugins: ['import', 'typescript'],
      jsPlugins: [path.join(root, 'scripts/lint/plugin.js')],
      categories: { correctness: 'off' },
      rules,
    }
    writeFileSync(path.join(folder, '.oxlintrc.json'), JSON.stringify(config))
    copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'))
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), text)
    }
    const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
    const { stdout } = spawnSync(process.execPath, [oxlint, '--format', 'json'], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    })
    return report.parse(JSON.parse(stdout)).diagnostics.map(({ filename, labels, code, message }) => ({
      file: filename,
      line: labels[0]?.span.line ?? 0,
      code,
      message,
    }))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
