/** The papers of a request by their kind: how each looks, and what stands on it. */
import type { ReactElement } from 'react'
import { deskClient } from '../../ui/client'
import { papersInFull, type SheetContent } from '../contract'
import type { Sheet } from '../../requests/contract/words'
import { AcceptanceSheet } from './AcceptanceSheet'
import { ApplicationSheet } from './ApplicationSheet'
import { ClosingSheet } from './ClosingSheet'
import { CorrectionSheet } from './CorrectionSheet'
import { CustodySheet } from './CustodySheet'
import { ErrandSheet } from './ErrandSheet'
import { MandateSheet } from './MandateSheet'
import { ResumptionSheet, SuspensionSheet } from './StopSheets'

export const sheetOf: Readonly<Record<Sheet, (props: { content: SheetContent }) => ReactElement>> = {
  application: ApplicationSheet,
  acceptance: AcceptanceSheet,
  correction: CorrectionSheet,
  mandate: MandateSheet,
  custody: CustodySheet,
  suspension: SuspensionSheet,
  resumption: ResumptionSheet,
  closing: ClosingSheet,
  errand: ErrandSheet,
}

/** A paper with full numbers is on record each time it is opened, so it is asked for once and kept out of the cache. */
export const contentOf = (id: number, sheet: Sheet): Promise<SheetContent> => {
  const inFull = papersInFull.find((known) => known === sheet)
  return inFull === undefined
    ? deskClient.serviceRequests.paper({ id, sheet })
    : deskClient.serviceRequests.paperInFull({ id, sheet: inFull })
}
