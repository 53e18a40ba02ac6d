/** Whose work is in the program, and under which licence: written at the build, shown under "About". */
import { z } from 'zod'

const thirdParty = z.object({
  name: z.string(),
  version: z.string(),
  /** Its SPDX identifier; empty where the package names none. */
  licence: z.string(),
  /** The licence and the notice that go along with it, whole; empty where the package has neither. */
  text: z.string(),
})
export type ThirdParty = z.infer<typeof thirdParty>

/** Rejects where there is no list: while the program is being worked on, and not built. */
export async function readThirdParty(): Promise<readonly ThirdParty[]> {
  const answer = await fetch('/third-party.json', { cache: 'no-store' })
  return z.array(thirdParty).parse(await answer.json())
}
