/** The whole file as one packet: cover, contents with the pages as they come out, every paper and picture in its place, the back. */
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useAskedOnce, useWrite } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { toldInChinese } from '#app/i18n/index'
import { PrintPreview, usePaperWords, useRenderedPages, useRunningWords } from '#app/parts/print/index'
import type { PaperSource } from '../../papers/contract/source'
import { valuesFor } from '../../papers/rules/filling'
import { writing } from '../../papers/ui/said'
import { PaperSheet } from '../../papers/ui/PaperSheet'
import { numberPages, pagesInAll } from '../../rules/dossier/pages'
import { desk, deskClient } from '../../ui/client'
import type { LeafShown } from '../contract'
import { pageStyles } from '../rules/numbers-on-pages'
import './dossier.css'

interface LeafInPacket {
  readonly leaf: LeafShown
  /** Null of a leaf that was brought. */
  readonly source: PaperSource | null
  /** Null of what is no picture, which is bound as it is. */
  readonly picture: Blob | null
}

/** Each paper and each picture that is a leaf, asked for once: each is on record. */
async function packetOf(id: number): Promise<readonly LeafInPacket[]> {
  const { leaves } = await deskClient.mediation.dossier.get({ id })
  const found: LeafInPacket[] = []
  for (const leaf of leaves) {
    const { paper } = leaf
    const source = paper === null ? null : (await deskClient.mediation.papers.get({ id, ...paper })).source
    found.push({ leaf, source, picture: leaf.picture === null ? null : await pictureAt(leaf.picture) })
  }
  return found
}

const pictureAt = async (evidence: number): Promise<Blob> =>
  (await deskClient.mediation.evidence.open({ evidence })).content

export default function PacketPage() {
  const { caseId } = useParams()
  return <Asked key={caseId} id={Number(caseId)} />
}

function Asked({ id }: { readonly id: number }) {
  const { answer, error, again } = useAskedOnce(() => packetOf(id))
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (answer === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  return <Bound id={id} leaves={answer} />
}

interface BoundProps {
  readonly id: number
  readonly leaves: readonly LeafInPacket[]
}

function Bound({ id, leaves }: BoundProps) {
  const { t } = useTranslation('mediation')
  const paper = usePaperWords('mediation')
  const place = useRef<HTMLDivElement>(null)
  const counted = useWrite(desk.mediation.dossier.counted)
  const printed = useWrite(desk.mediation.papers.printed)
  const rendered = useRenderedPages(place, leaves)
  const file = useMemo(() => numberedFile(leaves, rendered), [leaves, rendered])
  const number = leaves.find(({ source }) => source !== null)?.source?.case.number ?? ''
  useRunningWords({ head: '', foot: [paper('dossier.footBefore'), paper('dossier.footAfter'), ''] })
  const before = async (onto: 'paper' | 'file') => {
    await counted.write({ id, counts: file.map(({ leaf, pages }) => ({ leaf: leaf.key, pages })) })
    for (const { leaf } of file) if (leaf.paper !== null) await printed.write({ id, ...leaf.paper, onto })
  }
  return (
    <PrintPreview
      title={t('dossier.packet')}
      number={number}
      fileName={`${number} ${paper('dossier.packet')}`.trim()}
      back={`/mediation/${id}`}
      before={before}
    >
      <style>{pageStyles(sheetsOf(file))}</style>
      <div ref={place} className="packet">
        {file.map((one) => (
          <Bind key={one.leaf.key} one={one} file={file} />
        ))}
      </div>
    </PrintPreview>
  )
}

interface NumberedInPacket extends LeafInPacket {
  readonly at: number
  readonly pages: number
  readonly from: number | null
  readonly to: number | null
}

/** Papers, and pictures that were brought; a PDF or a paper from elsewhere is laid in by hand. */
const isPrinted = ({ source, picture }: LeafInPacket): boolean => source !== null || picture !== null

/** Pages as they were rendered; of a leaf that is laid in by hand as they were counted. */
function numberedFile(
  leaves: readonly LeafInPacket[],
  rendered: readonly number[],
): readonly NumberedInPacket[] {
  let sheet = 0
  const counted = leaves.map((one, at) => {
    const { leaf } = one
    const pages = isPrinted(one) ? (rendered[sheet++] ?? 0) : (leaf.pages ?? 0)
    return { id: at, kind: leaf.kind, party: null, day: leaf.day, pages }
  })
  return numberPages(counted, 'without-covers').flatMap(({ id, pages, from, to }) => {
    const one = leaves[id]
    return one === undefined ? [] : [{ ...one, at: id, pages, from, to }]
  })
}

/** Only what is printed moves the pages of what is printed after it. */
function sheetsOf(file: readonly NumberedInPacket[]) {
  let before = 0
  return file.flatMap((one) => {
    const { at, from, pages } = one
    if (!isPrinted(one)) return []
    const sheet = { name: `leaf-${at}`, before, from, pages }
    before += pages
    return [sheet]
  })
}

interface BindProps {
  readonly one: NumberedInPacket
  readonly file: readonly NumberedInPacket[]
}

const covers: ReadonlySet<string> = new Set(['cover', 'contents', 'back'])

function Bind({ one: { leaf, source, picture, at }, file }: BindProps) {
  if (picture !== null) return <Picture leaf={leaf} at={at} picture={picture} />
  if (source === null || leaf.paper === null) return null
  const { paper } = leaf.paper
  const inFile = file.filter((other) => !covers.has(other.leaf.kind))
  const ready = file.some(({ from }) => from !== null)
  const numbered: PaperSource =
    source.dossier === null || !ready
      ? source
      : {
          ...source,
          dossier: {
            ...source.dossier,
            pages: pagesInAll(
              file.map((other) => ({
                ...other,
                id: other.at,
                kind: other.leaf.kind,
                party: null,
                day: null,
              })),
            ),
            leaves: source.dossier.leaves.map((line, place) => ({
              ...line,
              from: inFile[place]?.from ?? null,
              to: inFile[place]?.to ?? null,
            })),
          },
        }
  return (
    <div className="packet-sheet" data-sheet={`leaf-${at}`}>
      <PaperSheet paper={paper} values={valuesFor(paper, numbered, writing())} />
    </div>
  )
}

interface PictureProps {
  readonly leaf: LeafShown
  readonly at: number
  readonly picture: Blob
}

/** A page of its own, as large as it goes; in the file it has its place, its number and its name. */
function Picture({ leaf, at, picture }: PictureProps) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const address = URL.createObjectURL(picture)
    image.current?.setAttribute('src', address)
    return () => URL.revokeObjectURL(address)
  }, [picture])
  return (
    <div className="packet-sheet" data-sheet={`leaf-${at}`}>
      <article className="paper paper-a4 packet-picture">
        <p>
          {toldInChinese('mediation', `dossier.kinds.${leaf.kind}`)} {leaf.of}
        </p>
        <img ref={image} alt="" />
      </article>
    </div>
  )
}
