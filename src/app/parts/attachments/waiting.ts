/** Pages that were chosen, dropped, pasted or taken and are not yet sent: prepared one after the other, turned, left out, sent. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { NotPrepared, prepare, turned, type Prepared, type PrepareFault, type Turns } from './prepare'

export interface WaitingPage {
  /** Under which it is sent, however often: once it was answered, sending again gives the same answer. */
  readonly sendId: string
  readonly source: Blob
  readonly turns: Turns
  readonly prepared: Prepared
  /** Where it is shown from, for as long as it waits: a picture as it will be kept, of a PDF its cover. */
  readonly address: string
}

export interface Waiting {
  readonly pages: readonly WaitingPage[]
  readonly preparing: number
  readonly faults: readonly PrepareFault[]
  readonly add: (files: readonly Blob[]) => void
  readonly turn: (page: WaitingPage) => void
  readonly drop: (page: WaitingPage) => void
}

const faultOf = (error: unknown): PrepareFault => (error instanceof NotPrepared ? error.fault : 'not-a-kind')

async function made(source: Blob, turns: Turns): Promise<WaitingPage> {
  const prepared = await prepare(source, turns)
  const address = URL.createObjectURL(prepared.file === source ? prepared.thumbnail : prepared.file)
  return { sendId: crypto.randomUUID(), source, turns, prepared, address }
}

export function useWaiting(): Waiting {
  const [pages, setPages] = useState<readonly WaitingPage[]>([])
  const [preparing, setPreparing] = useState(0)
  const [faults, setFaults] = useState<readonly PrepareFault[]>([])
  const known = useRef<readonly WaitingPage[]>([])
  useEffect(() => {
    known.current = pages
  }, [pages])
  // Pictures are kept by their addresses until those are given back.
  useEffect(
    () => () => {
      for (const { address } of known.current) URL.revokeObjectURL(address)
    },
    [],
  )

  const add = useCallback((files: readonly Blob[]) => {
    setFaults([])
    setPreparing((count) => count + files.length)
    void (async () => {
      // One after the other, so that the pages keep their order and one picture is in memory at a time.
      for (const file of files) {
        try {
          const page = await made(file, 0)
          setPages((there) => [...there, page])
        } catch (error) {
          setFaults((there) => [...there, faultOf(error)])
        }
        setPreparing((count) => count - 1)
      }
    })()
  }, [])

  const drop = useCallback((page: WaitingPage) => {
    URL.revokeObjectURL(page.address)
    setPages((there) => there.filter(({ sendId }) => sendId !== page.sendId))
  }, [])

  const turn = useCallback((page: WaitingPage) => {
    void made(page.source, turned(page.turns)).then((next) => {
      URL.revokeObjectURL(page.address)
      setPages((there) => there.map((each) => (each.sendId === page.sendId ? next : each)))
    })
  }, [])

  return { pages, preparing, faults, add, turn, drop }
}
