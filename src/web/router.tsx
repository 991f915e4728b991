/** Every address of the product, one line each. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type RouteComponent } from '@tanstack/react-router'
import { Broken, Frame, NotFound } from './Frame.tsx'
import { PublicFrame } from './PublicFrame.tsx'
import { parseSearch, stringifySearch } from './ui/typed.ts'

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Broken })
/** Addresses of people who work here, and addresses that need no sign-in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Frame })
const open = createRoute({ getParentRoute: () => root, id: 'open', component: PublicFrame })
const screenIn =
  (frame: typeof inside | typeof open) =>
  <Name extends string>(path: string, load: () => Promise<Record<Name, RouteComponent>>, name: Name) =>
    createRoute({ getParentRoute: () => frame, path, component: lazyRouteComponent<Record<Name, RouteComponent>, Name>(load, name) })
/** A screen loaded when it is first opened: `screen('/ho-so/$id', () => import('…'), 'ProjectPage')`. */
const screen = screenIn(inside)
/** A screen of the public frame: nobody need be signed in, and it shows nothing personal. */
const openScreen = screenIn(open)
const screens = [
  screen('/', () => import('../domains/projects/web/Today.tsx'), 'Today'),
  screen('/ke-hoach', () => import('../domains/plans/web/PlanPage.tsx'), 'PlanPage'),
  screen('/ho-so', () => import('../domains/projects/web/ProjectsTable.tsx'), 'ProjectsTable'),
  screen('/ho-so/moi', () => import('../domains/projects/web/ProjectForm.tsx'), 'NewProject'),
  screen('/ho-so/$code', () => import('../domains/projects/web/ProjectPage.tsx'), 'ProjectPage'),
  screen('/ho-so/$code/khao-sat', () => import('../domains/visits/web/SurveyPage.tsx'), 'SurveyPage'),
  screen('/ho-so/$code/sua', () => import('../domains/projects/web/ProjectForm.tsx'), 'EditProject'),
  screen('/ho-so-nop', () => import('../domains/applications/web/ApplicationsPage.tsx'), 'ApplicationsPage'),
  screen('/ho-so-nop/$receipt', () => import('../domains/applications/web/ApplicationPage.tsx'), 'ApplicationPage'),
  screen('/so-bo', () => import('../domains/establishments/web/Register.tsx'), 'Register'),
  screen('/so-bo/trung-lap', () => import('../domains/duplicates/web/DuplicatesPage.tsx'), 'DuplicatesPage'),
  screen('/so-bo/trung-lap/$id', () => import('../domains/duplicates/web/PairPage.tsx'), 'PairPage'),
  screen('/so-bo/ban-do', () => import('../domains/reports/web/RegisterMap.tsx'), 'RegisterMap'),
  screen('/so-bo/lang-nghe/moi', () => import('../domains/establishments/web/VillageForm.tsx'), 'NewVillage'),
  screen('/so-bo/lang-nghe/$code', () => import('../domains/establishments/web/VillagePage.tsx'), 'VillagePage'),
  screen('/so-bo/lang-nghe/$code/sua', () => import('../domains/establishments/web/VillageForm.tsx'), 'EditVillage'),
  screen('/so-bo/hoc-vien/moi', () => import('../domains/training/web/TraineeForm.tsx'), 'NewTrainee'),
  screen('/so-bo/hoc-vien/$id', () => import('../domains/training/web/TraineePage.tsx'), 'TraineePage'),
  screen('/so-bo/hoc-vien/$id/sua', () => import('../domains/training/web/TraineeForm.tsx'), 'EditTrainee'),
  screen('/so-bo/nghe-nhan/moi', () => import('../domains/establishments/web/ArtisanForm.tsx'), 'NewArtisan'),
  screen('/so-bo/nghe-nhan/$code', () => import('../domains/establishments/web/ArtisanPage.tsx'), 'ArtisanPage'),
  screen('/so-bo/nghe-nhan/$code/sua', () => import('../domains/establishments/web/ArtisanForm.tsx'), 'EditArtisan'),
  screen('/so-bo/dia-ban/$unit', () => import('../domains/establishments/web/SettlePage.tsx'), 'SettlePage'),
  screen('/so-bo/nap-lai', () => import('../domains/establishments/web/ExcelBack.tsx'), 'ExcelBack'),
  screen('/so-bo/lan-sua', () => import('../domains/establishments/web/ChangesPage.tsx'), 'ChangesPage'),
  screen('/so-bo/moi', () => import('../domains/establishments/web/EstablishmentForm.tsx'), 'NewEstablishment'),
  screen('/so-bo/$code', () => import('../domains/establishments/web/EstablishmentPage.tsx'), 'EstablishmentPage'),
  screen('/so-bo/$code/sua', () => import('../domains/establishments/web/EstablishmentForm.tsx'), 'EditEstablishment'),
  screen('/mau-san-pham', () => import('../domains/designs/web/DesignsPage.tsx'), 'DesignsPage'),
  screen('/mau-san-pham/moi', () => import('../domains/designs/web/DesignForm.tsx'), 'NewDesign'),
  screen('/mau-san-pham/doi-chieu', () => import('../domains/designs/web/ComparePage.tsx'), 'ComparePage'),
  screen('/mau-san-pham/doi-chieu/$id', () => import('../domains/designs/web/CheckPage.tsx'), 'CheckPage'),
  screen('/mau-san-pham/$code', () => import('../domains/designs/web/DesignPage.tsx'), 'DesignPage'),
  screen('/mau-san-pham/$code/sua', () => import('../domains/designs/web/DesignForm.tsx'), 'EditDesign'),
  screen('/mau-san-pham/$code/so-voi', () => import('../domains/designs/web/SideBySide.tsx'), 'SideBySide'),
  screen('/mau-san-pham/$code/so-voi/$other', () => import('../domains/designs/web/SideBySide.tsx'), 'SideBySide'),
  screen('/mau-san-pham/$code/phieu', () => import('../domains/designs/web/DossierPage.tsx'), 'DossierPage'),
  screen('/hoi-cho/$fair', () => import('../domains/fairs/web/FairPage.tsx'), 'FairPage'),
  screen('/lop-tap-huan/$class', () => import('../domains/training/web/ClassPage.tsx'), 'ClassPage'),
  screen('/bao-cao', () => import('../domains/reports/web/ReportPage.tsx'), 'ReportPage'),
  screen('/dot-dang-ky', () => import('../domains/calls/web/CallsPage.tsx'), 'CallsPage'),
  screen('/dot-dang-ky/moi', () => import('../domains/calls/web/CallForm.tsx'), 'NewCall'),
  screen('/dot-dang-ky/$code', () => import('../domains/calls/web/CallDesk.tsx'), 'CallDesk'),
  screen('/dot-dang-ky/$code/sua', () => import('../domains/calls/web/CallForm.tsx'), 'EditCall'),
  screen('/dot-dang-ky/$code/to-gioi-thieu', () => import('../domains/calls/web/Poster.tsx'), 'Poster'),
  screen('/trung-lap-ho-tro', () => import('../domains/overlaps/web/OverlapsPage.tsx'), 'OverlapsPage'),
  screen('/trung-lap-ho-tro/$id', () => import('../domains/overlaps/web/OverlapPage.tsx'), 'OverlapPage'),
  screen('/trung-lap-ho-tro/danh-sach/$id', () => import('../domains/overlaps/web/ListPage.tsx'), 'ListPage'),
  screen('/cuoc-thi', () => import('../domains/contests/web/ContestsPage.tsx'), 'ContestsPage'),
  screen('/cuoc-thi/moi', () => import('../domains/contests/web/ContestForm.tsx'), 'NewContest'),
  screen('/cuoc-thi/$contest', () => import('../domains/contests/web/ContestPage.tsx'), 'ContestPage'),
  screen('/cuoc-thi/$contest/sua', () => import('../domains/contests/web/ContestForm.tsx'), 'EditContest'),
  screen('/cuoc-thi/$contest/bai/$receipt', () => import('../domains/contests/web/EntryPage.tsx'), 'EntryPage'),
  screen('/cham-thi', () => import('../domains/contests/web/ContestsPage.tsx'), 'JudgingsPage'),
  screen('/cham-thi/$contest', () => import('../domains/contests/web/JudgingPage.tsx'), 'JudgingPage'),
  screen('/cham-thi/$contest/$number', () => import('../domains/contests/web/SheetPage.tsx'), 'SheetPage'),
  screen('/hoi-dong', () => import('../domains/councils/web/CouncilsPage.tsx'), 'CouncilsPage'),
  screen('/hoi-dong/phieu-cham', () => import('../domains/councils/web/SheetsPage.tsx'), 'SheetsPage'),
  screen('/hoi-dong/$code', () => import('../domains/councils/web/CouncilPage.tsx'), 'CouncilPage'),
  screen('/hoi-dong/$code/cham/$project', () => import('../domains/councils/web/ScorePage.tsx'), 'ScorePage'),
  screen('/thi-truong', () => import('../domains/trade/web/MarketsPage.tsx'), 'MarketsPage'),
  screen('/thi-truong/chi-tiet', () => import('../domains/trade/web/MarketPage.tsx'), 'MarketPage'),
  screen('/thi-truong/khoang-trong', () => import('../domains/trade/web/GapsPage.tsx'), 'GapsPage'),
  screen('/thi-truong/kim-ngach', () => import('../domains/trade/web/PacePage.tsx'), 'PacePage'),
  screen('/thi-truong/so-lieu', () => import('../domains/trade/web/DataPage.tsx'), 'DataPage'),
  screen('/thi-truong/so-lieu/$id', () => import('../domains/trade/web/TradeImportPage.tsx'), 'TradeImportPage'),
  screen('/thi-truong/nhom-hang', () => import('../domains/trade/web/GroupsPage.tsx'), 'GroupsPage'),
  screen('/thi-truong/nhom-hang/$code', () => import('../domains/trade/web/GroupPage.tsx'), 'GroupPage'),
  screen('/thi-truong/dat-hang', () => import('../domains/trade/web/BriefsPage.tsx'), 'BriefsPage'),
  screen('/thi-truong/dat-hang/moi', () => import('../domains/trade/web/BriefForm.tsx'), 'NewBrief'),
  screen('/thi-truong/dat-hang/ket-qua', () => import('../domains/trade/web/BriefResults.tsx'), 'BriefResults'),
  screen('/thi-truong/dat-hang/$code', () => import('../domains/trade/web/BriefDesk.tsx'), 'BriefDesk'),
  screen('/thi-truong/dat-hang/$code/sua', () => import('../domains/trade/web/BriefForm.tsx'), 'EditBrief'),
  screen('/lua-chon', () => import('../domains/selection/web/ChoicePage.tsx'), 'ChoicePage'),
  screen('/nhap-excel', () => import('../domains/exchange/web/ImportPage.tsx'), 'ImportPage'),
  screen('/thong-bao', () => import('../domains/notices/web/NoticesPage.tsx'), 'NoticesPage'),
  screen('/du-lieu-ca-nhan', () => import('../domains/privacy/web/RequestsPage.tsx'), 'RequestsPage'),
  screen('/du-lieu-ca-nhan/$id', () => import('../domains/privacy/web/RequestPage.tsx'), 'RequestPage'),
  screen('/quan-tri', () => import('../domains/reference/web/AdminPage.tsx'), 'AdminPage'),
  // Every part of the kit in every state, for whoever changes it.
  ...(import.meta.env.DEV ? [screen('/bo-phan', () => import('./Gallery.tsx'), 'Gallery')] : []),
]

const openScreens = [
  openScreen('/nop/$call', () => import('../domains/applications/web/StartApplication.tsx'), 'StartApplication'),
  openScreen('/ho-so-cua-toi/$token', () => import('../domains/applications/web/DraftPage.tsx'), 'DraftPage'),
  openScreen('/ho-so-cua-toi/$token/bien-nhan', () => import('../domains/applications/web/ReceiptPage.tsx'), 'ReceiptPage'),
  openScreen('/ho-so-cua-toi/$token/cac-ban', () => import('../domains/applications/web/VersionsPage.tsx'), 'VersionsPage'),
  openScreen('/theo-doi', () => import('../domains/applications/web/FollowPage.tsx'), 'FollowPage'),
  openScreen('/dot', () => import('../domains/calls/web/OpenCalls.tsx'), 'OpenCalls'),
  openScreen('/dot/$code', () => import('../domains/calls/web/CallPage.tsx'), 'CallPage'),
  openScreen('/dat-hang-mau', () => import('../domains/trade/web/PublicBriefs.tsx'), 'PublicBriefs'),
  openScreen('/dat-hang-mau/$code', () => import('../domains/trade/web/PublicBrief.tsx'), 'PublicBrief'),
  openScreen('/mau', () => import('../domains/designs/web/PublicGallery.tsx'), 'PublicGallery'),
  openScreen('/mau/$code', () => import('../domains/designs/web/PublicGallery.tsx'), 'PublicDesign'),
  openScreen('/thi', () => import('../domains/contests/web/PublicContests.tsx'), 'PublicContests'),
  openScreen('/thi/$contest', () => import('../domains/contests/web/PublicContest.tsx'), 'PublicContest'),
  openScreen('/thi/$contest/gui', () => import('../domains/contests/web/SendEntry.tsx'), 'SendEntry'),
  openScreen('/thi/$contest/trung-bay', () => import('../domains/contests/web/Gallery.tsx'), 'Gallery'),
  openScreen('/thi/$contest/ket-qua', () => import('../domains/contests/web/PublicResult.tsx'), 'PublicResult'),
  openScreen('/bai-thi', () => import('../domains/contests/web/MyEntry.tsx'), 'MyEntry'),
  openScreen('/bai-thi/$key', () => import('../domains/contests/web/MyEntry.tsx'), 'MovedEntry'),
  openScreen('/tra-cuu-ho-tro', () => import('../domains/calls/web/SupportFinder.tsx'), 'SupportFinder'),
]

export const router = createRouter({
  routeTree: root.addChildren([inside.addChildren(screens), open.addChildren(openScreens)]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  parseSearch,
  stringifySearch,
})
