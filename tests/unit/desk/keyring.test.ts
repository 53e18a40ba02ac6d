import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeskError } from '#ground/contract/errors'
import { newKeyPair, openSealed, sealTo } from '#vault/keyring/key-pair'
import { Keyring, recoverySlot, type KeyringMemory, type KeyringToCome } from '#vault/keyring/keyring'
import { digestOfSlot, type DataKeys, type Slot } from '#vault/keyring/slot'
import { cheapDerivation } from '../../support/desk'
import { thisMachine } from '../../support/device'

interface KeyringFile {
  salt: string
  generation: number
  slots: Record<string, Slot>
  mac: string
}

let folder: string
let file: string
let keyring: Keyring
/** What the manager's slot gives. */
let keys: DataKeys
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linli-keyring-'))
  file = join(folder, 'keyring.json')
  const created = await Keyring.create(
    file,
    { account: 'manager', password: 'manager password', recoveryKey: 'PAPER' },
    { desk: randomBytes(32), audit: randomBytes(32) },
    { cost: cheapDerivation, device: thisMachine },
  )
  keyring = created.keyring
  keys = created.keys
  await keyring.put('wang', 'wang password', keys)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function load(): Keyring {
  const found = Keyring.load(file, cheapDerivation, thisMachine)
  if (found === null) throw new Error('the keyring is there')
  return found
}

/** Whoever holds a key may have the next one. */
const everyone = (): boolean => true
const text = (): string => readFileSync(file, 'utf8')
// A test changes the file as whoever holds the disk could.
const content = (): KeyringFile => JSON.parse(text()) as KeyringFile

function forge(change: (forged: KeyringFile) => void): void {
  const forged = content()
  change(forged)
  writeFileSync(file, JSON.stringify(forged))
}

/** A change of a slot by someone who knows how digests are made. */
function forgeSlot(id: string, change: (slot: Slot) => Partial<Slot>): void {
  forge((forged) => {
    const slot = forged.slots[id]
    if (slot === undefined) throw new Error('the slot is there')
    const changed = { ...slot, ...change(slot) }
    forged.slots[id] = { ...changed, digest: digestOfSlot({ keyringSalt: forged.salt, id }, changed) }
  })
}

/** Signs in: opens the slot and holds the keyring against what the database remembers. */
async function signIn(
  account: string,
  password: string,
  remembered: KeyringMemory,
  toCome: KeyringToCome = { state: 'none' },
) {
  const loaded = load()
  const opened = await loaded.open(account, password)
  if (opened === null) throw new Error('the password is right')
  return { keyring: loaded, keys: opened, fault: loaded.recognise(opened, remembered, toCome) }
}

/** The code of the refusal that a call ends with. */
async function codeOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof DeskError) return error.code
    throw error
  }
  return 'done'
}

describe('a slot', () => {
  it('opens with its password and with no other, and tells nothing of an account that is not there', async () => {
    expect(await load().open('Wang ', 'wang password')).toEqual(keys)
    expect(await load().open('wang', 'manager password')).toBeNull()
    expect(await load().open('nobody', 'wang password')).toBeNull()
    expect(await load().openWithRecoveryKey('PAPER')).toEqual(keys)
  })

  it('is gone once it was taken', async () => {
    keyring.remove('wang', keys)
    expect(load().has('wang')).toBe(false)
    expect(await load().open('wang', 'wang password')).toBeNull()
    expect(await load().open('manager', 'manager password')).toEqual(keys)
  })

  it('names nobody, and holds no key in the clear', () => {
    for (const secret of ['manager', 'wang', keys['desk']?.toString('base64') ?? '-']) {
      expect(text()).not.toContain(secret)
    }
  })

  it('given in place of another opens with the new password alone', async () => {
    await keyring.put('wang', 'second password', keys)
    expect(await load().open('wang', 'wang password')).toBeNull()
    expect(await load().open('wang', 'second password')).toEqual(keys)
  })

  it('is made whole even when whoever gives it signs out meanwhile and their keys are overwritten', async () => {
    const givers = { ...keys, desk: Buffer.from(keys['desk'] ?? '') }
    const given = keyring.put('li', 'li password', givers)
    givers.desk.fill(0)
    await given
    expect(await load().open('li', 'li password')).toEqual(keys)
  })
})

describe('a keyring that somebody blew up', () => {
  it('costs no more memory than a machine has, and never grows beyond what can be read again', async () => {
    const remembered = keyring.memory
    forgeSlot(keyring.idOf('wang'), () => ({ memoryCost: 4 * 1024 * 1024 }))
    expect(() => load()).toThrow('keyring.damaged')
    forgeSlot(keyring.idOf('wang'), () => ({ memoryCost: 64 }))
    forge((forged) => {
      forged.generation = 1_000_000_000
    })
    const manager = await signIn('manager', 'manager password', remembered)
    expect(manager.fault).toBe('keyring.altered')
    manager.keyring.mend(manager.keys, remembered)
    expect((await signIn('manager', 'manager password', manager.keyring.memory)).fault).toBeNull()
  })
})

describe('keys change without anyone’s password', () => {
  it('new data keys are in every slot that held the old ones', async () => {
    const fresh = { desk: randomBytes(32) }
    const next = join(folder, 'next.json')
    const rotated = keyring.rotated(next, fresh, keys, everyone)
    expect(rotated.keys).toEqual({ ...keys, ...fresh })
    const there = Keyring.load(next, cheapDerivation, thisMachine)
    expect(await there?.open('wang', 'wang password')).toEqual({ ...keys, ...fresh })
    expect(await there?.openWithRecoveryKey('PAPER')).toEqual({ ...keys, ...fresh })
    // The keyring that is in use has not changed.
    expect(await load().open('wang', 'wang password')).toEqual(keys)
  })

  it('a key for some is in the slots of those it was given to, until it is taken', async () => {
    const mediation = randomBytes(32)
    keyring.give(keyring.idOf('wang'), { name: 'mediation', key: mediation }, keys)
    keyring.give(recoverySlot, { name: 'mediation', key: mediation }, keys)
    expect(await load().open('wang', 'wang password')).toEqual({ ...keys, mediation })
    expect(await load().open('manager', 'manager password')).toEqual(keys)
    expect(await load().openWithRecoveryKey('PAPER')).toEqual({ ...keys, mediation })

    const again = randomBytes(32)
    const next = join(folder, 'next.json')
    keyring.rotated(next, { mediation: again }, keys, everyone)
    expect(
      await Keyring.load(next, cheapDerivation, thisMachine)?.open('manager', 'manager password'),
    ).toEqual(keys)
    expect(await Keyring.load(next, cheapDerivation, thisMachine)?.open('wang', 'wang password')).toEqual({
      ...keys,
      mediation: again,
    })

    keyring.take(keyring.idOf('wang'), 'mediation', keys)
    expect(keyring.holds(keyring.idOf('wang'), 'mediation')).toBe(false)
    expect(await load().open('wang', 'wang password')).toEqual(keys)
  })

  it('and are sealed to their slot: a seal moved to another slot or name opens nothing', async () => {
    const id = keyring.idOf('wang')
    forgeSlot(id, () => ({ keys: content().slots[keyring.idOf('manager')]?.keys ?? {} }))
    expect(await load().open('wang', 'wang password')).toBeNull()
    forgeSlot(id, ({ keys: held }) => ({ keys: { desk: held['audit'] ?? '', audit: held['desk'] ?? '' } }))
    expect(await load().open('wang', 'wang password')).toBeNull()
  })

  it('cannot be sealed to anyone by someone who was never let in, though public keys are public', async () => {
    const id = keyring.idOf('wang')
    const planted = randomBytes(32)
    forgeSlot(id, ({ publicKey, keys: held }) => ({
      keys: {
        ...held,
        desk: sealTo(publicKey, planted, { purpose: `data key:${id}:desk`, keyringKey: randomBytes(32) }),
      },
    }))
    expect(await load().open('wang', 'wang password')).toBeNull()
  })
})

describe('a keyring that somebody changed', () => {
  it('is recognised as it was written, and where its writer died after the database had heard what was to come', async () => {
    const before = keyring.memory
    expect((await signIn('wang', 'wang password', before)).fault).toBeNull()
    let toCome: KeyringToCome = { state: 'none' }
    keyring.announceTo(({ mac }) => {
      // The file is still the one of before.
      expect(load().memory).toEqual(before)
      toCome = { state: 'to-come', mac }
    })
    await keyring.put('li', 'li password', keys)
    expect((await signIn('wang', 'wang password', before, toCome)).fault).toBeNull()
    // It was told of, and never written.
    expect(
      (await signIn('wang', 'wang password', keyring.memory, { state: 'to-come', mac: '0'.repeat(64) }))
        .fault,
    ).toBeNull()
  })

  it('by somebody who opens a slot of it is not taken for ours, however new it says it is', async () => {
    const before = keyring.memory
    const theirs = await signIn('wang', 'wang password', before)
    const id = keyring.idOf('wang')
    theirs.keyring.give(id, { name: 'mediation', key: randomBytes(32) }, theirs.keys)
    const manager = await signIn('manager', 'manager password', before)
    expect(manager.fault).toBe('keyring.altered')
    expect(manager.keyring.trusts(id)).toBe(false)
    expect(manager.keyring.trusts(keyring.idOf('manager'))).toBe(true)
    // A version that told the database nothing beforehand left it so.
    expect((await signIn('manager', 'manager password', before, { state: 'never' })).fault).toBeNull()
  })

  it('by whoever could not tell the database is not written at all', async () => {
    const before = text()
    keyring.announceTo(() => {
      throw new DeskError('unavailable', 'store.disk-full')
    })
    expect(await codeOf(() => keyring.put('li', 'li password', keys))).toBe('store.disk-full')
    expect(text()).toBe(before)
    expect(keyring.has('li')).toBe(false)
  })

  it('with a public key swapped never seals a new key to it', async () => {
    const remembered = keyring.memory
    const stranger = newKeyPair()
    const id = keyring.idOf('wang')
    forgeSlot(id, () => ({ publicKey: stranger.publicKey }))

    const manager = await signIn('manager', 'manager password', remembered)
    expect(manager.fault).toBe('keyring.altered')
    expect(manager.keyring.trusts(id)).toBe(false)
    const give = () => manager.keyring.give(id, { name: 'mediation', key: randomBytes(32) }, manager.keys)
    expect(await codeOf(give)).toBe('keyring.slot-damaged')
    manager.keyring.rotated(join(folder, 'next.json'), { desk: randomBytes(32) }, manager.keys, everyone)
    expect(readFileSync(join(folder, 'next.json'), 'utf8')).not.toContain(stranger.publicKey)
    manager.keyring.mend(manager.keys, remembered)
    expect(text()).not.toContain(stranger.publicKey)
    expect((await signIn('manager', 'manager password', manager.keyring.memory)).fault).toBeNull()
  })

  it('with a slot put back after it was taken does not trust that slot', async () => {
    const id = keyring.idOf('wang')
    const taken = content().slots[id]
    keyring.remove('wang', keys)
    forge((forged) => {
      if (taken !== undefined) forged.slots[id] = taken
    })
    const { keyring: seen, fault } = await signIn('wang', 'wang password', keyring.memory)
    expect(fault).toBe('keyring.altered')
    expect(seen.trusts(id)).toBe(false)
    expect(seen.trusts(seen.idOf('manager'))).toBe(true)
  })

  it('and copied over by an older one is named, and only what is still as it was is trusted', async () => {
    const older = text()
    await keyring.put('wang', 'second password', keys)
    await keyring.replaceRecoveryKey('NEW PAPER', keys)
    writeFileSync(file, older)
    const { keyring: seen, fault } = await signIn('wang', 'wang password', keyring.memory)
    expect(fault).toBe('keyring.older')
    expect(seen.trusts(seen.idOf('wang'))).toBe(false)
    expect(seen.trusts(recoverySlot)).toBe(false)
    expect(seen.trusts(seen.idOf('manager'))).toBe(true)
  })

  it('by someone who knows the keys of before a rotation is not taken for ours', async () => {
    const rotated = keyring.rotated(join(folder, 'next.json'), { desk: randomBytes(32) }, keys, everyone)
    const remembered = rotated.keyring.memory
    // They write a keyring that fits the old keys and claims to be newer.
    for (let change = 0; change < 3; change += 1) await keyring.put('stranger', 'their password', keys)
    const theirs = content()
    writeFileSync(file, readFileSync(join(folder, 'next.json')))
    forge((forged) => {
      forged.slots[keyring.idOf('stranger')] = theirs.slots[keyring.idOf('stranger')] ?? expect.fail()
      forged.generation = theirs.generation + 1
      forged.mac = theirs.mac
    })
    const { keyring: seen, fault } = await signIn('manager', 'manager password', remembered)
    expect(fault).toBe('keyring.altered')
    expect(seen.trusts(keyring.idOf('stranger'))).toBe(false)
  })
})

describe('a flipped bit', () => {
  /** What signing in comes to with these bytes in the file. */
  async function outcomeOf(bytes: Buffer, remembered: KeyringMemory): Promise<string> {
    writeFileSync(file, bytes)
    return codeOf(async () => {
      const loaded = load()
      const opened = await loaded.open('wang', 'wang password')
      expect(opened, 'a right password never looks wrong, and never opens another key').toEqual(keys)
      const fault = opened === null ? null : loaded.recognise(opened, remembered, { state: 'none' })
      if (fault !== null) throw new DeskError('unavailable', fault)
    })
  }

  it('anywhere in the file is harmless or named, and never gives a wrong key', async () => {
    const whole = readFileSync(file)
    const remembered = keyring.memory
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: whole.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (at, bit) => {
          const flipped = Buffer.from(whole)
          flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
          seen.add(await outcomeOf(flipped, remembered))
        },
      ),
      { numRuns: 500 },
    )
    for (const code of seen) {
      expect(['done', 'keyring.damaged', 'keyring.slot-damaged', 'keyring.altered']).toContain(code)
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  it('in somebody else’s slot locks nobody else out', async () => {
    const remembered = keyring.memory
    const manager = content().slots[keyring.idOf('manager')]
    const bytes = readFileSync(file)
    const at = bytes.indexOf(manager?.sealed ?? '-')
    bytes[at] = (bytes[at] ?? 0) ^ 1
    expect(await outcomeOf(bytes, remembered)).toBe('keyring.altered')
    expect(await codeOf(() => load().open('manager', 'manager password'))).toBe('keyring.slot-damaged')
  })
})

it('a sealed key opens for its receiver, its purpose and its keyring alone', () => {
  const receiver = newKeyPair()
  const sealedFor = { purpose: 'data key', keyringKey: randomBytes(32) }
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      const sealed = sealTo(receiver.publicKey, Buffer.from(key), sealedFor)
      expect(openSealed(sealed, receiver, sealedFor)).toEqual(Buffer.from(key))
      expect(openSealed(sealed, newKeyPair(), sealedFor)).toBeNull()
      expect(openSealed(sealed, receiver, { ...sealedFor, purpose: 'another' })).toBeNull()
      expect(openSealed(sealed, receiver, { ...sealedFor, keyringKey: randomBytes(32) })).toBeNull()
    }),
    { numRuns: 30 },
  )
  expect(openSealed('no seal', receiver, sealedFor)).toBeNull()
})
