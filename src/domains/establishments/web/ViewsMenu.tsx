/** Saved views of the list: chosen, kept, renamed, shared, opened first, taken out and brought back. */
import { Button, Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconLayoutList } from '@tabler/icons-react'
import { useState } from 'react'
import { post, put } from '../../../web/api.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { offerUndo } from '../../../web/ui/undo.tsx'
import { say } from '../../../words/say.ts'
import css from './list.module.css'
import { addressOf, type ListViews, type SavedView, type ShownColumn } from './listViews.data.ts'

const sameQuery = (view: SavedView, { query: now, params, shown }: Pick<ListViews, 'query' | 'params' | 'shown'>) => {
  const columns = !params.cols || view.columns === null || view.columns.filter(key => key !== 'name').join(',') === shown.join(',')
  return columns && Object.entries({ ...now, ...view.query }).every(([key]) => now[key] === (view.query as Record<string, string>)[key])
}

interface ViewsMenuProps {
  list: Pick<ListViews, 'screen' | 'params' | 'change' | 'query' | 'shown'> & {
    views: {
      data?: Pick<NonNullable<ListViews['views']['data']>, 'views' | 'own' | 'mayShare' | 'columns'> | undefined
      refetch: () => Promise<unknown>
    }
  }
  /** What is on screen, in words. */
  sentence: string
}
export function ViewsMenu({ list, sentence }: ViewsMenuProps) {
  const { screen, params, change, views, shown } = list
  const { path } = screen
  const [asking, setAsking] = useState<'save' | 'rename' | null>(null)
  const { data, refetch } = views
  if (!data) return null
  const current = data.views.find(view => view.id === params.view)
  const changed = current !== undefined && !sameQuery(current, list)
  const now = { query: list.query, columns: [...shown] }
  const open = (view: SavedView | null) => change(addressOf(screen, view), { push: true })
  const act = (work: () => Promise<unknown>, sentence: string) =>
    void (async () => {
      await work()
      await refetch()
      saved(sentence)
    })().catch(failed)
  const remove = async (view: SavedView) => {
    const wasFirst = data.own.default === view.id
    await post(`${path}/${view.id}/removal`)
    await refetch()
    change({ view: undefined })
    offerUndo(say('registerList.viewGone', { name: view.name }), async () => {
      const { name, query, columns, shared } = view
      const { id } = await post<{ id: string }>(path, { name, query, columns, shared })
      if (wasFirst) await put(`${path}/own`, { default: id })
      await refetch()
    })
  }
  const rename = async (view: SavedView, name: string) => {
    const before = view.name
    await put(`${path}/${view.id}`, { name })
    await refetch()
    offerUndo(say('registerList.viewRenamed', { name }), async () => {
      await put(`${path}/${view.id}`, { name: before })
      await refetch()
    })
  }
  const mine = data.views.filter(view => view.mine)
  const others = data.views.filter(view => !view.mine)
  const line = (view: SavedView, more?: string) => (
    <Menu.Item
      key={view.id}
      onClick={() => open(view)}
      leftSection={view.id === current?.id ? <IconCheck size={15} aria-hidden /> : <span className={css.noCheck} />}
      {...(view.id === current?.id ? { 'aria-current': 'true' as const } : {})}
    >
      {view.name}
      {(more || view.id === data.own.default) && (
        <span className={css.viewNote}>
          {[more, view.id === data.own.default && say('registerList.viewFirst')].filter(Boolean).join(', ')}
        </span>
      )}
    </Menu.Item>
  )
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="md" width={320}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconLayoutList size={17} stroke={1.6} />}
            rightSection={<IconChevronDown size={15} />}
            className={css.views ?? ''}
          >
            <span className={css.viewName}>
              {current ? (changed ? say('registerList.viewChanged', { name: current.name }) : current.name) : say('registerList.views')}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={css.viewList ?? ''}>
          <Menu.Item
            onClick={() => open(null)}
            leftSection={current || Object.keys(list.query).length ? <span className={css.noCheck} /> : <IconCheck size={15} aria-hidden />}
          >
            {say('registerList.viewAll')}
          </Menu.Item>
          {mine.length > 0 && <Menu.Label>{say('registerList.viewsMine')}</Menu.Label>}
          {mine.map(view => line(view, view.shared ? say('registerList.viewShared') : undefined))}
          {others.length > 0 && <Menu.Label>{say('registerList.viewsShared')}</Menu.Label>}
          {others.map(view => line(view, view.owner))}
          <Menu.Divider />
          <Menu.Item onClick={() => setAsking('save')}>{say('registerList.viewSave')}</Menu.Item>
          {current?.mine && changed && (
            <Menu.Item
              onClick={() => act(() => put(`${path}/${current.id}`, now), say('registerList.viewUpdated', { name: current.name }))}
            >
              {say('registerList.viewUpdate', { name: current.name })}
            </Menu.Item>
          )}
          {current && (
            <Menu.Item
              onClick={() =>
                act(
                  () => put(`${path}/own`, { default: data.own.default === current.id ? null : current.id }),
                  say(data.own.default === current.id ? 'registerList.viewNotFirstDone' : 'registerList.viewFirstDone', {
                    name: current.name,
                  }),
                )
              }
            >
              {say(data.own.default === current.id ? 'registerList.viewNotFirst' : 'registerList.viewMakeFirst')}
            </Menu.Item>
          )}
          {current?.mine && data.mayShare && (
            <Menu.Item
              onClick={() =>
                act(
                  () => put(`${path}/${current.id}`, { shared: !current.shared }),
                  say(current.shared ? 'registerList.viewUnsharedDone' : 'registerList.viewSharedDone', { name: current.name }),
                )
              }
            >
              {say(current.shared ? 'registerList.viewUnshare' : 'registerList.viewShare')}
            </Menu.Item>
          )}
          {current?.mine && <Menu.Item onClick={() => setAsking('rename')}>{say('registerList.viewRename')}</Menu.Item>}
          {current?.mine && (
            <Menu.Item color="red" onClick={() => void remove(current).catch(failed)}>
              {say('registerList.viewRemove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === 'save'}
        onClose={() => setAsking(null)}
        title={say('registerList.viewSaveTitle')}
        text={<Keeps list={list} columns={data.columns} sentence={sentence} />}
        verb={say('registerList.viewSaveVerb')}
        fields={[{ key: 'name', label: say('registerList.viewName'), kind: 'text', required: true }]}
        onConfirm={async values => {
          const name = String(values.name ?? '').trim()
          const { id } = await post<{ id: string }>(path, { name, ...now, shared: false })
          await refetch()
          change({ view: id })
          saved(say('registerList.viewSaved', { name }))
        }}
      />
      {current && (
        <ConfirmDialog
          opened={asking === 'rename'}
          onClose={() => setAsking(null)}
          title={say('registerList.viewRename')}
          verb={say('registerList.viewRenameVerb')}
          fields={[{ key: 'name', label: say('registerList.viewName'), kind: 'text', required: true }]}
          initial={{ name: current.name }}
          onConfirm={values => rename(current, String(values.name ?? '').trim())}
        />
      )}
    </>
  )
}

/** What a view keeps: conditions, order and columns, by their words. */
function Keeps({ list, columns, sentence }: Pick<ViewsMenuProps, 'list' | 'sentence'> & { columns: readonly ShownColumn[] }) {
  const labelOf = (key: string) => columns.find(column => column.key === key)?.label
  const { sort, down } = list.query
  const ordered = sort && labelOf(sort)
  return (
    <Facts
      columns={1}
      facts={[
        { label: say('registerList.infoFilter'), value: sentence },
        ...(ordered
          ? [
              {
                label: say('registerList.infoOrder'),
                value: say(down ? 'registerList.infoDown' : 'registerList.infoUp', { column: ordered }),
              },
            ]
          : []),
        { label: say('registerList.infoColumns'), value: ['name', ...list.shown].flatMap(key => labelOf(key) ?? []).join(', ') },
      ]}
    />
  )
}
