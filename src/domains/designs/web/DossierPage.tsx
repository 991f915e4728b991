/** The file of a design as it is printed: what it is, what was compared and searched, what was decided. */
import { Button } from '@mantine/core'
import { IconFileTypeDocx, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date } from '../../../web/format.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { designCrumbs } from './DesignPage.tsx'
import { DesignPicture } from './DesignPicture.tsx'
import { type DossierData, designAddress, designPath, pictureOf, useDossier } from './designs.data.ts'
import css from './dossier.module.css'

export function DossierPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useDossier(code)
  const crumbs = [...designCrumbs, { label: code, to: designAddress(code) }]
  if (error && !data)
    return (
      <Page title={say('designScreens.dossier')} crumbs={crumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={say('designScreens.dossier')}
      state={`${data.code} · ${data.name}`}
      crumbs={crumbs}
      paper
      more={
        <>
          <Button variant="default" leftSection={<IconPrinter size={17} stroke={1.6} />} onClick={() => window.print()}>
            {say('designScreens.print')}
          </Button>
          <Button
            component="a"
            leftSection={<IconFileTypeDocx size={17} stroke={1.6} />}
            href={`${designPath(code)}/dossier/paper`}
            download
          >
            {say('designScreens.word')}
          </Button>
        </>
      }
    >
      <Sheet data={data} />
    </Page>
  )
}

function Sheet({ data }: { data: DossierData }) {
  return (
    <article className={css.sheet} data-colours>
      {data.demo && <p className={css.demo}>{say('reports.demoMark')}</p>}
      <h2 className={css.kind}>{say('designScreens.paperKind')}</h2>
      <p className={css.subject}>{say('designScreens.paperSubject', { code: data.code, name: data.name })}</p>
      <h3>{say('designScreens.paperPart1')}</h3>
      <div className={css.what}>
        <Facts
          columns={1}
          facts={[
            { label: say('designScreens.factCraft'), value: data.craftLabel },
            { label: say('designScreens.colKind'), value: data.productKind },
            { label: say('designScreens.locarno'), value: data.locarnoLabel },
            { label: say('designScreens.motifs'), value: data.motifs?.join(', ') },
            { label: say('designScreens.materials'), value: data.materials?.join(', ') },
            { label: say('designScreens.colMaker'), value: data.maker?.name },
            ...(data.ownerLabel
              ? [{ label: say('designScreens.owner'), value: [data.ownerLabel, data.ownerName].filter(Boolean).join(': ') }]
              : []),
            { label: say('designScreens.colMade'), value: date(data.madeOn) },
          ]}
        />
        <div className={css.pictures}>
          {data.views.slice(0, 2).map(view => (
            <figure key={view.id}>
              <DesignPicture src={pictureOf(data.code, view.id, { small: true })} alt={view.caption ?? data.name} whole />
              <figcaption>{view.caption ?? view.kindLabel}</figcaption>
            </figure>
          ))}
        </div>
      </div>
      <h3>{say('designScreens.paperPart2')}</h3>
      <p>
        {data.found
          ? say('designScreens.paperFound', { day: date(data.found.day), says: data.found.says, pictures: data.found.pictures ?? 0 })
          : say('designScreens.paperUnchecked')}
      </p>
      {data.compared.length > 0 && (
        <Table
          heads={[
            say('designScreens.factCode'),
            say('designScreens.colName'),
            say('designScreens.likelihood'),
            say('designScreens.transforms'),
            say('designScreens.conclusion'),
          ]}
          rows={data.compared.map(each => [each.code, each.name, each.likelihood, each.signs, each.conclusion])}
        />
      )}
      {data.near.map(({ code, viewId, fromViewId, says }) => (
        <figure key={viewId} className={css.near}>
          <div>
            <DesignPicture src={fromViewId && pictureOf(data.code, fromViewId, { small: true })} alt={data.name} whole />
            <DesignPicture src={pictureOf(code, viewId, { small: true })} alt={says} whole />
          </div>
          <figcaption>{says}</figcaption>
        </figure>
      ))}
      <h3>{say('designScreens.paperPart3')}</h3>
      {data.searches.length ? (
        <Table
          heads={[
            say('designScreens.searchBase'),
            say('designScreens.searchQuery'),
            say('designScreens.searchedOn'),
            say('designScreens.searchVerdict'),
            say('designScreens.searchBy'),
          ]}
          rows={data.searches.map(each => [each.baseLabel, each.query, date(each.searchedOn), each.result, each.by])}
        />
      ) : (
        <p>{say('designScreens.paperNoSearch')}.</p>
      )}
      <h3>{say('designScreens.paperPart4')}</h3>
      <p>{data.conclusion}</p>
      <p className={css.note}>{say('designScreens.paperNote')}</p>
    </article>
  )
}
function Table({ heads, rows }: { heads: readonly string[]; rows: readonly (readonly string[])[] }) {
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.join('|')}>
              {row.map((cell, at) => (
                <td key={heads[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
