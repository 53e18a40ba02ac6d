/**
 * The shell contract by browser means, for loopback.
 *
 * What a page cannot do by itself is asked of the loopback server, with the tab's token as `Authorization: Bearer`:
 * `GET /shell/about`, `POST /shell/restart` answer in the contract's form, `POST /shell/demonstration` with `{ address }`.
 */
import type { ClientContext, ClientLink } from '@orpc/client'
import { z } from 'zod'
import { aboutMachine, shellContract, type PrintOutcome } from './contract'

/** Long enough for the download to have begun; the address of a blob is freed after it. */
const downloadGrace = 60_000

export function browserShell(token: string): ClientLink<ClientContext> {
  const ask = async (method: 'GET' | 'POST', path: string): Promise<unknown> => {
    const response = await fetch(path, { method, headers: { authorization: `Bearer ${token}` } })
    if (!response.ok) throw new Error(`the shell answered ${String(response.status)}`)
    const answer: unknown = await response.json()
    return answer
  }

  const procedures: Readonly<Record<keyof typeof shellContract, (input: unknown) => Promise<unknown>>> = {
    print: () => Promise.resolve(printPage()),
    savePdf: () => {
      printPage()
      return Promise.resolve({ saved: null })
    },
    saveFile(input) {
      const { name, content } = saveFileInput.parse(input)
      const link = document.createElement('a')
      link.href = URL.createObjectURL(content)
      link.download = name
      link.click()
      setTimeout(() => {
        URL.revokeObjectURL(link.href)
      }, downloadGrace)
      return Promise.resolve({ saved: true })
    },
    pickFolder: () => Promise.resolve({ folder: null }),
    openDemonstration: async () => {
      const { address } = demonstration.parse(await ask('POST', '/shell/demonstration'))
      return { opened: window.open(address, '_blank') !== null }
    },
    openCallingScreen: () => {
      // `noopener`: a window of ours would get a copy of this tab's token, and the screen has no road to the desk.
      window.open('/calling-screen.html', '_blank', 'noopener')
      return Promise.resolve({ on: 'unknown' })
    },
    about: () => ask('GET', '/shell/about').then((answer) => aboutMachine.parse(answer)),
    restartDesk: () => ask('POST', '/shell/restart').then((answer) => restarted.parse(answer)),
  }

  return {
    call(path, input) {
      const name = path.join('.')
      if (!isProcedure(name)) return Promise.reject(new Error(`the shell has no ${name}`))
      return procedures[name](input)
    },
  }
}

const saveFileInput = z.strictObject({ name: z.string(), content: z.instanceof(Blob) })
const demonstration = z.strictObject({ address: z.url() })
const restarted = z.strictObject({ restarted: z.boolean() })

function isProcedure(name: string): name is keyof typeof shellContract {
  return Object.hasOwn(shellContract, name)
}

/** Browsers do not say whether the dialog was cancelled. */
function printPage(): PrintOutcome {
  window.print()
  return { outcome: 'unknown', reason: '' }
}
