/** "Tôi được hỗ trợ gì?": one question a screen, then the answer. Every step is an address; nothing is kept anywhere else. */

import { useRouter, useSearch } from '@tanstack/react-router'
import { useSession } from '../../../web/session.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { EstablishmentPicker } from '../../establishments/web/EstablishmentPicker.tsx'
import { officials } from '../../reference/roles.schema.ts'
import { fromAddress } from '../support.schema.ts'
import { FormQuestion, PlaceQuestion, TradeQuestion, VillageQuestion } from './questions.tsx'
import { SupportResult } from './SupportResult.tsx'
import { type Answers, complete, firstOpen, stepAddress, steps, useFactsOf, useMyFacts } from './support.data.ts'
import css from './support.module.css'
import { WishQuestion } from './WishQuestion.tsx'

export function SupportFinder() {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const answers = fromAddress(search)
  const asked = Number(search.cau ?? '1')
  // Nobody gets past a question that has no answer.
  const step = Math.max(1, Math.min(Number.isInteger(asked) ? asked : 1, firstOpen(answers)))
  const go = useGo()
  const { history } = useRouter()
  const all = complete(answers)
  usePageTitle(say('supportScreens.title'))
  if (step > steps && all) return <SupportResult answers={all} />
  const answer = (more: Answers) => go(stepAddress(step + 1, { ...answers, ...more }))
  /** Takes it into the address of this step, so that going away and coming back loses nothing. */
  const keep = (more: Answers) => history.replace(stepAddress(step, { ...answers, ...more }))
  const question = { answers, answer, keep }
  return (
    <div className={css.question} key={step}>
      <header>
        <p className={css.kicker}>{say('supportScreens.title')}</p>
        <div className={css.progress} aria-hidden>
          {Array.from({ length: steps }, (_, at) => (
            <span key={String(at)} data-done={at < step || undefined} />
          ))}
        </div>
        <div className={css.bar}>
          {step > 1 ? (
            <GoLink to={stepAddress(step - 1, answers)} className={css.back}>
              {`‹ ${say('supportScreens.back')}`}
            </GoLink>
          ) : (
            <span />
          )}
          <p className={css.at}>{say('supportScreens.step', { at: step })}</p>
        </div>
      </header>
      {step === 1 && (
        <>
          <p className={css.lead}>{say('supportScreens.lead')}</p>
          <Pick code={answers.establishment} onPick={code => go(stepAddress(1, code ? { establishment: code } : {}))} />
          <Mine code={answers.establishment} />
          <FormQuestion {...question} />
        </>
      )}
      {step === 2 && <PlaceQuestion {...question} />}
      {step === 3 && <VillageQuestion {...question} />}
      {step === 4 && <TradeQuestion {...question} />}
      {step === 5 && <WishQuestion {...question} />}
    </div>
  )
}

/** An officer names the establishment that they ask for by what they remember of it, not by its code. */
function Pick({ code, onPick }: { code: string | undefined; onPick: (code: string | null) => void }) {
  const { has } = useSession()
  const officer = has(...officials)
  const one = useFactsOf(code, officer)
  if (!officer || (code && one.isLoading)) return null
  return (
    <EstablishmentPicker
      key={code ?? ''}
      label={say('supportScreens.pick')}
      help={say('supportScreens.pickHelp')}
      value={one.data ? (code ?? null) : null}
      name={one.data?.name ?? null}
      error={undefined}
      onChange={onPick}
    />
  )
}
/** Somebody signed in for an establishment, or an officer who asks for one, need not tell what the register knows. */
function Mine({ code }: { code: string | undefined }) {
  const { has, actor } = useSession()
  const owner = has('applicant')
  const mine = useMyFacts(owner)
  const one = useFactsOf(code, actor !== null && !owner)
  const go = useGo()
  const known = mine.data ?? (one.data ? [one.data] : [])
  return known.map(({ name, answers }) => (
    <button
      key={answers.establishment}
      type="button"
      className={css.choice}
      data-mine
      onClick={() => go(stepAddress(firstOpen(answers as Answers), answers as Answers))}
    >
      {say('supportScreens.useMine', { name })}
    </button>
  ))
}
