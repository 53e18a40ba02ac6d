/** The scans of one material on paper: one picture a sheet, each with the request's number, the material and which of how many. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { EmptyState, ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { desk, deskClient } from '../../ui/client'
import type { Scan } from '../contract'
import '../../requests/ui/requests.css'

interface Printable {
  readonly number: string
  readonly material: string
  readonly pages: readonly { readonly scan: Scan; readonly address: string }[]
}

export default function ScansPage() {
  const { t } = useTranslation('service-requests')
  const paper = usePaperWords('service-requests')
  const { requestId, materialId } = useParams()
  const id = Number(requestId)
  const { shown, error, retry } = usePrintable(id, Number(materialId))
  const printed = useWrite(desk.serviceRequests.scans.printed)
  const back = `/service-requests/${String(id)}`
  if (error !== undefined) return <ErrorState error={error} onRetry={retry} />
  if (shown === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  if (shown.pages.length === 0) return <EmptyState page>{t('scans.nothingToPrint')}</EmptyState>
  const { number, material, pages } = shown
  return (
    <PrintPreview
      title={`${t('scans.paper')} · ${material}`}
      number={number}
      fileName={`${number} ${paper('scans.paper')}`}
      back={back}
      before={(onto) => printed.write({ id, scanIds: pages.map(({ scan }) => scan.id), onto })}
    >
      {pages.map((page, at) => (
        <ScanSheet key={page.scan.id} of={shown} at={at} />
      ))}
    </PrintPreview>
  )
}

function ScanSheet({ of: { number, material, pages }, at }: { readonly of: Printable; readonly at: number }) {
  const { t } = useTranslation('service-requests')
  const page = pages[at]
  if (page === undefined) return null
  const { title } = page.scan
  return (
    <SheetFrame
      title={title === '' ? material : `${material}（${title}）`}
      line={[t('sheet.number', { number }), t('scans.sheetOf', { number: at + 1, count: pages.length })]}
    >
      <img
        className="scan-on-paper"
        src={page.address}
        alt={t('scans.openOne', { name: material, number: at + 1 })}
      />
    </SheetFrame>
  )
}

/** Fetched once: each picture that is opened is on record. */
function usePrintable(id: number, materialId: number) {
  const [shown, setShown] = useState<Printable>()
  const [error, setError] = useState<unknown>()
  const [tries, setTries] = useState(0)
  const asked = useRef('')
  const addresses = useRef<readonly string[]>([])
  useEffect(() => {
    const asking = `${String(id)} ${String(materialId)} ${String(tries)}`
    if (asked.current === asking) return
    asked.current = asking
    printableOf(id, materialId).then((printable) => {
      addresses.current = printable.pages.map(({ address }) => address)
      setShown(printable)
    }, setError)
  }, [id, materialId, tries])
  useEffect(
    () => () => {
      for (const address of addresses.current) URL.revokeObjectURL(address)
    },
    [],
  )
  return {
    shown,
    error,
    retry: () => {
      setError(undefined)
      setTries(tries + 1)
    },
  }
}

async function printableOf(id: number, materialId: number): Promise<Printable> {
  const { serviceRequests } = deskClient
  const [{ row, materials }, { scans }] = await Promise.all([
    serviceRequests.get({ id }),
    serviceRequests.scans.list({ id }),
  ])
  const pages: { readonly scan: Scan; readonly address: string }[] = []
  // A PDF is printed by the program that shows it.
  for (const scan of scans.filter((each) => each.materialId === materialId && each.kind !== 'pdf')) {
    const { content } = await serviceRequests.scans.open({ id, scanId: scan.id })
    pages.push({ scan, address: URL.createObjectURL(content) })
  }
  const material = materials.find((each) => each.id === materialId)?.name ?? ''
  return { number: row.number, material, pages }
}
