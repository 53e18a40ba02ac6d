/** One list of whose work is in the program: what was bundled into its processes and its page, with licence and notice. */
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ThirdParty } from '../../src/app/screens/settings/third-party'

/** What Vite writes of a bundle (`build.license`). */
interface Bundled {
  readonly name: string
  readonly version: string
  readonly identifier: string | null
  readonly text: string | null
}

const file = 'third-party.json'

/** Joins the lists of these folders into that of the page, which shows it. */
export function joinThirdParty(
  root: string,
  folders: { readonly page: string; readonly others: readonly string[] },
): void {
  const lists = [folders.page, ...folders.others].map((folder) => path.join(folder, file))
  const found = new Map<string, ThirdParty>()
  for (const list of lists) {
    for (const { name, version, identifier, text } of JSON.parse(
      readFileSync(list, 'utf8'),
    ) as readonly Bundled[]) {
      const licence = identifier ?? ''
      found.set(`${name} ${version}`, {
        name,
        version,
        licence,
        text: [text ?? '', noticeOf(root, name)].join('\n').trim(),
      })
    }
  }
  for (const list of lists) rmSync(list)
  const sorted = [...found.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1))
  writeFileSync(path.join(folders.page, file), JSON.stringify(sorted))
}

/** Apache-2.0 §4(d): a NOTICE goes wherever the work goes. */
function noticeOf(root: string, name: string): string {
  const [notice] = globSync(`node_modules/${name}/NOTICE*`, { cwd: root })
  return notice === undefined ? '' : readFileSync(path.join(root, notice), 'utf8')
}
