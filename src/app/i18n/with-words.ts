/** What a feature shows, fetched together with what it says. */
import type { FeatureRoute, PageFeature } from '../feature'
import { loadFeatureWords, loadWordsOf } from './index'

type Fetch<Fetched> = () => Promise<Fetched>

/** A screen speaks of other features as well. */
const withAll =
  <Fetched>(fetch: Fetch<Fetched>): Fetch<Fetched> =>
  async () => {
    const [fetched] = await Promise.all([fetch(), loadFeatureWords()])
    return fetched
  }

const spokenRoute = (route: FeatureRoute): FeatureRoute => ({
  ...route,
  screen: withAll(route.screen),
  ...(route.children === undefined ? {} : { children: route.children.map(spokenRoute) }),
})

/** The same feature; of what stands on the first screen some waits for its own words alone. */
export function withWords(feature: PageFeature): PageFeature {
  const { name, routes, homeWidgets = [], companions = [], residentSearch = [], settings = [] } = feature
  const withOwn =
    <Fetched>(fetch: Fetch<Fetched>): Fetch<Fetched> =>
    async () => {
      const [fetched] = await Promise.all([fetch(), loadWordsOf(name)])
      return fetched
    }
  return {
    ...feature,
    routes: routes.map(spokenRoute),
    homeWidgets: homeWidgets.map((widget) => ({
      ...widget,
      screen: widget.ownWords ? withOwn(widget.screen) : withAll(widget.screen),
    })),
    companions: companions.map((companion) => ({ ...companion, part: withAll(companion.part) })),
    residentSearch: residentSearch.map((offer) => ({ ...offer, part: withOwn(offer.part) })),
    palette: (feature.palette ?? []).map((source) => ({
      ...source,
      find: async (...asked: Parameters<typeof source.find>) => {
        await loadWordsOf(name)
        return source.find(...asked)
      },
    })),
    settings: settings.map((page) => ({
      ...page,
      screen: withAll(page.screen),
      ...(page.children === undefined ? {} : { children: page.children.map(spokenRoute) }),
    })),
  }
}
