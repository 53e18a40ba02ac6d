/** Native files with nothing in them but what they say of themselves. */

const le = (bytes: 2 | 4 | 8, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value))
  else buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

interface Made {
  /** 62 is x64, 183 arm64. */
  readonly machine: number
  readonly wants: readonly string[]
  readonly library?: string
  /** With a segment of thread-local storage. */
  readonly threadStorage?: boolean
}

const header = 64
const segment = 56
/** Its addresses in memory lie apart from its places in the file, as a linker lays them. */
const moved = 0x10000

/** An ELF file of one library, from which it wants those versions. */
export function madeElf({ machine, wants, library = 'libc.so.6', threadStorage = false }: Made): Buffer {
  const segments = threadStorage ? 3 : 2
  const names = [library, ...wants]
  const strings = Buffer.from(`\0${names.join('\0')}\0`, 'latin1')
  const placeOf = (name: string) => strings.indexOf(`\0${name}\0`, 0, 'latin1') + 1
  const stringsAt = header + segments * segment
  const versionsAt = stringsAt + strings.length
  const chain = wants.map((name, index) =>
    Buffer.concat([
      le(4, 0),
      le(2, 0),
      le(2, index + 2),
      le(4, placeOf(name)),
      le(4, index + 1 < wants.length ? 16 : 0),
    ]),
  )
  const versions = Buffer.concat([
    ...[le(2, 1), le(2, wants.length), le(4, placeOf(library)), le(4, 16), le(4, 0)],
    ...chain,
  ])
  const dynamicAt = versionsAt + versions.length
  const entries: readonly (readonly [number, number])[] = [
    [1, placeOf(library)],
    [5, moved + stringsAt],
    ...(wants.length === 0
      ? []
      : ([
          [0x6ffffffe, moved + versionsAt],
          [0x6fffffff, 1],
        ] as const)),
    [0, 0],
  ]
  const dynamic = Buffer.concat(entries.flatMap(([tag, value]) => [le(8, tag), le(8, value)]))
  const length = dynamicAt + dynamic.length
  const segmentOf = (kind: number, offset: number, size: number) =>
    Buffer.concat([
      ...[le(4, kind), le(4, 4)],
      ...[offset, moved + offset, moved + offset, size, size, 8].map((value) => le(8, value)),
    ])
  const begin = Buffer.concat([
    ...[Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(9)],
    ...[le(2, 3), le(2, machine), le(4, 1), le(8, 0), le(8, header), le(8, 0), le(4, 0)],
    ...[le(2, header), le(2, segment), le(2, segments), le(2, 0), le(2, 0), le(2, 0)],
  ])
  return Buffer.concat([
    ...[begin, segmentOf(1, 0, length), segmentOf(2, dynamicAt, dynamic.length)],
    ...(threadStorage ? [segmentOf(7, dynamicAt, 4)] : []),
    ...[strings, versions, dynamic],
  ])
}

/** 0x8664 is x64, 0xaa64 arm64. */
export const madePe = (machine: number): Buffer =>
  Buffer.concat([
    Buffer.from('MZ'),
    Buffer.alloc(0x3a),
    le(4, 0x80),
    Buffer.alloc(0x40),
    Buffer.from('PE\0\0'),
    le(2, machine),
  ])

/** 0x01000007 is x64, 0x0100000c arm64. */
export const madeMach = (processor: number): Buffer =>
  Buffer.concat([le(4, 0xfeedfacf), le(4, processor), Buffer.alloc(24)])
