/** A file that comes in with a write: read and hashed before the transaction begins, so that nothing in it has to wait. */
import { z } from 'zod'

/** The bytes of a file with their digest. As JSON it is the digest alone: whoever compares two sendings compares that. */
export class ReceivedFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 in lower-case hexadecimal. */
  readonly digest: string

  constructor(bytes: Uint8Array<ArrayBuffer>, digest: string) {
    this.bytes = bytes
    this.digest = digest
  }

  toJSON(): string {
    return this.digest
  }
}

const hexadecimal = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

async function received(file: Blob): Promise<ReceivedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return new ReceivedFile(bytes, hexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))))
}

/** A file of at most so many bytes. Its name stays where it was: a name like 张三身份证.jpg tells of somebody. */
export const receivedFile = (most: number) =>
  z
    .instanceof(Blob)
    .refine((file) => file.size > 0, 'empty')
    .refine((file) => file.size <= most, 'too-large')
    .transform(received)
