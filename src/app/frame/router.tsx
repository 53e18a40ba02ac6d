/** The addresses of the program: the frame around, each feature's screens inside, loaded when first opened. */
import type { ComponentType } from 'react'
import { createHashRouter, type DataRouter, type RouteObject } from 'react-router'
import type { Permission } from '#ground/roles/permissions'
import type { FeatureRoute, PageFeature, Screen } from '../feature'
import { BrokenScreen, NotFoundScreen, Refused } from '../screens/OtherScreens'
import { LoadingLines } from '../parts/surfaces'
import { useMay } from '../session/session'
import { screenIsCalled } from '../held-keys'
import { Frame } from './Frame'

/** Addresses stand behind `#`, so that they work under `app://` and on loopback, and a reload finds them again. */
export function buildRouter(features: readonly PageFeature[]): DataRouter {
  const router = createHashRouter([
    {
      path: '/',
      element: <Frame />,
      errorElement: <BrokenScreen />,
      hydrateFallbackElement: <LoadingLines />,
      children: [
        {
          errorElement: <BrokenScreen />,
          children: [
            { index: true, lazy: lazily(() => import('../screens/HomeScreen')) },
            { path: 'first-steps', lazy: lazily(() => import('../screens/set-up/FirstStepsScreen')) },
            settings(features),
            ...features.flatMap((feature) => feature.routes.map(route)),
            { path: '*', element: <NotFoundScreen /> },
          ],
        },
      ],
    },
  ])
  screenIsCalled(router.state.location.pathname)
  router.subscribe(({ location, navigation }) => screenIsCalled((navigation.location ?? location).pathname))
  return router
}

function settings(features: readonly PageFeature[]): RouteObject {
  return {
    path: 'settings',
    lazy: lazily(() => import('../screens/settings/SettingsScreen')),
    children: [
      { index: true, lazy: lazily(() => import('../screens/settings/MySettings')) },
      { path: 'password', lazy: lazily(() => import('../screens/settings/ChangePassword')) },
      { path: 'centre', lazy: lazily(() => import('../screens/settings/CentreSettings'), 'settings.manage') },
      { path: 'about', lazy: lazily(() => import('../screens/settings/About')) },
      ...features.flatMap((feature) =>
        (feature.settings ?? []).map((page) =>
          route({
            path: page.id,
            permission: page.permission,
            screen: page.screen,
            ...(page.children === undefined ? {} : { children: page.children }),
          }),
        ),
      ),
    ],
  }
}

function route({ path, permission, screen, children = [] }: FeatureRoute): RouteObject {
  return {
    path,
    lazy: lazily(screen, permission),
    errorElement: <BrokenScreen />,
    children: children.map(route),
  }
}

/** Loads the screen when its address is first opened; who may not see it is told so, not sent away. */
function lazily(screen: () => Promise<Screen>, permission?: Permission) {
  return async () => {
    const { default: Shown } = await screen()
    return { Component: permission === undefined ? Shown : guarded(Shown, permission) }
  }
}

function guarded(Shown: ComponentType, permission: Permission): ComponentType {
  return function Guarded() {
    return useMay(permission) ? <Shown /> : <Refused />
  }
}
