/** Answers to writes are kept for a short time, so that a write sent twice is done once; they may hold anything of anyone. */
import type { Eraser, Erasure, KeepsPersonalData } from '../personal-data/keeps'
import { mentions, patterns, tellingWords } from '../personal-data/mentions'

/** How long a page that lost its connection may still send a write again, in milliseconds. */
const answersInUse = 10 * 60 * 1000

/** Answers may hold anything of anyone: all go but those a page may still be waiting for, and of these the person's. */
function eraseAnswers(call: Eraser, { words: all }: Erasure): number {
  const words = tellingWords(all)
  return call
    .statement(
      `DELETE FROM answered_requests WHERE at < ?${words.length === 0 ? '' : ` OR ${mentions('answer', words)}`}`,
    )
    .run(call.now - answersInUse, ...patterns(words)).changes
}

export const answersKeep: KeepsPersonalData = {
  feature: 'desk',
  tables: ['answered_requests'],
  kinds: ['desk.answers'],
  held: () => [],
  records: () => [],
  erase: (call, erasure) => ({ 'desk.answers': eraseAnswers(call, erasure) }),
}
