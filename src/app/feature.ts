/**
 * What a feature shows in the page: everything the frame, the palette and the home screen need to know of it.
 *
 * Each feature exports one `feature: PageFeature` from `ui/feature.ts`, and `src/centre/page/features.ts` lists them.
 * Screens are loaded when first opened, so `feature.ts` itself imports no screen.
 * Texts are keys of the feature's own language files (i18next namespace = `name`).
 */
import type { ComponentType, ReactNode } from 'react'
import type { Permission, Role } from '#ground/roles/permissions'
import type { DraftRoad } from './drafts/drafts'
import type { Due, DueParts } from './due-parts'
import type { IconName } from './parts/icons'

export interface PageFeature {
  /** The folder's name, which is also the namespace of its texts. */
  readonly name: string
  readonly nav?: readonly NavEntry[]
  readonly routes: readonly FeatureRoute[]
  readonly commands?: readonly Command[]
  readonly palette?: readonly PaletteSource[]
  readonly paperCodes?: readonly PaperCodes[]
  readonly dueChips?: readonly DueChip[]
  readonly homeWidgets?: readonly HomeWidget[]
  /** Where those begin whose work is all in one place; the others begin at home. */
  readonly landings?: readonly Landing[]
  readonly companions?: readonly Companion[]
  readonly timeline?: readonly TimelineSource[]
  /** What can be begun for a resident: at the counter, from their own page and from the palette (`resident-actions.ts`). */
  readonly residentActions?: readonly ResidentAction[]
  /** The search for residents as a part of other features' screens; only residents offer one. */
  readonly residentSearch?: readonly ResidentSearchOffer[]
  /** Pages of the settings screen. */
  readonly settings?: readonly SettingsPage[]
  /** Where the drafts of its forms are kept, if not in the desk's own file. */
  readonly drafts?: DraftRoad & { readonly permission: Permission }
  /** Papers that an office may have its own form for. */
  readonly papers?: readonly PaperOffer[]
}

/** A place on the rail; `order` decides its number key: 10 前台, 20 居民, 30 帮代办, 40 调解, 50 食堂, 60 场地, 70 统计. */
export interface NavEntry {
  readonly path: string
  readonly label: string
  readonly icon: IconName
  readonly order: number
  readonly permission: Permission
}

export interface Screen {
  readonly default: ComponentType
}

/**
 * An address and the screen behind it. `path` is absolute (`/residents/:residentId`); `children` have paths
 * relative to it and are shown in the parent's `<Outlet/>` (a drawer, most often).
 */
export interface FeatureRoute {
  readonly path: string
  readonly permission: Permission
  readonly screen: () => Promise<Screen>
  readonly children?: readonly FeatureRoute[]
}

/** Something the palette can do from anywhere. `keys` is shown and works everywhere, e.g. `Ctrl+Shift+N`. */
export interface Command {
  readonly id: string
  readonly label: string
  /** More words by which the command is found: pinyin initials, synonyms. Key of a text. */
  readonly words?: string
  readonly permission: Permission
  readonly path: string
  readonly keys?: string
}

/** Finds things for the palette while someone types; residents first (order 10). */
export interface PaletteSource {
  readonly id: string
  readonly label: string
  readonly order: number
  readonly permission: Permission
  readonly find: (query: string, signal: AbortSignal) => Promise<readonly PaletteEntry[]>
}
export interface PaletteEntry {
  readonly key: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly aside?: ReactNode
  /** Where Enter leads. */
  readonly path: string
  /** For an entry that is a resident: every feature's actions for residents work on it by their keys. */
  readonly residentId?: number
}

/** The codes on its papers: read on any screen, they lead to what they are of. */
export interface PaperCodes {
  readonly permission: Permission
  /** The address of what a code is of; null for what is no code of these papers. */
  readonly pathOf: (text: string) => string | null
}

/** A count in the top bar that leads to its list; nothing is shown while both are 0. */
export interface DueChip {
  readonly id: string
  /** Texts of what there can be: 今日到期 3; 逾期 1; 今日到期 3 · 逾期 1. */
  readonly label: Readonly<Partial<Record<DueParts, string>>>
  readonly order: number
  readonly permission: Permission
  readonly path: string
  /** Where it leads while something is overdue, when what is overdue doesn't stand at `path`. */
  readonly overduePath?: string
  readonly count: (signal: AbortSignal) => Promise<Due>
}

/** A panel of the home screen for the roles named, in the wide column (`main`) or the narrow one (`side`). */
export interface HomeWidget {
  readonly id: string
  readonly place: 'main' | 'side'
  readonly order: number
  readonly roles: readonly Role[]
  /** Whoever holds one of these as well has a better panel for it: the counter's search, the counter's duties. */
  readonly notFor?: readonly Role[]
  readonly permission: Permission
  /** True where it speaks in its feature's words and what others offer: then it does not wait for all that the others say. */
  readonly ownWords?: true
  readonly screen: () => Promise<Screen>
}

/** Whoever holds no other role than these is there when they have signed in. */
export interface Landing {
  readonly roles: readonly Role[]
  readonly permission: Permission
  readonly path: string
}

/** Goes on beside every screen while somebody is signed in, and shows nothing itself: calls are told whatever page is open. */
export interface Companion {
  readonly id: string
  readonly permission: Permission
  readonly part: () => Promise<{ readonly default: ComponentType }>
}

/** What a feature knows of a resident, for the timeline on their page. */
export interface TimelineSource {
  readonly id: string
  readonly permission: Permission
  readonly find: (residentId: number, signal: AbortSignal) => Promise<readonly TimelineEntry[]>
}
export interface TimelineEntry {
  readonly key: string
  /** UTC milliseconds. */
  readonly at: number
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly status?: ReactNode
  readonly path?: string
}

/** Something begun for one resident. The one with the lowest `order` is the page's primary action. */
export interface ResidentAction {
  readonly id: string
  readonly label: string
  /** Where it stands beside somebody whose sex is known: 为她办理. */
  readonly labelFor?: Readonly<Record<'male' | 'female', string>>
  /** True where the visit that somebody is here for becomes it, instead of its being begun beside the visit. */
  readonly takesVisit?: true
  /** True for what is asked for once a month: it has its key everywhere, but no button beside the daily ones. */
  readonly seldom?: true
  readonly order: number
  readonly permission: Permission
  /** The same key on the counter, on the resident's page and in the palette. */
  readonly keys: string
  readonly pathFor: (residentId: number) => string
}

/** A page of the settings screen, shown to whoever holds the permission. */
export interface SettingsPage {
  readonly id: string
  readonly label: string
  readonly order: number
  readonly permission: Permission
  readonly screen: () => Promise<Screen>
  /** Drawers over the page, with paths relative to `/settings/<id>`. */
  readonly children?: readonly FeatureRoute[]
}

/** One of many of which each has a paper of its own: 老年餐补贴申请表. */
export interface PaperVariant {
  /** The third part of the paper's name. */
  readonly variant: string
  readonly title: string
  /** What an office named itself: it stands in braces by that name, beside the paper's fields. */
  readonly named: readonly string[]
}

/** A paper that an office may fill in a form of its own: what may stand in braces in it. */
export interface PaperOffer {
  /** The name under which the desk's part of the feature declares it. */
  readonly paper: string
  readonly label: string
  readonly permission: Permission
  /** Keys of texts under `words`: what stands in braces is the Chinese one, whatever language is on screen. */
  readonly fields: readonly PaperField[]
  /** Where they stand in the feature's language files, if not under `word`. */
  readonly words?: string
  /** Where the paper looks otherwise for each of many. */
  readonly variants?: () => Promise<readonly PaperVariant[]>
}

/** A name, or a list with the names in each of its lines. */
export type PaperField = string | { readonly list: string; readonly inside: readonly string[] }

/** Who stands under the cursor of the search; numbers are masked. */
export interface ChosenResident {
  readonly id: number
  readonly name: string
  readonly sex: 'male' | 'female' | null
  /** Full years. */
  readonly age: number | null
  /** 水印桃源 3栋 2单元 501. */
  readonly address: string
  /** Null where they live here; else how they are said to be: 去世, 迁出. */
  readonly gone: { readonly died: boolean; readonly label: string } | null
  /** Label of the grid; empty when there is none. */
  readonly grid: string
  /** UTC milliseconds. */
  readonly lastServedAt: number | null
}

export interface ResidentSearchState {
  readonly text: string
  readonly answered: boolean
}

export interface ResidentSearchProps {
  /** Told of whoever is under the cursor; `undefined` when nobody is found or nothing is typed. */
  readonly onChosen?: (resident: ChosenResident | undefined) => void
  /**
   * What is being searched for, empty when nothing is: then nobody else than who is chosen is meant. Until it is
   * answered, whoever is chosen still answers what was typed before.
   */
  readonly onSearching?: (search: ResidentSearchState) => void
  /** Enter, a click on the name, or the scan of a whole number; left out where the list is all there is to see. */
  readonly onOpen?: (resident: ChosenResident) => void
  /** What other keys do with whoever is chosen, beside the count: `F1 办理`. */
  readonly keyHints?: ReactNode
}

/** Someone who can be chosen in a form; numbers are masked. */
export interface ResidentChoice {
  readonly id: number
  readonly name: string
  /** What tells two of one name apart: age, address, number. */
  readonly detail: string
}

export interface ResidentSearchOffer {
  readonly permission: Permission
  /** Who answers to what was typed, the likeliest first. */
  readonly find: (query: string, limit: number, signal: AbortSignal) => Promise<readonly ResidentChoice[]>
  readonly part: () => Promise<{ readonly default: ComponentType<ResidentSearchProps> }>
}
