/** The palette: from anywhere, residents first, then what can be done; by keys alone. */
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { toldBy } from '../i18n'
import type { PaletteEntry } from '../feature'
import { useResidentActionKeys, useResidentActions } from '../resident-actions'
import { useHurriedKeys } from '../hurried'
import { isComposing, keysOf } from '../keys'
import { Icon } from '../parts/icons'
import { Kbd } from '../parts/small'
import { ErrorLine } from '../parts/surfaces'
import { useOffered } from '../registry'
import { TopLayer } from './TopLayer'
import { useCommands, type CommandEntry } from './offers'

interface Group {
  readonly id: string
  readonly label: string
  readonly entries: readonly PaletteEntry[]
}

export function Palette({ query: given, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState(given)
  /** What is searched for: what is typed, but not while an IME composes it. */
  const [query, setQuery] = useState(given.trim())
  const [at, setAt] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const { groups, pending, refused } = useGroups(query)
  const entries = useMemo(() => groups.flatMap((group) => group.entries), [groups])
  const currentAt = Math.max(0, Math.min(at, entries.length - 1))
  const current = entries[currentAt]
  const residentId = current?.residentId
  const actions = useResidentActions(residentId === undefined ? undefined : { id: residentId })
  const actionKeys = useResidentActionKeys().map(({ keys }) => keys)

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [currentAt])

  const change = (text: string, composing: boolean) => {
    setTyped(text)
    if (composing) return
    setQuery(text.trim())
    setAt(0)
  }
  const open = (path: string) => {
    onClose()
    void navigate(path)
  }
  // What is listed before the answer belongs to an earlier query.
  const press = useHurriedKeys(query, !pending, (keys) => {
    const path = keys === 'Enter' ? current?.path : actions.find((action) => action.keys === keys)?.path
    if (path !== undefined) open(path)
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const keys = keysOf(event.nativeEvent)
    // Before the answer the arrows count the places in the list that is coming, however short the one that is shown.
    if (keys === 'ArrowDown') setAt(pending ? at + 1 : Math.min(entries.length - 1, currentAt + 1))
    else if (keys === 'ArrowUp') setAt(Math.max(0, (pending ? at : currentAt) - 1))
    else if (keys === 'Escape') onClose()
    else if (keys === 'Enter' || actionKeys.includes(keys)) press(keys)
    else if (keys !== 'Tab') return
    event.preventDefault()
    event.stopPropagation()
  }

  /** Where each group begins in the one row of entries that the arrows walk through. */
  const begins = groups.map((_, place) =>
    groups.slice(0, place).reduce((sum, group) => sum + group.entries.length, 0),
  )
  return (
    <TopLayer className="palette" label={t('palette.label')} onKeyDown={onKeyDown} onClose={onClose}>
      <div className="palette-input">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-activedescendant={current === undefined ? undefined : `${id}${currentAt}`}
          aria-label={t('palette.label')}
          placeholder={t('palette.placeholder')}
          value={typed}
          maxLength={60}
          spellCheck={false}
          onChange={(event) => change(event.target.value, isInputComposing(event.nativeEvent))}
          onCompositionEnd={(event) => change(event.currentTarget.value, false)}
        />
        <Kbd keys="Escape" />
      </div>
      <div
        className="palette-list"
        role="listbox"
        id={`${id}list`}
        aria-label={t('palette.results')}
        ref={list}
        aria-busy={pending}
      >
        {groups.map((group, place) => (
          <div key={group.id} role="group" aria-label={group.label}>
            <p className="palette-group" aria-hidden="true">
              {group.label}
            </p>
            {group.entries.map((entry, inGroup) => {
              const mine = (begins[place] ?? 0) + inGroup
              return (
                <div
                  key={entry.key}
                  id={`${id}${mine}`}
                  role="option"
                  aria-selected={mine === currentAt}
                  className={mine === currentAt ? 'palette-entry at' : 'palette-entry'}
                  onMouseMove={() => setAt(mine)}
                  onClick={() => open(entry.path)}
                >
                  <span className="palette-title">{entry.title}</span>
                  <span className="palette-detail">{entry.detail}</span>
                  <span className="palette-aside">{entry.aside}</span>
                </div>
              )
            })}
          </div>
        ))}
      </div>
      {refused !== null && !pending && <ErrorLine error={refused} />}
      <p className="palette-foot" aria-live="polite">
        {entries.length === 0 && !pending && refused === null ? (
          <span>{t('palette.nothing', { query })}</span>
        ) : (
          <>
            <span>{t('palette.choose')}</span>
            <span>{t('palette.open')}</span>
            {actions.map((action) => (
              <span key={action.keys}>
                <Kbd keys={action.keys} /> {action.label}
              </span>
            ))}
          </>
        )}
      </p>
    </TopLayer>
  )
}

function isInputComposing(event: Event): boolean {
  return event instanceof InputEvent && event.isComposing
}

/** Results of all sources for the query, and the commands it names. */
function useGroups(query: string): {
  readonly groups: readonly Group[]
  readonly pending: boolean
  /** Why one of them did not answer: not to be taken for nobody being there. */
  readonly refused: Error | null
} {
  const { t } = useTranslation()
  const sources = useOffered((feature) => feature.palette).toSorted((a, b) => a.offer.order - b.offer.order)
  const commands = useCommands()
  const found = useQueries({
    queries: sources.map(({ offer }) => ({
      queryKey: ['palette', offer.id, query],
      queryFn: ({ signal }: { signal: AbortSignal }) => offer.find(query, signal),
      enabled: query !== '',
      placeholderData: keepPreviousData,
    })),
  })
  const groups: Group[] = []
  if (query !== '') {
    for (const [place, { feature, offer }] of sources.entries()) {
      const entries = found[place]?.data ?? []
      if (entries.length > 0) groups.push({ id: offer.id, label: toldBy(feature, offer.label), entries })
    }
  }
  const named = commands.filter((command) => names(command, query))
  if (named.length > 0) {
    groups.push({ id: 'commands', label: t('palette.commands'), entries: named.map(commandEntry) })
  }
  return {
    groups,
    pending: query !== '' && found.some((one) => one.isFetching),
    refused: query === '' ? null : (found.find(({ error }) => error !== null)?.error ?? null),
  }
}

/** True when every word of the query stands in the command's label or its other words. */
function names(command: CommandEntry, query: string): boolean {
  const text = `${command.label} ${command.words}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function commandEntry(command: CommandEntry): PaletteEntry {
  return {
    key: command.id,
    title: command.label,
    path: command.path,
    ...(command.keys === undefined ? {} : { aside: <Kbd keys={command.keys} /> }),
  }
}
