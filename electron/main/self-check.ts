/**
 * `--self-check FILE`: what can be known of this program only on the machine where it was installed. It opens a desk on made-up data,
 * looks whether its parts work together, writes what it found and ends. No data folder is touched.
 */
import { writeFileSync } from 'node:fs'
import { app, safeStorage, type WebContents } from 'electron'

export interface SelfCheckReport {
  readonly program: string
  readonly electron: string | null
  readonly platform: string
  readonly ok: boolean
  readonly checks: readonly Outcome[]
}

interface Outcome {
  readonly name: string
  readonly ok: boolean
  /** What was found, or why it failed. */
  readonly detail: string
  readonly milliseconds: number
}

export interface SelfCheckOptions {
  readonly file: string
  /** Resolves when the desk process answers; rejects with the code of its refusal. */
  readonly deskReady: Promise<void>
  readonly contents: Pick<WebContents, 'executeJavaScript' | 'getPrintersAsync' | 'printToPDF'>
  /** How long each part may take, in milliseconds: a slow machine makes up its data for a minute. */
  readonly patience?: number
}

/** Electron's additions are missing where the main process is tested in plain Node. */
const versions: Readonly<Partial<Record<string, string>>> = process.versions

const between = 500

/** Runs every check, also after one that failed, writing the report after each. Resolves to the exit code. */
export async function checkSelf(options: SelfCheckOptions): Promise<number> {
  const { file, deskReady, contents, patience = 180_000 } = options
  const checks: Outcome[] = []
  const parts: readonly (readonly [string, () => Promise<string>])[] = [
    ['desk', () => deskReady.then(() => 'SQLite, argon2 and the migrations work')],
    ['page', () => signInIsShown(contents, patience)],
    ['pdf', () => printsPdf(contents)],
    ['printers', async () => `${(await contents.getPrintersAsync()).length} found`],
    ['secrets', keepsSecrets],
  ]
  for (const [name, check] of parts) {
    checks.push(await outcomeOf(name, check, patience))
    writeReport(file, checks, parts.length)
  }
  return checks.every(({ ok }) => ok) ? 0 : 1
}

async function outcomeOf(name: string, check: () => Promise<string>, patience: number): Promise<Outcome> {
  const begun = performance.now()
  const outcome = (ok: boolean, detail: string): Outcome => ({
    name,
    ok,
    detail,
    milliseconds: Math.round(performance.now() - begun),
  })
  try {
    return outcome(true, await within(check(), patience))
  } catch (error) {
    return outcome(false, error instanceof Error ? error.message : String(error))
  }
}

function within<Found>(found: Promise<Found>, patience: number): Promise<Found> {
  return new Promise((resolve, reject) => {
    const impatience = setTimeout(() => reject(new Error(`no answer for ${patience / 1000} s`)), patience)
    void found.then(resolve, reject).finally(() => clearTimeout(impatience))
  })
}

/** The page has its two ports and has asked the desk who is signed in: somebody could type a name now. */
async function signInIsShown(contents: SelfCheckOptions['contents'], patience: number): Promise<string> {
  const until = performance.now() + patience
  while (performance.now() < until) {
    const shown: unknown = await contents.executeJavaScript(
      `document.querySelector('input[autocomplete="username"], input[type="password"]') !== null`,
    )
    if (shown === true) return 'the sign-in screen is shown'
    await new Promise((resolve) => setTimeout(resolve, between))
  }
  throw new Error('the sign-in screen does not come')
}

async function printsPdf(contents: SelfCheckOptions['contents']): Promise<string> {
  const pdf = await contents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true })
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') throw new Error('what was printed is no PDF')
  return `${pdf.length} bytes`
}

/** A system that lends no key is no fault: the desk then does without. One that lends it and does not take it back is. */
async function keepsSecrets(): Promise<string> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'the system lends no key'
  const sealed = await safeStorage.encryptStringAsync('self-check')
  const { result } = await safeStorage.decryptStringAsync(sealed)
  if (result !== 'self-check') throw new Error('a secret came back as another')
  return 'kept by the system'
}

function writeReport(file: string, checks: readonly Outcome[], planned: number): void {
  const report: SelfCheckReport = {
    program: app.getVersion(),
    electron: versions['electron'] ?? null,
    platform: `${process.platform} ${process.arch}`,
    ok: checks.length === planned && checks.every(({ ok }) => ok),
    checks,
  }
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`)
}
