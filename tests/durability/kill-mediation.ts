/**
 * The same kills of a desk at which several accept cases at once (TheHive#1970, crisiscleanup-2#406): what was answered is in the sealed
 * file once, and the numbers are 1, 2, 3 … without a gap and none twice, whenever it is killed.
 */
import type { SQLiteFile } from '#vault/store/open'
import { lookIntoFile } from './desk-folder'
import type { DeskToKill } from './kill'
import {
  accepting,
  acceptingTraces,
  mediationDatabase,
  openMediationFolder,
  signInAsMediator,
} from './mediation-folder'
import { faultsOf, tally } from './soundness'

/** Each finds what must not be there, by the name of what is wrong. */
const mustBeEmpty: Readonly<Record<string, string>> = {
  'numbers with a gap': `SELECT number_year FROM mediation_cases WHERE number_year IS NOT NULL
    GROUP BY number_year HAVING max(number_sequence) <> count(*) OR min(number_sequence) <> 1`,
  'a number twice': `SELECT number FROM mediation_cases WHERE number IS NOT NULL GROUP BY number HAVING count(*) > 1`,
  'a counter that is not the last number': `SELECT k.year FROM number_counters k WHERE k.series = 'case' AND k.last <>
    (SELECT coalesce(max(c.number_sequence), 0) FROM mediation_cases c WHERE c.number_year = k.year)`,
  'a number without its acceptance': `SELECT c.id FROM mediation_cases c WHERE (c.number IS NULL) = EXISTS (
    SELECT 1 FROM mediation_case_events e WHERE e.case_id = c.id AND e.kind = 'accept')`,
}

const numberFaults = (sqlite: SQLiteFile): readonly string[] =>
  Object.entries(mustBeEmpty).flatMap(([fault, query]) => {
    const found = sqlite.prepare(query).all().length
    return found === 0 ? [] : [`${fault}: ${String(found)}`]
  })

export async function deskOfCases(): Promise<DeskToKill> {
  const { folder, desk } = await openMediationFolder()
  desk.close()
  return {
    async open(host) {
      await host.open(folder.dataDir)
      await signInAsMediator(host.client)
    },
    work: accepting,
    inspect: ({ acknowledged, underWay }) =>
      lookIntoFile(folder.dataDir, mediationDatabase, folder.key, (sqlite) => ({
        ...tally(sqlite, acknowledged, [...underWay.values()], { traces: acceptingTraces, places: {} }),
        faults: [...faultsOf(sqlite, folder.auditKey), ...numberFaults(sqlite)],
      })),
  }
}
