/** Which test files walk something of all features, so that they have something to say of one that moves in. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Over the centre's lists, the walks, the words, or the sources themselves. */
const walksFeatures =
  /#centre\/(?:contract|features|house|tables)'|support\/(?:feature-walks|walks|words|import-graph|planted|screens)'|\.\.\/\.\.\/\.\.\/src/

/** A thousand bad calls of every procedure: of the newcomer's alone, the rest is what it was. */
export const badInput = 'tests/unit/desk/bad-input.test.ts'
/** Three hundred scripts and formulas through every text, likewise; and through the good calls of all. */
export const payloads = 'tests/unit/desk/payloads.test.ts'

/** Of the short form of durability: what is written through every procedure is looked for in every file. */
export const canary = 'leaves nothing of a person in the clear'

/**
 * Paths from the root, of every file that the gate runs whole. Asked by the configuration of the tests as well, which Node reads as it is.
 *
 * @param {string} root
 * @returns {readonly string[]}
 */
export const walkingTests = (root) =>
  readdirSync(path.join(root, 'tests/unit'), { recursive: true, encoding: 'utf8' })
    .map((file) => `tests/unit/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && file !== badInput && file !== payloads)
    .filter((file) => walksFeatures.test(readFileSync(path.join(root, file), 'utf8')))
