/** Asks for a line at the terminal, secrets without showing them; without a terminal the lines come from stdin. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

export interface Asker {
  line(question: string): Promise<string>
  secret(question: string): Promise<string>
  close(): void
}

export function asker(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  output: NodeJS.WritableStream,
): Asker {
  const terminal = input.isTTY === true
  const shown = { typing: true }
  // The terminal repeats what is typed only through this.
  const echo = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (shown.typing) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: echo, terminal })
  const coming = lines[Symbol.asyncIterator]()
  const ask = async (question: string): Promise<string> => {
    if (terminal) output.write(question)
    const { value, done } = await coming.next()
    return done === true ? '' : value
  }
  return {
    line: ask,
    async secret(question) {
      if (terminal) output.write(question)
      shown.typing = false
      const answer = await ask('')
      shown.typing = true
      if (terminal) output.write('\n')
      return answer
    },
    close: () => lines.close(),
  }
}
