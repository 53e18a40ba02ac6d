/** Commands of node_modules/.bin or npm's own, one after the other or side by side. */
import { spawn, type SpawnOptions } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

type Command = readonly [string, ...string[]]

const how: SpawnOptions = { cwd: root, shell: process.platform === 'win32' }

/** Runs a command and shows what it says as it says it; true when it ended well. */
export async function run(...command: Command): Promise<boolean> {
  const [name, ...rest] = command
  announce(command)
  return ended(spawn(name, rest, { ...how, stdio: 'inherit' }))
}

/** A command that runs beside others: what it says is kept until somebody waits for it. */
export interface Beside {
  /** Shows what it said; true when it ended well. */
  finish(): Promise<boolean>
}

export function beside(...command: Command): Beside {
  const [name, ...rest] = command
  const said: Buffer[] = []
  const child = spawn(name, rest, { ...how, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk))
  const end = ended(child)
  return {
    async finish() {
      const well = await end
      announce(command)
      process.stdout.write(Buffer.concat(said))
      return well
    },
  }
}

function announce(command: Command): void {
  process.stdout.write(`\n--- ${command.join(' ')}\n`)
}

function ended(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (code) => resolve(code === 0))
  })
}
