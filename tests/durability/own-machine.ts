/** The machine on which this run's desks live, in this process and in the hosts it starts; it goes with this process. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deviceFolder } from '#vault/keyring/device'

const folder = mkdtempSync(join(tmpdir(), 'linli-durability-machine-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

export const ownMachine = deviceFolder(folder)

/** What a host is told of it. */
export const machineOfHost = { LINLI_TEST_DEVICE: folder }
