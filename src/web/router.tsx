/** Every address of the product, one line each. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { Broken, Frame, NotFound } from './Frame.tsx'

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: Broken })
/** A screen loaded when it is first opened: `screen('/ho-so/$id', () => import('…'), 'ProjectPage')`. */
const screen = <Name extends string>(path: string, load: () => Promise<Record<Name, RouteComponent>>, name: Name) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent<Record<Name, RouteComponent>, Name>(load, name) })
const screens = [
  screen('/', () => import('../domains/projects/web/Today.tsx'), 'Today'),
  screen('/ke-hoach', () => import('../domains/plans/web/PlanPage.tsx'), 'PlanPage'),
  screen('/ho-so', () => import('../domains/projects/web/ProjectsTable.tsx'), 'ProjectsTable'),
  screen('/ho-so/moi', () => import('../domains/projects/web/ProjectForm.tsx'), 'NewProject'),
  screen('/ho-so/$code', () => import('../domains/projects/web/ProjectPage.tsx'), 'ProjectPage'),
  screen('/ho-so/$code/sua', () => import('../domains/projects/web/ProjectForm.tsx'), 'EditProject'),
  screen('/so-bo', () => import('../domains/establishments/web/Register.tsx'), 'Register'),
  screen('/so-bo/trung-lap', () => import('../domains/duplicates/web/DuplicatesPage.tsx'), 'DuplicatesPage'),
  screen('/so-bo/trung-lap/$id', () => import('../domains/duplicates/web/PairPage.tsx'), 'PairPage'),
  screen('/so-bo/ban-do', () => import('../domains/reports/web/RegisterMap.tsx'), 'RegisterMap'),
  screen('/so-bo/lang-nghe/moi', () => import('../domains/establishments/web/VillageForm.tsx'), 'NewVillage'),
  screen('/so-bo/lang-nghe/$code', () => import('../domains/establishments/web/VillagePage.tsx'), 'VillagePage'),
  screen('/so-bo/lang-nghe/$code/sua', () => import('../domains/establishments/web/VillageForm.tsx'), 'EditVillage'),
  screen('/so-bo/nghe-nhan/moi', () => import('../domains/establishments/web/ArtisanForm.tsx'), 'NewArtisan'),
  screen('/so-bo/nghe-nhan/$code', () => import('../domains/establishments/web/ArtisanPage.tsx'), 'ArtisanPage'),
  screen('/so-bo/nghe-nhan/$code/sua', () => import('../domains/establishments/web/ArtisanForm.tsx'), 'EditArtisan'),
  screen('/so-bo/nap-lai', () => import('../domains/establishments/web/ExcelBack.tsx'), 'ExcelBack'),
  screen('/so-bo/lan-sua', () => import('../domains/establishments/web/ChangesPage.tsx'), 'ChangesPage'),
  screen('/so-bo/moi', () => import('../domains/establishments/web/EstablishmentForm.tsx'), 'NewEstablishment'),
  screen('/so-bo/$code', () => import('../domains/establishments/web/EstablishmentPage.tsx'), 'EstablishmentPage'),
  screen('/so-bo/$code/sua', () => import('../domains/establishments/web/EstablishmentForm.tsx'), 'EditEstablishment'),
  screen('/bao-cao', () => import('../domains/reports/web/ReportPage.tsx'), 'ReportPage'),
  screen('/lua-chon', () => import('../domains/selection/web/ChoicePage.tsx'), 'ChoicePage'),
  screen('/nhap-excel', () => import('../domains/exchange/web/ImportPage.tsx'), 'ImportPage'),
  screen('/thong-bao', () => import('../domains/notices/web/NoticesPage.tsx'), 'NoticesPage'),
  screen('/du-lieu-ca-nhan', () => import('../domains/privacy/web/RequestsPage.tsx'), 'RequestsPage'),
  screen('/du-lieu-ca-nhan/$id', () => import('../domains/privacy/web/RequestPage.tsx'), 'RequestPage'),
  screen('/quan-tri', () => import('../domains/reference/web/AdminPage.tsx'), 'AdminPage'),
  // Every part of the kit in every state, for whoever changes it.
  ...(import.meta.env.DEV ? [screen('/mau', () => import('./Gallery.tsx'), 'Gallery')] : []),
]

/** Addresses carry plain text, `?nhom=2`, as the server writes them. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))
const stringifySearch = (search: Record<string, unknown>): string => {
  const said = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
  return text && `?${text}`
}

export const router = createRouter({
  routeTree: root.addChildren(screens),
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
})
