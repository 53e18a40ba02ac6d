/** People and papers of cases as the tests name them. */
import type {
  Party,
  Representative,
  Screening,
  Signature,
  Suspicion,
  Report,
} from '#features/mediation/rules/index'

export const minutes = (at: string): number => Date.parse(`${at}+08:00`)

export const clean: Screening = {
  id: 1,
  corrects: null,
  reason: '',
  suspicions: [],
  offence: 'unlikely',
  bars: [],
  vulnerable: [],
  danger: [],
}

export const suspicion = (more: Partial<Suspicion> = {}): Suspicion => ({
  id: 1,
  victim: { birth: '2016-11-02', capacity: null },
  from: 'family',
  forms: ['beating'],
  discoveredAt: minutes('2026-03-14T10:20'),
  ...more,
})

export const screened = (more: Partial<Screening> = {}): Screening => ({
  ...clean,
  suspicions: [suspicion()],
  ...more,
})

export const report = (more: Partial<Report> = {}): Report => ({
  suspicion: 1,
  source: 'committee',
  discoveredAt: minutes('2026-03-14T10:20'),
  toldAt: minutes('2026-03-14T10:45'),
  to: 'police',
  by: '金花',
  what: '孩子手臂有伤',
  receipt: '接报回执',
  ...more,
})

export const adult = '1984-09-09'
export const noon = { day: '2026-03-14', at: minutes('2026-03-14T12:00') }

export const hand = (on: string | null, by: Signature['by'] = null): Signature => ({
  on,
  manner: 'signature',
  by,
})

export const representative = (more: Partial<Representative> = {}): Representative => ({
  name: '丁',
  by: 'letter',
  letterOn: '2026-03-01',
  maySign: true,
  party: null,
  ...more,
})

export const party = (id: number, more: Partial<Party> = {}): Party => ({
  id,
  kind: 'person',
  birth: '1980-01-01',
  capacity: 'full',
  side: id,
  representatives: [],
  ...more,
})
