/**
 * `npm run doctor -- [--data DIR] [--account NAME] [--json]`: looks at a data folder and says what is the case, a line each
 * in Chinese and English, and changes nothing. With an account it asks for the password, on the terminal or as the first line of
 * its input, and looks into the database as well. Exits with 1 when something is at fault.
 */
import './start/node-version'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { systemClock } from '#ground/clock'
import { DeskError } from '#ground/contract/errors'
import { deviceFolder, deviceFolderOfUser } from '#vault/keyring/device'
import { examine } from '#vault/doctor/examine'
import { lookedOutside } from '#vault/doctor/look-inside'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import type { CheckResult } from '#vault/doctor/contract'
import { property } from '#ground/property'
import { deskFile, filesOfDesk } from '#vault/files'

const root = join(import.meta.dirname, '..')
const { values: flags } = parseArgs({
  options: { data: { type: 'string' }, account: { type: 'string' }, json: { type: 'boolean' } },
})
const dataDir = resolve(flags.data ?? join(homedir(), '.linli-desk'))
const version = String(property(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), 'version'))
const now = systemClock.now()

const outside = examine({ dataDir, version, now, own: false, files: filesOfDesk })
const inside = flags.account === undefined ? lookedOutside() : await lookInside(flags.account)
if (inside === null) {
  process.stderr.write('账号或密码不对。Wrong account or password.\n')
  process.exit(2)
}
const results = [...outside, ...inside]
const texts = ['zh-CN', 'en'].map((language) => textsOf(language))
for (const result of results) process.stdout.write(flags.json === true ? json(result) : lines(result))
process.exit(results.some(({ verdict }) => verdict === 'fault') ? 1 : 0)

/** Null for a wrong password. Says so where this machine lacks its own part, and ends. */
async function lookInside(account: string) {
  try {
    return await openAndLook({
      readMark,
      dataDir,
      device: deviceFolder(deviceFolderOfUser()),
      account,
      password: await askPassword(),
      migrations: deskFile(filesOfDesk).migrations(join(root, 'resources')),
      files: filesOfDesk,
      version,
      now,
    })
  } catch (error) {
    if (!(error instanceof DeskError) || error.code !== 'keyring.device-unknown') throw error
    process.stderr.write(
      '这台电脑（或这个用户）没有这份数据的本机钥匙，密码打不开；不给 --account 可以只看外面。This machine has no key of its own for this desk, so no password opens it; without --account the outside is looked at.\n',
    )
    process.exit(2)
  }
}

function json(result: CheckResult): string {
  return `${JSON.stringify(result)}\n`
}

/** One line a language; the verdict in front of both. */
function lines({ check, finding, verdict, values }: CheckResult): string {
  return texts
    .map((text) => {
      const title = text(`checks.${check}.title`)
      const said = text(`checks.${check}.${finding}`).replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
        String(values[name] ?? ''),
      )
      return `[${text(`verdict.${verdict}`)}] ${title}: ${said}\n`
    })
    .join('')
}

/** The texts of the screen, so that both say the same. */
function textsOf(language: string): (path: string) => string {
  const file = join(root, 'src', 'features', 'support', 'ui', `${language}.json`)
  const all: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return (path) => {
    const text = path.split('.').reduce(property, all)
    return typeof text === 'string' ? text : path
  }
}

/** Not shown while it is typed. */
async function askPassword(): Promise<string> {
  const { stdin, stderr } = process
  const typed = createInterface({ input: stdin, output: undefined, terminal: stdin.isTTY })
  if (stdin.isTTY) stderr.write('密码 Password: ')
  for await (const line of typed) {
    typed.close()
    if (stdin.isTTY) stderr.write('\n')
    return line
  }
  return ''
}
