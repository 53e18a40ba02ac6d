/** The papers of all features, each with the office's form for it where there is one. */
import { useQuery } from '@tanstack/react-query'
import type { PaperField } from '#app/feature'
import { wholeRows } from '#app/desk-client/index'
import { toldBy } from '#app/i18n/index'
import { tagOf } from '#app/parts/print/index'
import { useOffered } from '#app/registry'
import type { FormField, Template } from '#work/templates/contract'
import { desk } from './client'

export interface Paper {
  /** `service-requests.acceptance`. */
  readonly paper: string
  readonly title: string
  readonly fields: readonly FormField[]
  readonly template: Template | undefined
  /** Names in the form's braces that are none of the paper's. */
  readonly unknown: readonly string[]
}

function fieldOf(feature: string, field: PaperField, words: string | undefined): FormField {
  const tag = (name: string) => tagOf(feature, name, words)
  return typeof field === 'string'
    ? { tag: tag(field), inside: [] }
    : { tag: tag(field.list), inside: field.inside.map(tag) }
}

/** A name inside a list may be one of its lines or one of the paper. */
function unknownOf(fields: readonly FormField[], tags: readonly string[]): readonly string[] {
  const plain = new Set(fields.map(({ tag }) => tag))
  const inside = new Map(fields.map(({ tag, inside: names }) => [tag, new Set(names)]))
  return tags.filter((path) => {
    const [first = '', second] = path.split('/')
    if (second === undefined) return !plain.has(first)
    return !plain.has(second) && inside.get(first)?.has(second) !== true
  })
}

const asTag = (tag: string): FormField => ({ tag, inside: [] })

const useOfferedPapers = () => useOffered((feature) => feature.papers)

/** Of every paper that looks otherwise for each of many; they come from other features' own lists. */
const usePaperVariants = (offered: ReturnType<typeof useOfferedPapers>) =>
  useQuery({
    queryKey: ['paper-variants'],
    queryFn: () =>
      Promise.all(
        offered.map(async ({ feature, offer }) => ({
          paper: `${feature}.${offer.paper}`,
          variants: (await offer.variants?.()) ?? [],
        })),
      ),
  })

export function usePapers() {
  const offered = useOfferedPapers()
  const query = useQuery(desk.templates.list.queryOptions({ input: {} }))
  const { data: varied = [] } = usePaperVariants(offered)
  const papersWith = (templates: readonly Template[]): readonly Paper[] => {
    const withForm = (paper: string, title: string, fields: readonly FormField[]): Paper => {
      const template = templates.find((one) => one.paper === paper)
      return { paper, title, fields, template, unknown: unknownOf(fields, template?.tags ?? []) }
    }
    return offered.flatMap(({ feature, offer }) => {
      const paper = `${feature}.${offer.paper}`
      const fields = offer.fields.map((field) => fieldOf(feature, field, offer.words))
      const variants = varied.find((one) => one.paper === paper)?.variants ?? []
      return [
        withForm(paper, toldBy(feature, offer.label), fields),
        ...variants.map(({ variant, title, named }) =>
          withForm(`${paper}.${variant}`, title, [...fields, ...named.map(asTag)]),
        ),
      ]
    })
  }
  return wholeRows(query, ({ templates }) => papersWith(templates))
}
