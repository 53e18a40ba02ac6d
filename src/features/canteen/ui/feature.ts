/** What the canteen shows in the page. */
import type { PageFeature } from '#app/feature'
import { deskClient } from './client'

export const feature: PageFeature = {
  name: 'canteen',
  // 食堂: the till.
  landings: [{ roles: ['canteen'], permission: 'canteen.till', path: '/canteen' }],
  routes: [
    { path: '/canteen', permission: 'canteen.till', screen: () => import('../till/ui/TillPage') },
    {
      path: '/canteen/meals',
      permission: 'canteen.till',
      screen: () => import('../till/ui/MealsPage'),
      children: [
        { path: ':mealId', permission: 'canteen.till', screen: () => import('../till/ui/MealDrawer') },
      ],
    },
    { path: '/canteen/close', permission: 'canteen.till', screen: () => import('../close/ui/ClosePage') },
    {
      path: '/canteen/close/days',
      permission: 'canteen.till',
      screen: () => import('../close/ui/ClosedDaysPage'),
    },
    {
      path: '/canteen/close/sheet',
      permission: 'canteen.till',
      screen: () => import('../close/ui/CloseSheetPage'),
    },
    {
      path: '/canteen/orders',
      permission: 'canteen.read',
      screen: () => import('../orders/ui/OrdersPage'),
      children: [
        { path: 'new', permission: 'canteen.orders', screen: () => import('../orders/ui/OrderDrawer') },
        { path: ':dinerId', permission: 'canteen.read', screen: () => import('../orders/ui/WeekDrawer') },
      ],
    },
    {
      path: '/canteen/orders/kitchen',
      permission: 'canteen.read',
      screen: () => import('../orders/ui/KitchenPrint'),
    },
    {
      path: '/canteen/delivery',
      permission: 'canteen.read',
      screen: () => import('../delivery/ui/DeliveryPage'),
      children: [
        {
          path: 'routes/new',
          permission: 'canteen.orders',
          screen: () => import('../delivery/ui/RouteDrawer'),
        },
        {
          path: 'routes/:routeId',
          permission: 'canteen.orders',
          screen: () => import('../delivery/ui/RouteDrawer'),
        },
      ],
    },
    {
      path: '/canteen/delivery/sheet',
      permission: 'canteen.orders',
      screen: () => import('../delivery/ui/SheetPrint'),
    },
    {
      path: '/canteen/care',
      permission: 'canteen.care',
      screen: () => import('../care/ui/CarePage'),
      children: [
        { path: ':dinerId', permission: 'canteen.care', screen: () => import('../care/ui/CareDrawer') },
      ],
    },
    {
      path: '/canteen/safety',
      permission: 'canteen.safety',
      screen: () => import('../food-safety/ui/SafetyPage'),
    },
    {
      path: '/canteen/safety/book',
      permission: 'canteen.safety',
      screen: () => import('../food-safety/ui/BookPrint'),
    },
    {
      path: '/canteen/diners',
      permission: 'canteen.read',
      screen: () => import('../diners/ui/DinersPage'),
      children: [
        { path: 'new', permission: 'canteen.diners', screen: () => import('../diners/ui/EnrolDrawer') },
        { path: ':dinerId', permission: 'canteen.read', screen: () => import('../diners/ui/DinerDrawer') },
      ],
    },
    {
      path: '/canteen/menu',
      permission: 'canteen.read',
      screen: () => import('../menu/ui/MenuPage'),
      children: [
        { path: ':day/:meal', permission: 'canteen.menu', screen: () => import('../menu/ui/BoardDrawer') },
      ],
    },
    { path: '/canteen/menu/print', permission: 'canteen.read', screen: () => import('../menu/ui/MenuPrint') },
    {
      path: '/canteen/offers',
      permission: 'canteen.read',
      screen: () => import('../menu/ui/OffersPage'),
      children: [
        { path: 'new', permission: 'canteen.menu', screen: () => import('../menu/ui/OfferDrawer') },
        { path: ':offerId', permission: 'canteen.menu', screen: () => import('../menu/ui/OfferDrawer') },
        { path: 'dishes/new', permission: 'canteen.menu', screen: () => import('../menu/ui/DishDrawer') },
        { path: 'dishes/:dishId', permission: 'canteen.menu', screen: () => import('../menu/ui/DishDrawer') },
      ],
    },
    {
      path: '/canteen/eligibility',
      permission: 'canteen.read',
      screen: () => import('../eligibility/ui/EligibilityPage'),
      children: [
        {
          path: 'new',
          permission: 'canteen.eligibility',
          screen: () => import('../eligibility/ui/ApplyDrawer'),
        },
        {
          path: ':eligibilityId',
          permission: 'canteen.read',
          screen: () => import('../eligibility/ui/EligibilityDrawer'),
        },
      ],
    },
    {
      path: '/canteen/eligibility/lists',
      permission: 'canteen.eligibility',
      screen: () => import('../category-list/ui/ListsPage'),
    },
    {
      path: '/canteen/eligibility/lists/:listId',
      permission: 'canteen.eligibility',
      screen: () => import('../category-list/ui/NoticePrint'),
    },
    {
      path: '/canteen/policies',
      permission: 'canteen.read',
      screen: () => import('../policies/ui/PoliciesPage'),
    },
    {
      path: '/canteen/policies/new',
      permission: 'canteen.policies',
      screen: () => import('../policies/ui/PolicyEditor'),
    },
    {
      path: '/canteen/policies/:policyId',
      permission: 'canteen.read',
      screen: () => import('../policies/ui/PolicyEditor'),
    },
    {
      path: '/canteen/figures',
      permission: 'canteen.figures',
      screen: () => import('../figures/ui/FiguresPage'),
      children: [
        { path: 'rows', permission: 'canteen.till', screen: () => import('../figures/ui/FigureRows') },
      ],
    },
    {
      path: '/canteen/claims',
      permission: 'canteen.claims',
      screen: () => import('../claims/ui/ClaimsPage'),
      children: [
        { path: 'new', permission: 'canteen.claims', screen: () => import('../claims/ui/MakeDrawer') },
      ],
    },
    {
      path: '/canteen/claims/:claimId',
      permission: 'canteen.claims',
      screen: () => import('../claims/ui/ClaimPage'),
    },
    {
      path: '/canteen/claims/:claimId/print',
      permission: 'canteen.submit',
      screen: () => import('../claims/ui/ClaimPrint'),
    },
  ],
  dueChips: [
    {
      id: 'canteen.care',
      label: { today: 'care.chip.today', overdue: 'care.chip.overdue', both: 'care.chip.both' },
      order: 20,
      permission: 'canteen.care',
      path: '/canteen/care',
      count: async (signal) => {
        const { alerts } = await deskClient.canteen.care.list({}, { signal })
        const overdue = alerts.filter(({ isOverdue }) => isOverdue).length
        return { today: alerts.length - overdue, overdue }
      },
    },
  ],
  nav: [{ path: '/canteen', label: 'nav', icon: 'meal', order: 50, permission: 'canteen.till' }],
  settings: [
    {
      id: 'canteen',
      label: 'settings.label',
      order: 60,
      permission: 'canteen.policies',
      screen: () => import('../settings/ui/CanteenSettingsPage'),
    },
  ],
  commands: [
    {
      id: 'canteen.category-list',
      label: 'categoryList.title',
      words: 'categoryList.words',
      permission: 'canteen.eligibility',
      path: '/canteen/eligibility/lists',
    },
    {
      id: 'canteen.till',
      label: 'till.title',
      words: 'till.words',
      permission: 'canteen.till',
      path: '/canteen',
    },
    {
      id: 'canteen.close',
      label: 'close.title',
      words: 'close.words',
      permission: 'canteen.till',
      path: '/canteen/close',
    },
    {
      id: 'canteen.orders',
      label: 'orders.title',
      words: 'orders.words',
      permission: 'canteen.read',
      path: '/canteen/orders',
    },
    {
      id: 'canteen.delivery',
      label: 'delivery.title',
      words: 'delivery.words',
      permission: 'canteen.read',
      path: '/canteen/delivery',
    },
    {
      id: 'canteen.care',
      label: 'care.title',
      words: 'care.words',
      permission: 'canteen.care',
      path: '/canteen/care',
    },
    {
      id: 'canteen.safety',
      label: 'safety.title',
      words: 'safety.words',
      permission: 'canteen.safety',
      path: '/canteen/safety',
    },
    {
      id: 'canteen.diners',
      label: 'diners.title',
      words: 'diners.words',
      permission: 'canteen.read',
      path: '/canteen/diners',
    },
    {
      id: 'canteen.menu',
      label: 'menu.title',
      words: 'menu.words',
      permission: 'canteen.read',
      path: '/canteen/menu',
    },
    {
      id: 'canteen.offers',
      label: 'offers.title',
      words: 'offers.words',
      permission: 'canteen.read',
      path: '/canteen/offers',
    },
    {
      id: 'canteen.eligibility',
      label: 'eligibility.title',
      words: 'eligibility.words',
      permission: 'canteen.read',
      path: '/canteen/eligibility',
    },
    {
      id: 'canteen.figures',
      label: 'figures.title',
      words: 'figures.words',
      permission: 'canteen.figures',
      path: '/canteen/figures',
    },
    {
      id: 'canteen.claims',
      label: 'claims.title',
      words: 'claims.words',
      permission: 'canteen.claims',
      path: '/canteen/claims',
    },
    {
      id: 'canteen.policies',
      label: 'policies.title',
      words: 'policies.words',
      permission: 'canteen.read',
      path: '/canteen/policies',
    },
  ],
}
