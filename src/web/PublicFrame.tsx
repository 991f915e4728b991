/** The frame of addresses that need no sign-in: whose service it is, the content, where to ask. Made for a phone first. */
import { Outlet } from '@tanstack/react-router'
import { say } from '../words/say.ts'
import { date } from './format.ts'
import css from './PublicFrame.module.css'
import { useSession } from './session.tsx'
import { GoLink } from './ui/GoLink.tsx'
import { Mark } from './Weave.tsx'

const ways = [
  { to: '/dot', word: 'web.publicCalls' },
  { to: '/tra-cuu-ho-tro', word: 'web.publicSupport' },
  { to: '/dat-hang-mau', word: 'briefScreens.title' },
  { to: '/mau', word: 'designScreens.galleryTitle' },
  { to: '/thi', word: 'contestScreens.title' },
  { to: '/theo-doi', word: 'web.publicFollow' },
] as const

export function PublicFrame() {
  const { demo, businessDate, actor } = useSession()
  return (
    <div className={css.frame}>
      <a className={`${css.skip} no-print`} href="#noi-dung">
        {say('web.skip')}
      </a>
      {demo && (
        <section className={`${css.demo} no-print`} aria-label={say('web.demoLabel')}>
          {say('web.demoBanner', { day: date(businessDate) })}
        </section>
      )}
      <header className={`${css.brand} no-print`}>
        <GoLink to="/dot" exact className={css.home}>
          <Mark size={28} />
          <span>{say('web.publicBrand')}</span>
        </GoLink>
        <GoLink to="/" exact className={css.enter}>
          {say(actor ? 'web.publicInside' : 'web.signIn')}
        </GoLink>
      </header>
      <main id="noi-dung" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      <footer className={`${css.foot} no-print`}>
        <nav aria-label={say('web.publicWays')} className={css.ways}>
          {ways.map(({ to, word }) => (
            <GoLink key={to} to={to} exact>
              {say(word)}
            </GoLink>
          ))}
        </nav>
        <p className={css.contact}>{say('web.publicContact')}</p>
      </footer>
    </div>
  )
}
