/** What closed rounds found: ranking and prizes of each group, works that wait for the chair, prizes left unawarded; every sheet with its judge. */
import { Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCertificate, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DesignPicture } from '../../designs/web/DesignPicture.tsx'
import { contestPath, type ResultsData, sayNumber, send, useResults, workPicture } from './contests.data.ts'
import css from './contests.module.css'
import { RoundTable } from './RoundTable.tsx'
import { unawardedSaid } from './unawarded.ts'

type Group = ResultsData['groups'][number]
type Prize = Group['prizes'][number]
export function ContestResult({ code, runs }: { code: string; runs: boolean }) {
  const { data, error, refetch } = useResults(code)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (!data.closed.length) return <EmptyState title={say('contestScreens.noRound')} text={say('contestScreens.noRoundText')} />
  const ranked = data.groups.some(group => group.ranked.length)
  return (
    <div className={css.stack}>
      {ranked && <Papers data={data} runs={runs} />}
      {ranked &&
        data.groups.map(group => <GroupCard key={group.craft} data={data} group={group} runs={runs && data.state === 'awarding'} />)}
      {data.closed.toReversed().map(round => (
        <RoundTable key={round.round} round={round} data={data} />
      ))}
    </div>
  )
}
function Papers({ data, runs }: { data: ResultsData; runs: boolean }) {
  const { has } = useSession()
  const [accepting, setAccepting] = useState(false)
  const [left, setLeft] = useState<readonly { number: string; code: string; why: string }[]>([])
  const frozen = data.state === 'frozen' || data.state === 'confirmed'
  if (!frozen) return null
  const paper = (what: string, label: string, Icon: typeof IconDownload) => (
    <Button
      component="a"
      href={`${contestPath(data.code)}/${what}`}
      variant="default"
      leftSection={<Icon size={18} stroke={1.6} aria-hidden />}
    >
      {label}
    </Button>
  )
  return (
    <>
      <div className={css.buttons}>
        {paper('minutes', say('contestScreens.minutes'), IconDownload)}
        {data.state === 'confirmed' && runs && paper('certificates', say('contestScreens.certificates'), IconCertificate)}
        {data.state === 'confirmed' && has('appraiser', 'leader') && (
          <Button onClick={() => setAccepting(true)}>{say('contestScreens.accept')}</Button>
        )}
      </div>
      {left.length > 0 && (
        <Notice kind="warning" title={say('contestScreens.acceptLeft', { count: left.length })}>
          <ul className={css.rules}>
            {left.map(each => (
              <li key={each.number}>{`${each.number} (${each.code}): ${each.why}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ConfirmDialog
        opened={accepting}
        onClose={() => setAccepting(false)}
        title={say('contestScreens.accept')}
        text={say('contestScreens.acceptText')}
        verb={say('contestScreens.accept')}
        onConfirm={async () => {
          const answer = await send<{ accepted: number; left: { number: string; code: string; why: string }[] }>(
            `${contestPath(data.code)}/acceptance`,
          )
          setLeft(answer.left)
          saved(say('contestScreens.accepted', { count: answer.accepted }))
        }}
      />
    </>
  )
}
function GroupCard({ data, group, runs }: { data: ResultsData; group: Group; runs: boolean }) {
  const [withholding, setWithholding] = useState<Prize | null>(null)
  const [deciding, setDeciding] = useState<readonly number[] | null>(null)
  const scores = new Map(group.ranked.map(each => [each.number, each]))
  return (
    <Card title={group.label}>
      <div className={css.stack}>
        {group.undecided.map(set => (
          <Notice
            key={set.join()}
            kind="warning"
            title={say('contestScreens.tie', { numbers: set.map(sayNumber).join(', ') })}
            text={say('contestScreens.tieText')}
          >
            {data.chair && data.state === 'awarding' && (
              <p>
                <Button size="compact-md" onClick={() => setDeciding(set)}>
                  {say('contestScreens.tieDecide')}
                </Button>
              </p>
            )}
          </Notice>
        ))}
        <ul className={css.prizes}>
          {group.prizes
            .filter(prize => prize.count > 0)
            .map(prize => (
              <li key={prize.key} className={css.prize}>
                <div className={css.prizeHead}>
                  <span className={css.prizeTitle}>{prize.title}</span>
                  {runs && (
                    <button type="button" className={`quiet-button no-print ${css.link}`} onClick={() => setWithholding(prize)}>
                      {say(prize.withheld ? 'contestScreens.withholdChange' : 'contestScreens.withhold')}
                    </button>
                  )}
                </div>
                <ul className={css.given}>
                  {prize.given.map(
                    each =>
                      each.number !== null && (
                        <li key={each.number}>
                          <StateBadge plain kind="award" word={say('contestScreens.workNumber', { number: sayNumber(each.number) })} />
                          <span className={css.number}>
                            {say('contestScreens.scored', { score: number(scores.get(each.number)?.score) })}
                          </span>
                        </li>
                      ),
                  )}
                  {unawardedSaid(prize.given).map(line => (
                    <li key={line}>
                      <StateBadge plain kind="unknown" word={line} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
        </ul>
        {group.ties.map(tie => (
          <p key={tie.numbers.join()} className={css.quiet}>
            {say('contestScreens.tieDecided', { numbers: tie.numbers.map(sayNumber).join(' > '), reason: tie.reason })}
          </p>
        ))}
      </div>
      <ConfirmDialog
        opened={withholding !== null}
        onClose={() => setWithholding(null)}
        title={`${say('contestScreens.withhold')}: ${withholding?.title ?? ''}, ${group.label}`}
        text={say('contestScreens.withholdText', { most: withholding?.count ?? 0 })}
        verb={say('contestScreens.withhold')}
        initial={{ count: withholding?.withheld || 1 }}
        fields={[
          { key: 'count', label: say('contestScreens.withholdCount'), kind: 'int', required: true },
          { key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true },
        ]}
        onConfirm={async values =>
          void (await send(`${contestPath(data.code)}/withheld`, {
            ...values,
            craft: group.craft,
            prize: withholding?.key,
            revision: data.revision,
          }))
        }
      />
      {deciding && <TieDialog code={data.code} craft={group.craft} set={deciding} onClose={() => setDeciding(null)} />}
    </Card>
  )
}
/** The chair puts level works in order, best first, and says why. */
function TieDialog({ code, craft, set, onClose }: { code: string; craft: string; set: readonly number[]; onClose: () => void }) {
  const [order, setOrder] = useState(set)
  const move = (at: number, by: number) => {
    const next = [...order]
    const [taken] = next.splice(at, 1)
    if (taken !== undefined) next.splice(at + by, 0, taken)
    setOrder(next)
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={say('contestScreens.tieDecide')}
      text={
        <span className={css.order}>
          {order.map((each, at) => (
            <span key={each}>
              <span className={css.winnerPicture}>
                <DesignPicture src={workPicture(code, each, 1, true)} alt="" />
              </span>
              <span className={css.number}>{`${at + 1}. ${say('contestScreens.workNumber', { number: sayNumber(each) })}`}</span>
              <Button
                variant="default"
                size="compact-sm"
                disabled={at === 0}
                aria-label={say('contestScreens.moveUp', { number: sayNumber(each) })}
                onClick={() => move(at, -1)}
              >
                <IconArrowUp size={16} aria-hidden />
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                disabled={at === order.length - 1}
                aria-label={say('contestScreens.moveDown', { number: sayNumber(each) })}
                onClick={() => move(at, 1)}
              >
                <IconArrowDown size={16} aria-hidden />
              </Button>
            </span>
          ))}
        </span>
      }
      verb={say('contestScreens.tieVerb')}
      fields={[{ key: 'reason', label: say('contests.reason'), kind: 'textarea', required: true }]}
      onConfirm={async ({ reason }) => void (await send(`${contestPath(code)}/ties`, { craft, numbers: order, reason }))}
    />
  )
}
