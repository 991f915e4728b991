/** Pictures for the demonstration, drawn by the product itself: one product of each craft, as SVG of 900 × 900. Nothing in them is anybody's design. */
import type { DesignCraft } from './designs.schema.ts'

/** Numbers that look random and are the same each time. */
const dice = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state / 2 ** 32) * below
  }
}
type Dice = ReturnType<typeof dice>
const times = (count: number, draw: (at: number) => string): string => Array.from({ length: count }, (_, at) => draw(at)).join('')
const round = (value: number) => Math.round(value * 10) / 10

/** A flower of petals around a heart; petals differ a little, as those of a hand do. */
const flower = (random: Dice, x: number, y: number, size: number, petals: number, fill: string, heart: string, line: string): string =>
  `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(random(360))})" stroke="${line}" stroke-width="${round(size / 22)}">${times(
    petals,
    at => {
      const long = size * (0.8 + random(0.4))
      const wide = size * (0.28 + random(0.14))
      return `<path transform="rotate(${round((at * 360) / petals + random(9))})" d="M0 0 C ${round(wide)} ${round(-long * 0.4)} ${round(wide)} ${round(-long * 0.8)} 0 ${round(-long)} C ${round(-wide)} ${round(-long * 0.8)} ${round(-wide)} ${round(-long * 0.4)} 0 0" fill="${fill}"/>`
    },
  )}<circle r="${round(size * 0.22)}" fill="${heart}"/>${times(7, () => `<circle cx="${round(random(size * 0.24) - size * 0.12)}" cy="${round(random(size * 0.24) - size * 0.12)}" r="${round(size / 30)}" fill="${line}" stroke="none"/>`)}</g>`
/** A stem with leaves at both sides. */
const spray = (random: Dice, x: number, y: number, turn: number, long: number, leaf: string, line: string): string =>
  `<g transform="translate(${round(x)} ${round(y)}) rotate(${round(turn)})" stroke="${line}" stroke-width="3" fill="none"><path d="M0 0 Q ${round(long / 4)} ${round(-long / 2)} ${round(random(30) - 15)} ${-long}"/>${times(
    7,
    at => {
      const up = -(at + 1) * (long / 8)
      const side = at % 2 ? 1 : -1
      const size = 20 + random(24)
      return `<path transform="translate(${round(long / 12)} ${round(up)}) rotate(${round(side * (50 + random(25)))})" d="M0 0 Q ${round(size / 2)} ${round(-size)} 0 ${round(-size * 1.7)} Q ${round(-size / 2)} ${round(-size)} 0 0" fill="${leaf}"/>`
    },
  )}</g>`
const frame = (ground: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900" viewBox="0 0 900 900"><rect width="900" height="900" fill="${ground}"/>${body}</svg>`

const vase = 'M380 90 h140 q14 60 -4 120 q150 110 150 300 q0 220 -120 310 h-192 q-120 -90 -120 -310 q0 -190 150 -300 q-18 -60 -4 -120 z'
const ceramics = (random: Dice) =>
  frame(
    '#E9E4D8',
    `<ellipse cx="450" cy="830" rx="210" ry="22" fill="#cfc7b6"/><clipPath id="a"><path d="${vase}"/></clipPath><path d="${vase}" fill="#dfe9e2"/><g clip-path="url(#a)">${times(26, at => `<path d="M${180 + (at % 6) * 100} ${240 + Math.floor(at / 6) * 130} q ${round(random(80))} ${round(-random(70))} ${round(60 + random(60))} ${round(random(40))}" stroke="#5b86a8" stroke-width="5" fill="none"/>`)}${times(9, at => spray(random, 260 + (at % 3) * 190, 420 + Math.floor(at / 3) * 170, random(80) - 40, 150, '#6c97b5', '#2b4f75'))}${times(7, at => flower(random, 290 + (at % 3) * 160, 330 + Math.floor(at / 3) * 190, 74, 9, '#3f6f9b', '#f1efe6', '#22415f'))}<rect x="300" y="205" width="300" height="16" fill="#2b4f75"/><rect x="220" y="770" width="460" height="20" fill="#2b4f75"/></g><path d="${vase}" fill="none" stroke="#53707f" stroke-width="5"/>`,
  )
const lacquer = (random: Dice) =>
  frame(
    '#DDD3C2',
    `<circle cx="450" cy="450" r="390" fill="#3a0d0c"/><circle cx="450" cy="450" r="352" fill="#7a1613"/>${times(150, () => {
      const turn = random(Math.PI * 2)
      const far = 355 + random(30)
      return `<rect x="${round(450 + Math.cos(turn) * far)}" y="${round(450 + Math.sin(turn) * far)}" width="${round(4 + random(8))}" height="${round(3 + random(6))}" fill="#e8d9a8" transform="rotate(${round(random(90))} ${round(450 + Math.cos(turn) * far)} ${round(450 + Math.sin(turn) * far)})"/>`
    })}${times(5, at => `<g transform="translate(${round(250 + at * 95 + random(30))} ${round(560 + random(120))}) rotate(${round(random(60) - 30)})"><path d="M0 0 q -110 -30 -120 -110 q 60 -60 130 -40 q 90 10 110 70 q -30 70 -120 80 z" fill="#31543f" stroke="#d9b968" stroke-width="4"/>${times(7, ray => `<path d="M-5 -65 q ${round((ray - 3) * 20)} ${round(-20 + random(18))} ${round((ray - 3) * 36)} ${round(-40 + Math.abs(ray - 3) * 22)}" stroke="#d9b968" stroke-width="3" fill="none"/>`)}</g>`)}${times(5, at => spray(random, 220 + at * 115, 640, random(50) - 25, 260, '#8a6a1f', '#d9b968'))}${times(4, at => flower(random, 270 + at * 125, 330 + random(90), 92, 11, '#e9c7bd', '#d9b968', '#c9973b'))}`,
  )
const bamboo = (random: Dice) =>
  frame(
    '#EFEAE0',
    `<path d="M450 40 v90" stroke="#4b3b26" stroke-width="8"/><clipPath id="b"><path d="M250 240 q 200 -190 400 0 q 110 190 90 360 q -290 150 -580 0 q -20 -170 90 -360 z"/></clipPath><g clip-path="url(#b)"><rect width="900" height="900" fill="#f6dfa6"/>${times(34, at => `<path d="M${round(60 + at * 24)} 100 q ${round(70 + random(24))} 330 ${round(-30 + random(30))} 640" stroke="${at % 3 ? '#a3793d' : '#6d4a1e'}" stroke-width="${round(7 + random(5))}" fill="none"/>`)}${times(22, at => `<path d="M90 ${round(130 + at * 30)} q 360 ${round(60 + random(40))} 720 ${round(random(20) - 10)}" stroke="${at % 4 === 1 ? '#5b3a16' : '#c29a57'}" stroke-width="${round(8 + random(4))}" fill="none" stroke-dasharray="${round(26 + random(8))} ${round(20 + random(6))}" stroke-dashoffset="${round(random(46))}"/>`)}${times(6, at => `<path d="M${round(150 + at * 110)} ${round(340 + random(180))} l 45 60 l -45 60 l -45 -60 z" fill="#7a4d1d" stroke="#3c240c" stroke-width="4"/>`)}</g><path d="M160 600 q 290 150 580 0" stroke="#5b3a16" stroke-width="16" fill="none"/>${times(15, at => `<path d="M${round(190 + at * 37)} ${round(632 + Math.sin((at / 14) * Math.PI) * 40)} v ${round(40 + random(30))}" stroke="#a3793d" stroke-width="6"/>`)}`,
  )
const inlay = (random: Dice) =>
  frame(
    '#E3DACB',
    `<rect x="70" y="140" width="760" height="620" rx="18" fill="#2c1a12"/>${times(46, at => `<path d="M70 ${round(150 + at * 13.4)} q ${round(200 + random(200))} ${round(random(26) - 13)} 760 ${round(random(10) - 5)}" stroke="#3f271a" stroke-width="2" fill="none"/>`)}<rect x="106" y="176" width="688" height="548" fill="none" stroke="#cfe3dc" stroke-width="5" stroke-dasharray="14 7"/>${times(7, at => spray(random, 190 + at * 90, 690 - random(40), random(40) - 20, 210 + random(140), '#a9d3c6', '#e9f3ef'))}${times(9, at => flower(random, 190 + (at % 3) * 240 + random(50), 270 + Math.floor(at / 3) * 150 + random(40), 46 + random(26), 6 + Math.floor(random(4)), at % 2 ? '#d8eee6' : '#efd9e6', '#fdf6d8', '#7fa99d'))}${times(3, at => `<g transform="translate(${round(260 + at * 190)} ${round(250 + random(90))}) rotate(${round(random(50) - 25)})" fill="#e8f4f0" stroke="#6c9c92" stroke-width="3"><path d="M0 0 q 50 -40 100 0 q -40 34 -100 0 z"/><path d="M40 -6 q 20 -70 70 -80 q -10 60 -50 86 z"/><path d="M96 2 l 34 -10 l -22 20 z" fill="#e6c98f"/></g>`)}`,
  )
const textile = (random: Dice) =>
  frame(
    '#2d4a6b',
    `${times(13, row => times(12, at => `<g transform="translate(${at * 80 + (row % 2) * 40 - 20} ${row * 74 - 10})" fill="none" stroke="${row % 3 === 1 ? '#f0e3c4' : '#7fa3c4'}" stroke-width="4"><path d="M0 40 a 40 40 0 0 1 80 0"/><path d="M14 40 a 26 26 0 0 1 52 0"/><path d="M28 40 a 12 12 0 0 1 24 0"/></g>`))}${times(6, at => `<g transform="translate(${round(150 + (at % 3) * 290 + random(40))} ${round(230 + Math.floor(at / 3) * 420 + random(50))})"><circle r="128" fill="#2d4a6b"/></g>`)}${times(6, at => flower(random, 165 + (at % 3) * 290, 250 + Math.floor(at / 3) * 420, 118, 10 + at, at % 2 ? '#d98a86' : '#efc6b0', '#f5dd8f', '#8e1f1b'))}${times(6, at => spray(random, 210 + (at % 3) * 290, 420 + Math.floor(at / 3) * 400, random(120) - 60, 170, '#7fb08e', '#2f6b5a'))}`,
  )
const metal = (random: Dice) =>
  frame(
    '#DCD5C6',
    `<circle cx="450" cy="450" r="400" fill="#5e4a24"/><circle cx="450" cy="450" r="388" fill="#8d7236"/>${[360, 330, 268, 236, 170, 140].map(r => `<circle cx="450" cy="450" r="${r}" fill="none" stroke="#4a3a1b" stroke-width="5"/>`).join('')}${times(14, at => `<path transform="rotate(${round((at * 360) / 14)} 450 450)" d="M450 450 L ${round(436 - random(4))} 344 L 450 ${round(318 - random(8))} L ${round(464 + random(4))} 344 z" fill="#d9c48a" stroke="#4a3a1b" stroke-width="3"/>`)}${times(18, at => `<g transform="rotate(${at * 20} 450 450) translate(450 ${round(196 + random(4))})" fill="#c9b06a" stroke="#4a3a1b" stroke-width="3"><path d="M-30 8 q 20 -26 44 -12 l 26 -10 l -18 18 q -24 24 -52 4 z"/><path d="M-8 -6 q -4 -26 ${round(10 + random(12))} -34 q 4 20 2 34 z"/></g>`)}${times(24, at => `<g transform="rotate(${at * 15} 450 450) translate(450 ${round(106 + random(3))})"><path d="M-14 10 l 14 -22 l 14 22 z" fill="${at % 2 ? '#c9b06a' : '#6f5929'}" stroke="#4a3a1b" stroke-width="3"/></g>`)}${times(40, at => `<circle cx="${round(450 + Math.cos(at / 6.37) * 252)}" cy="${round(450 + Math.sin(at / 6.37) * 252)}" r="${round(6 + random(3))}" fill="#4a3a1b"/>`)}`,
  )
const drawings: Readonly<Record<DesignCraft, (random: Dice) => string>> = { ceramics, lacquer, bamboo, inlay, textile, metal_stone: metal }

/** A drawing of a product of the craft; another seed gives another one of the kind. */
export const demoPicture = (craft: DesignCraft, seed = 7): string => drawings[craft](dice(seed * 7919 + craft.length))
