/**
 * What a native file says of itself in its first bytes: for which processor it is, and, on Linux, which versions of the system's
 * libraries it wants. Read by the formats' own tables, so that a file for any system can be looked at on any other.
 */
import { elfHeader } from './elf'

export type Processor = 'x64' | 'arm64' | 'other'

export interface NativeHeader {
  readonly system: 'linux' | 'win32' | 'darwin'
  readonly processor: Processor
  /** As `GLIBC_2.28`; empty on other systems. */
  readonly wants: readonly string[]
  /** The libraries that are loaded with it, on Linux. */
  readonly libraries: readonly string[]
  /** Whether it keeps something of its own for each thread, on Linux. */
  readonly hasOwnThreadStorage: boolean
}

const peProcessors: Readonly<Record<number, Processor>> = { 0x8664: 'x64', 0xaa64: 'arm64' }
const machProcessors: Readonly<Record<number, Processor>> = { 0x01000007: 'x64', 0x0100000c: 'arm64' }

const elfMagic = 0x7f454c46
const machMagic = 0xfeedfacf
/** Where a Windows file says where its real header lies. */
const peAddress = 0x3c

/** Null for what is no native file of any of the three systems, or was cut. */
export function nativeHeader(file: Buffer): NativeHeader | null {
  try {
    if (file.readUInt32BE(0) === elfMagic) return { system: 'linux', ...elfHeader(file) }
    if (file.readUInt32LE(0) === machMagic)
      return plain('darwin', machProcessors[file.readUInt32LE(4)] ?? 'other')
    if (file.toString('latin1', 0, 2) !== 'MZ') return null
    const at = file.readUInt32LE(peAddress)
    if (file.toString('latin1', at, at + 4) !== 'PE\0\0') return null
    return plain('win32', peProcessors[file.readUInt16LE(at + 4)] ?? 'other')
  } catch (error) {
    // It ends before what it announces.
    if (error instanceof RangeError) return null
    throw error
  }
}

const plain = (system: NativeHeader['system'], processor: Processor): NativeHeader => ({
  system,
  processor,
  wants: [],
  libraries: [],
  hasOwnThreadStorage: false,
})
