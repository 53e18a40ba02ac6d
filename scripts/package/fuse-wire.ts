/** The fuses of the packed binary, read back and held against what was configured. */
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { fuses } from './fuses.js'
import type { Layout } from './layout'

/** How the wire writes off and on. */
const states: Readonly<Record<number, boolean>> = { 0x30: false, 0x31: true }

const names = [
  'RunAsNode',
  'EnableCookieEncryption',
  'EnableNodeOptionsEnvironmentVariable',
  'EnableNodeCliInspectArguments',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'LoadBrowserProcessSpecificV8Snapshot',
  'GrantFileProtocolExtraPrivileges',
  'WasmTrapHandlers',
] as const

export async function fuseFaults({ binary }: Layout): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(binary)
  return names.flatMap((name) => {
    const fuse = FuseV1Options[name]
    const found = states[Number(wire[fuse])]
    return found === fuses[fuse] ? [] : [`${name} is ${String(found)} and should be ${String(fuses[fuse])}`]
  })
}
