/** `npm run build`: the whole program into out/. With `--if-stale`, only when a source has changed since the last time. */
import { buildIfStale, buildProgram } from './build/program'

if (process.argv.includes('--if-stale')) await buildIfStale()
else await buildProgram()
