/** What a list is narrowed by, kept in its address: a link, a saved view and a return show the same rows. */
import { useCallback } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { z } from 'zod'
import { chooseBeside, useChoicesBeside } from './choices-beside'

/** A choice as the address has it; undefined and empty ones leave it. */
export type Choice = string | number | boolean | undefined

export interface Choices<Chosen> {
  /** What the address says, and what the list shows where it says nothing. */
  readonly chosen: Chosen
  /** True when more narrows the list than what always does. */
  readonly narrowed: boolean
  /** Changes some and leaves the others; no step back is made of it. */
  readonly set: (change: { readonly [Name in keyof Chosen]?: Chosen[Name] | undefined }) => void
  /** The same for a choice known by its name alone, which the list's own schema judges when it is read. */
  readonly put: (change: Readonly<Record<string, Choice>>) => void
  /** Only these are left. */
  readonly reset: (left: Readonly<Record<string, Choice>>) => void
  /** Only what always narrows the list is left, as it is. */
  readonly clear: () => void
}

type Shape = Readonly<Record<string, z.ZodType>>

/** The choice an address says, in the type the list has it in; what it does not say well is left out. */
function choiceOf(schema: z.ZodType, text: string | null): unknown {
  if (text === null || text.trim() === '') return undefined
  const read = [text, Number(text), text === '1']
    .map((value) => schema.safeParse(value))
    .find((one) => one.success)
  return read?.data
}

/**
 * Without a step back, and seen before the next key is heard: left to be drawn when there is time, a row could be opened in between, at an
 * address that does not know of the choice yet.
 */
const atOnce = { replace: true, flushSync: true } as const

/** What is chosen, as the search of an address. */
export const searchOf = (chosen: Readonly<Record<string, Choice>>): string =>
  new URLSearchParams(
    Object.entries(chosen).flatMap(([name, value]) =>
      value === undefined || value === '' || value === false
        ? []
        : [[name, value === true ? '1' : String(value)]],
    ),
  ).toString()

/** An address with these choices another. */
function changed(address: URLSearchParams, change: Readonly<Record<string, Choice>>): URLSearchParams {
  const next = new URLSearchParams(address)
  for (const name of Object.keys(change)) next.delete(name)
  for (const [name, value] of new URLSearchParams(searchOf(change))) next.set(name, value)
  return next
}

const only = (change: Readonly<Record<string, Choice>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(change).filter(([name]) => names.includes(name)))

const nowhere: readonly string[] = []

/**
 * `usual` is what the list shows where the address says nothing else: what always narrows it, one way or another. `unseen`: choices that
 * must not stand in the address.
 */
export function useChoices<Of extends Shape>(
  schema: z.ZodObject<Of, z.core.$strict>,
  usual: (address: URLSearchParams) => Readonly<Record<string, Choice>> = () => ({}),
  unseen: readonly string[] = nowhere,
): Choices<z.infer<z.ZodObject<Of, z.core.$strict>>> {
  const [seen, setAddress] = useSearchParams()
  const { pathname } = useLocation()
  const beside = useChoicesBeside(pathname)
  const address = new URLSearchParams([...seen, ...new URLSearchParams(beside)])
  const always = usual(address)
  const said = Object.fromEntries(
    Object.entries<z.ZodType>(schema.shape).flatMap(([name, own]) => {
      const choice = choiceOf(own, address.get(name))
      return choice === undefined ? [] : [[name, choice] as const]
    }),
  )
  const chosen = schema.parse({ ...always, ...said })
  const put = useCallback(
    (change: Readonly<Record<string, Choice>>) => {
      const hidden = Object.keys(change).filter((name) => unseen.includes(name))
      if (hidden.length > 0)
        chooseBeside(pathname, changed(new URLSearchParams(beside), only(change, hidden)).toString())
      const open = Object.keys(change).filter((name) => !unseen.includes(name))
      if (open.length > 0) setAddress((before) => changed(before, only(change, open)), atOnce)
    },
    [setAddress, pathname, beside, unseen],
  )
  const reset = useCallback(
    (left: Readonly<Record<string, Choice>>) => {
      chooseBeside(pathname, '')
      setAddress(searchOf(left), atOnce)
    },
    [setAddress, pathname],
  )
  const kept = Object.entries(chosen).filter(([name]) => name in always)
  return {
    chosen,
    narrowed: Object.keys(said).some((name) => !(name in always)),
    set: (change) => put(z.record(z.string(), choice).parse(change)),
    put,
    reset,
    clear: () => reset(z.record(z.string(), choice).parse(Object.fromEntries(kept))),
  }
}

const choice = z.union([z.string(), z.number(), z.boolean(), z.undefined()])
