/** Pictures of the demonstration's entries, drawn by the product itself: one of each craft, unlike those of the register. Nothing in them is anybody's design. */
import type { DesignCraft } from '../designs/designs.schema.ts'

const times = (count: number, draw: (at: number) => string): string => Array.from({ length: count }, (_, at) => draw(at)).join('')
const round = (value: number) => Math.round(value * 10) / 10
const around = (at: number, of: number, far: number, turn = 0): [number, number] => {
  const angle = (at / of) * Math.PI * 2 + turn
  return [round(Math.cos(angle) * far), round(Math.sin(angle) * far)]
}
const frame = (ground: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900" viewBox="0 0 900 900"><rect width="900" height="900" fill="${ground}"/>${body}</svg>`

/** A bowl with fish swimming around its wall. */
const bowl = () =>
  frame(
    '#d9dde0',
    `<ellipse cx="450" cy="770" rx="230" ry="26" fill="#b4bbc0"/><path d="M120 330 h660 q-20 330 -250 430 h-160 q-230 -100 -250 -430 z" fill="#f4efe4" stroke="#6b5a46" stroke-width="6"/><ellipse cx="450" cy="330" rx="330" ry="62" fill="#c9c0ac" stroke="#6b5a46" stroke-width="6"/>${times(
      5,
      at =>
        `<g transform="translate(${210 + at * 118} ${520 + (at % 2) * 70}) rotate(${at * 17 - 30})" fill="#b4471f" stroke="#5d2410" stroke-width="4"><path d="M-46 0 q 40 -${30 + at * 3} 84 0 q -44 ${28 + at * 2} -84 0 z"/><path d="M36 0 l 38 -${20 + at * 2} l -8 22 l 12 24 z"/><circle cx="-26" cy="-4" r="5" fill="#fff"/></g>`,
    )}${times(16, at => `<path d="M${150 + at * 38} ${405 + (at % 3) * 9} q 14 -18 30 0" stroke="#7d8d5a" stroke-width="7" fill="none"/>`)}`,
  )
/** A panel: moon over terraced hills and a boat. */
const panel = () =>
  frame(
    '#cfc6b4',
    `<rect x="90" y="190" width="720" height="520" fill="#1d1310"/><circle cx="640" cy="320" r="72" fill="#e3c878"/>${times(
      6,
      at =>
        `<path d="M90 ${470 + at * 40} q ${120 + at * 31} -${150 - at * 18} ${270 + at * 12} -${20 + at * 3} t ${450 - at * 12} ${at * 9 - 30} V710 H90 z" fill="hsl(${8 + at * 9} ${64 - at * 5}% ${19 + at * 5}%)"/>`,
    )}<path d="M250 640 q 90 44 190 0 l -22 34 h -140 z" fill="#e3c878"/><path d="M340 640 v-120 q 70 50 62 110 z" fill="#c54a2c"/>${times(23, at => `<rect x="${112 + ((at * 137) % 660)}" y="${205 + ((at * 59) % 190)}" width="5" height="5" fill="#f3e6bd"/>`)}`,
  )
/** A tall basket of hexagons with a handle. */
const basket = () =>
  frame(
    '#e4ead9',
    `<path d="M260 360 q 190 -330 380 0" fill="none" stroke="#8b5c24" stroke-width="26"/><clipPath id="k"><path d="M210 360 h480 l-70 430 h-340 z"/></clipPath><g clip-path="url(#k)"><rect width="900" height="900" fill="#f1ddb0"/>${times(
      9,
      row =>
        times(9, at => {
          const x = 190 + at * 68 + (row % 2) * 34
          const y = 370 + row * 56
          return `<path d="M${x} ${y - 36} l30 18 v36 l-30 18 l-30 -18 v-36 z" fill="${(at * 3 + row) % 5 ? 'none' : '#5f7d3c'}" stroke="#8b5c24" stroke-width="9"/>`
        }),
    )}</g><rect x="196" y="340" width="508" height="40" rx="16" fill="#6f4517"/><rect x="268" y="772" width="364" height="30" rx="12" fill="#6f4517"/>`,
  )
/** A comb and a mirror back inlaid with cranes flying in a ring. */
const mirror = () =>
  frame(
    '#d3d8d2',
    `<rect x="420" y="600" width="60" height="250" rx="28" fill="#3b2113"/><ellipse cx="450" cy="370" rx="280" ry="290" fill="#3b2113"/><ellipse cx="450" cy="370" rx="232" ry="242" fill="none" stroke="#b9dccf" stroke-width="10" stroke-dasharray="3 16"/>${times(
      9,
      at => {
        const [x, y] = around(at, 9, 170)
        return `<g transform="translate(${450 + x} ${370 + y}) rotate(${at * 40 + 80}) scale(${round(0.85 + (at % 3) * 0.14)})" fill="#e6f5ef" stroke="#7fb3a2" stroke-width="3"><path d="M0 0 q 34 -46 78 -34 q -34 22 -46 52 z"/><path d="M0 0 q -44 -34 -80 -8 q 40 4 56 34 z"/><path d="M-4 6 l 10 52 l 8 -50 z" fill="#d6a9c4"/></g>`
      },
    )}<circle cx="450" cy="370" r="74" fill="#cfeae0"/><path d="M400 370 q 50 -70 100 0 q -50 70 -100 0 z" fill="#3b2113"/>`,
  )
/** A scarf of slanting bands with lotus seed heads. */
const scarf = () =>
  frame(
    '#f2e7dc',
    `<clipPath id="s"><rect x="110" y="80" width="680" height="740"/></clipPath><g clip-path="url(#s)"><rect width="900" height="900" fill="#8a2f4f"/>${times(
      11,
      at =>
        `<path d="M-200 ${at * 120 - 160} L1100 ${at * 120 - 560} v${26 + (at % 4) * 17} L-200 ${at * 120 - 134 + (at % 4) * 17} z" fill="${['#d8a45c', '#f0d9c2', '#3f6b5e'][at % 3]}"/>`,
    )}${times(8, at => {
      const x = 190 + ((at * 233) % 560)
      const y = 170 + ((at * 179) % 580)
      return `<g transform="translate(${x} ${y}) rotate(${at * 41})"><path d="M-52 -20 h104 l-24 74 h-56 z" fill="#4f7f4f" stroke="#22402c" stroke-width="5"/><ellipse cy="-20" rx="52" ry="24" fill="#a9c48a" stroke="#22402c" stroke-width="5"/>${times(6, seed => `<circle cx="${around(seed, 6, 27)[0]}" cy="${round(-20 + around(seed, 6, 11)[1])}" r="6" fill="#22402c"/>`)}</g>`
    })}</g>${times(34, at => `<path d="M${116 + at * 20} 820 v${30 + ((at * 7) % 13)}" stroke="#8a2f4f" stroke-width="5"/>`)}`,
  )
/** A censer on three legs with a lid of clouds. */
const censer = () =>
  frame(
    '#d8d2de',
    `${[300, 450, 600].map((x, at) => `<path d="M${x - 30} 640 h60 l${at * 12 - 22} 170 h-36 z" fill="#6a4a1d"/>`).join('')}<path d="M200 420 q 0 250 250 250 q 250 0 250 -250 z" fill="#a9782f" stroke="#4d330f" stroke-width="7"/><rect x="176" y="386" width="548" height="50" rx="18" fill="#7c5620"/>${times(
      12,
      at =>
        `<path d="M${232 + at * 38} 480 h24 v24 h-14 v-10 h-4 v${24 + (at % 2) * 8} h22" fill="none" stroke="#4d330f" stroke-width="6"/>`,
    )}<path d="M250 386 q 30 -190 200 -200 q 170 10 200 200 z" fill="#8f6526" stroke="#4d330f" stroke-width="7"/>${times(
      7,
      at =>
        `<path d="M${300 + at * 46} ${350 - Math.round(Math.sin((at / 6) * Math.PI) * 90)} a 18 18 0 1 1 30 6 a 12 12 0 1 0 -18 -4" fill="none" stroke="#e6cf8f" stroke-width="7"/>`,
    )}<circle cx="450" cy="160" r="34" fill="#c49a45" stroke="#4d330f" stroke-width="7"/>`,
  )
/** A drawing of an entry of the craft. */
export const entryPicture: Readonly<Record<DesignCraft, () => string>> = {
  ceramics: bowl,
  lacquer: panel,
  bamboo: basket,
  inlay: mirror,
  textile: scarf,
  metal_stone: censer,
}
