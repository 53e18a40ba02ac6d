/** The tables of an ELF file that its loader reads: processor, libraries, versions wanted of each. 64 bits, little-endian. */

export interface ElfHeader {
  readonly processor: 'x64' | 'arm64' | 'other'
  readonly wants: readonly string[]
  readonly libraries: readonly string[]
  /** Whether it keeps something of its own for each thread. */
  readonly hasOwnThreadStorage: boolean
}

const processors: Readonly<Record<number, 'x64' | 'arm64'>> = { 62: 'x64', 183: 'arm64' }

/** Kinds of segments. */
const load = 1
const dynamic = 2
const threadStorage = 7

/** Kinds of entries of the dynamic segment. */
const end = 0
const needed = 1
const stringTable = 5
const versionsWanted = 0x6ffffffe
const countOfVersionsWanted = 0x6fffffff

interface Segment {
  readonly kind: number
  readonly offset: number
  readonly address: number
  readonly size: number
}

/** Throws a RangeError where the file ends before what it announces. */
export function elfHeader(file: Buffer): ElfHeader {
  const number = (at: number) => Number(file.readBigUInt64LE(at))
  const first = number(32)
  const size = file.readUInt16LE(54)
  const segments = Array.from({ length: file.readUInt16LE(56) }, (_, index): Segment => {
    const at = first + index * size
    return {
      kind: file.readUInt32LE(at),
      offset: number(at + 8),
      address: number(at + 16),
      size: number(at + 32),
    }
  })
  const processor = processors[file.readUInt16LE(18)] ?? 'other'
  const hasOwnThreadStorage = segments.some(({ kind }) => kind === threadStorage)
  const alone: ElfHeader = { processor, hasOwnThreadStorage, wants: [], libraries: [] }
  const linking = segments.find(({ kind }) => kind === dynamic)
  if (linking === undefined) return alone

  const entries = entriesOf(linking)
  const valuesOf = (wanted: number) => entries.filter(({ tag }) => tag === wanted).map(({ value }) => value)
  const [strings] = valuesOf(stringTable)
  if (strings === undefined) return alone
  return {
    ...alone,
    libraries: valuesOf(needed).map(text),
    wants: [...new Set(versions())],
  }

  function entriesOf({ offset, size: length }: Segment) {
    const all: { readonly tag: number; readonly value: number }[] = []
    for (let at = offset; at < offset + length; at += 16) {
      const tag = number(at)
      if (tag === end) break
      all.push({ tag, value: number(at + 8) })
    }
    return all
  }

  /** Addresses in memory are places in the file, moved with the segment that they lie in. */
  function placeOf(address: number): number {
    const segment = segments.find(
      (each) => each.kind === load && address >= each.address && address < each.address + each.size,
    )
    if (segment === undefined) throw new RangeError('an address outside of what is loaded')
    return address - segment.address + segment.offset
  }

  function text(place: number): string {
    const from = placeOf((strings ?? 0) + place)
    const to = file.indexOf(0, from)
    if (to < 0) throw new RangeError('a text without an end')
    return file.toString('latin1', from, to)
  }

  /** A chain of libraries, and for each a chain of versions. */
  function* versions(): Generator<string> {
    const [begin] = valuesOf(versionsWanted)
    const [count = 0] = valuesOf(countOfVersionsWanted)
    if (begin === undefined) return
    let library = placeOf(begin)
    for (let index = 0; index < count; index += 1) {
      let version = library + file.readUInt32LE(library + 8)
      for (let left = file.readUInt16LE(library + 2); left > 0; left -= 1) {
        yield text(file.readUInt32LE(version + 8))
        version += file.readUInt32LE(version + 12)
      }
      library += file.readUInt32LE(library + 12)
    }
  }
}
