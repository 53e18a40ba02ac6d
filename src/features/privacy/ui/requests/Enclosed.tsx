/** The photos and scans that belong to a person's own copy: one a sheet behind it; PDFs are saved, and printed by what shows them. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage, shell } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { SheetFrame } from '#app/parts/print/index'
import type { OwnCopy } from '../../contract'
import { deskClient } from '../client'

export interface Enclosed {
  readonly title: string
  readonly address: string
}

/** Fetched once, when the copy is here; each is on record as handed out. Undefined until all are here. */
export function useEnclosed(
  id: number,
  copy: OwnCopy | undefined,
  onError: (error: unknown) => void,
): readonly Enclosed[] | undefined {
  const [enclosed, setEnclosed] = useState<readonly Enclosed[]>()
  const asked = useRef(false)
  const addresses = useRef<string[]>([])
  useEffect(() => {
    if (copy === undefined || asked.current) return
    asked.current = true
    const fetchAll = async () => {
      const fetched: Enclosed[] = []
      for (const { id: file, kind, title } of copy.files) {
        if (kind === 'pdf') continue
        const { content } = await deskClient.privacy.requests.copyFile({ id, file })
        const address = URL.createObjectURL(content)
        addresses.current.push(address)
        fetched.push({ title, address })
      }
      return fetched
    }
    fetchAll().then(setEnclosed, onError)
  }, [id, copy, onError])
  useEffect(
    () => () => {
      for (const address of addresses.current) URL.revokeObjectURL(address)
    },
    [],
  )
  return enclosed
}

export function EnclosedSheets({
  copy,
  enclosed,
}: {
  readonly copy: OwnCopy
  readonly enclosed: readonly Enclosed[]
}) {
  const { t } = useTranslation('privacy')
  return enclosed.map(({ title, address }, at) => (
    <SheetFrame
      key={address}
      title={title}
      line={[
        t('copy.number', { number: copy.number }),
        t('copy.fileOf', { number: at + 1, count: enclosed.length }),
      ]}
    >
      <img className="privacy-enclosed" src={address} alt={title} />
    </SheetFrame>
  ))
}

/** Nothing where there is none. */
export function SavePdfs({ id, copy }: { readonly id: number; readonly copy: OwnCopy }) {
  const { t } = useTranslation('privacy')
  const pdfs = copy.files.filter(({ kind }) => kind === 'pdf')
  if (pdfs.length === 0) return null
  const save = async () => {
    for (const [at, { id: file }] of pdfs.entries()) {
      const { content } = await deskClient.privacy.requests.copyFile({ id, file })
      await shell.saveFile({ name: `${copy.number} ${String(at + 1)}.pdf`, content })
    }
  }
  return (
    <Button
      onClick={() => {
        save().catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
      }}
    >
      {t('copy.savePdfs', { count: pdfs.length })}
    </Button>
  )
}
