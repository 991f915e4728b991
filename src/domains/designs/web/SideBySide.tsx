/** Two designs beside each other, to look at closely, whether the machine found them alike or not; from here a named person decides. */
import { Button } from '@mantine/core'
import { IconArrowsExchange, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import css from './beside.module.css'
import { DecideButtons } from './DecideButtons.tsx'
import { standingWord } from './DesignAside.tsx'
import { designCrumbs, picturesOf } from './DesignPage.tsx'
import { DesignPicker } from './DesignPicker.tsx'
import { DesignPicture } from './DesignPicture.tsx'
import { type DesignData, designAddress, designPath, forgetDesigns, sideBySideAddress, standingKinds, useDesign } from './designs.data.ts'
import { PictureStrip, zoomSteps } from './PictureZoom.tsx'

export function SideBySide() {
  const { code = '', other = '' } = useParams({ strict: false }) as { code?: string; other?: string }
  const go = useGo()
  const one = useDesign(code)
  const two = useDesign(other === code ? '' : other)
  const crumbs = [...designCrumbs, { label: code, to: designAddress(code) }]
  if (one.error && !one.data)
    return (
      <Page title={say('designScreens.sideBySideTitle')} crumbs={crumbs}>
        <ErrorState problem={one.error} onRetry={() => void one.refetch()} />
      </Page>
    )
  if (!one.data) return <PageSkeleton />
  return (
    <Page
      title={say('designScreens.sideBySideTitle')}
      state={[one.data.name, two.data?.name].filter(Boolean).join(' · ')}
      crumbs={crumbs}
      {...(two.data && {
        more: (
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={17} stroke={1.6} />}
            onClick={() => go(sideBySideAddress(other, code))}
          >
            {say('designScreens.swap')}
          </Button>
        ),
      })}
    >
      <div className={css.pick}>
        <DesignPicker
          id="so-voi"
          label={say('designScreens.sideBySideWith')}
          value={other || null}
          name={two.data?.name ?? null}
          onChange={next => go(sideBySideAddress(code, next ?? undefined))}
          error={other === code ? say('designScreens.sameDesign') : undefined}
        />
      </div>
      {two.error && !two.data ? (
        <ErrorState problem={two.error} onRetry={() => void two.refetch()} />
      ) : two.data && other !== code ? (
        <Both key={`${code} ${other}`} one={one.data} two={two.data} />
      ) : (
        <EmptyState title={say('designScreens.sideBySideNone')} text={say('designScreens.sideBySideNoneText')} />
      )}
    </Page>
  )
}

function Both({ one, two }: { one: DesignData; two: DesignData }) {
  const [step, setStep] = useState(0)
  return (
    <>
      <Card
        title={say('designScreens.sideBySidePictures')}
        aside={
          // biome-ignore lint/a11y/useSemanticElements: two buttons, not a set of form fields
          <span className={css.zoomer} role="group" aria-label={say('designScreens.zoomBoth')}>
            <Button
              variant="default"
              size="compact-md"
              aria-label={say('designScreens.zoomOut')}
              disabled={step === 0}
              onClick={() => setStep(step - 1)}
            >
              <IconZoomOut size={18} aria-hidden />
            </Button>
            <Button
              variant="default"
              size="compact-md"
              aria-label={say('designScreens.zoomIn')}
              disabled={step === zoomSteps.length - 1}
              onClick={() => setStep(step + 1)}
            >
              <IconZoomIn size={18} aria-hidden />
            </Button>
          </span>
        }
      >
        <div className={css.two}>
          <Side design={one} scale={zoomSteps[step] ?? 1} />
          <Side design={two} scale={zoomSteps[step] ?? 1} />
        </div>
      </Card>
      <Card title={say('designScreens.decideBetween', { code: one.code, other: two.code })}>
        <Conclusion one={one} two={two} />
      </Card>
    </>
  )
}

/** One of the two: its pictures, as large as the other's, and where it comes from. */
function Side({ design, scale }: { design: DesignData; scale: number }) {
  const [at, setAt] = useState(0)
  const pictures = picturesOf(design)
  const picture = pictures[at]
  return (
    <section className={css.side} aria-label={design.name}>
      <h3 className={css.name}>
        <GoLink to={designAddress(design.code)}>{design.name}</GoLink>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys */}
      <section className={css.pane} tabIndex={0} aria-label={picture?.caption ?? design.name}>
        <div style={{ width: `${100 * scale}%`, height: `${100 * scale}%` }}>
          <DesignPicture key={picture?.id} src={picture?.src ?? null} alt={picture?.caption ?? design.name} whole />
        </div>
      </section>
      <PictureStrip pictures={pictures} name={design.name} at={at} onPick={setAt} />
      <Facts
        columns={1}
        facts={[
          { label: say('designScreens.factCode'), value: design.code },
          {
            label: say('designScreens.standing'),
            value: <StateBadge plain kind={standingKinds[design.standing.state]} word={standingWord(design)} />,
          },
          { label: say('designScreens.disclosed'), value: design.disclosedOn && date(design.disclosedOn) },
          { label: say('designScreens.colMade'), value: date(design.madeOn) },
          { label: say('designScreens.colDeclared'), value: date(design.declaredOn) },
          { label: say('designScreens.filterSource'), value: [design.sourceLabel, design.prize?.title].filter(Boolean).join(' · ') },
          { label: say('designScreens.colMaker'), value: design.maker?.name },
          { label: say('designScreens.author'), value: design.author ?? (design.authorHidden ? say('designScreens.authorHidden') : null) },
          { label: say('designScreens.colKind'), value: [design.craftLabel, design.productKind].filter(Boolean).join(' · ') },
          { label: say('designScreens.motifs'), value: design.motifs?.join(', ') },
          { label: say('designScreens.materials'), value: design.materials?.join(', ') },
        ]}
      />
    </section>
  )
}

/** When a design is first known of: the day it was disclosed, or else made. */
const firstDay = ({ disclosedOn, madeOn }: DesignData): string => disclosedOn ?? madeOn

/** What was decided between the two, to be taken back; or the buttons to decide about the first. */
function Conclusion({ one, two }: { one: DesignData; two: DesignData }) {
  const client = useQueryClient()
  const decided = one.decisions.find(each => each.other?.code === two.code && !each.takenBackOn)
  const { can } = one
  if (!decided)
    return (
      <>
        {firstDay(one) < firstDay(two) && (
          <p className={css.note}>
            {say('designScreens.earlier', { code: one.code, day: date(firstDay(one)), other: two.code, otherDay: date(firstDay(two)) })}{' '}
            <GoLink to={sideBySideAddress(two.code, one.code)}>{say('designScreens.swap')}</GoLink>
          </p>
        )}
        {can.decide ? (
          <DecideButtons
            path={`${designPath(one.code)}/decisions`}
            against={{ other: two.code }}
            why={can.decideWhy}
            textOf={verdict => say(`designScreens.decideText_${verdict}`, { code: one.code, other: two.code })}
          />
        ) : (
          <p className={css.note}>{can.decideWhy}</p>
        )}
      </>
    )
  const own = decided.own
  return (
    <>
      <p className={css.note}>
        <StateBadge plain kind={decided.verdict === 'copy' ? 'refused' : 'done'} word={decided.verdictLabel} />{' '}
        {!own && `${say('designScreens.aboutOther', { code: two.code })} `}
        {say('designScreens.decidedBy', { by: decided.by, day: date(decided.on) })} {decided.reason}
      </p>
      {own && can.decide && (
        <ActionBar
          actions={[
            {
              key: 'taking-back',
              label: say('designScreens.act_take_back'),
              allowed: can.decideWhy === null,
              ...(can.decideWhy ? { why: can.decideWhy } : {}),
              text: say('designScreens.takeBackText'),
              fields: [{ key: 'reason', label: say('designScreens.reason'), kind: 'textarea', required: true }],
            },
          ]}
          onAct={async (_, values) => {
            await post(`${designPath(one.code)}/decisions/${decided.id}/taking-back`, values)
            await forgetDesigns(client)
          }}
        />
      )}
    </>
  )
}
