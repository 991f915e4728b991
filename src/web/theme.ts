/** The materials of the product: every colour, size and face, once, for Mantine and for CSS (`var(--paper)`). */
import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core'
import { say } from '../words/say.ts'

/** Named for what they are made of; the wash of a colour is its tint behind text of that colour. */
export const tokens = {
  paper: '#FBF9F5',
  'paper-deep': '#F4F0E7',
  surface: '#FFFFFF',
  line: '#DDD6C8',
  'line-strong': '#8C8373',
  ink: '#1F1B16',
  muted: '#5B544A',
  placeholder: '#736B5E',
  lacquer: '#8E1F1B',
  'lacquer-dark': '#6E1513',
  'lacquer-deep': '#4A0D0C',
  'lacquer-wash': '#F8ECE8',
  celadon: '#2F6B5A',
  'celadon-wash': '#E6F0EA',
  'celadon-band': '#BFD9CB',
  indigo: '#2B4C7E',
  'indigo-wash': '#E8EDF5',
  gilt: '#8A6A1F',
  'gilt-bright': '#D9B968',
  'gilt-wash': '#F7EFD9',
  amber: '#9A5B00',
  'amber-wash': '#FBF0DD',
  red: '#B3261E',
  'red-wash': '#FBEAE8',
  grey: '#77705F',
  'grey-wash': '#EFEBE2',
} as const
/** A material by name. */
export type Material = keyof typeof tokens
/** The order in which series of a chart take their colours. */
export const series: readonly Material[] = ['lacquer', 'indigo', 'celadon', 'gilt', 'grey']

/** Ten steps where the seventh is the material itself and the last three are its dark. */
const steps = (wash: string, main: string, dark: string): MantineColorsTuple => {
  const mix = (share: number) => `color-mix(in srgb, ${main} ${share}%, ${wash})`
  return [wash, mix(12), mix(25), mix(40), mix(55), mix(70), mix(85), main, dark, dark]
}

/** A dialog's head is no banner of the page. */
const dialogHead = { header: { role: 'presentation' } }

export const theme = createTheme({
  primaryColor: 'lacquer',
  primaryShade: 7,
  white: tokens.surface,
  black: tokens.ink,
  colors: {
    lacquer: steps(tokens['lacquer-wash'], tokens.lacquer, tokens['lacquer-dark']),
    celadon: steps(tokens['celadon-wash'], tokens.celadon, '#235345'),
    indigo: steps(tokens['indigo-wash'], tokens.indigo, '#1F3A63'),
    gilt: steps(tokens['gilt-wash'], tokens.gilt, '#6B5117'),
    amber: steps(tokens['amber-wash'], tokens.amber, '#7A4800'),
    red: steps(tokens['red-wash'], tokens.red, '#8F1C16'),
    gray: ['#FBF9F5', '#F4F0E7', '#EBE6DA', '#DDD6C8', '#C5BCAA', '#8C8373', '#736B5E', '#5B544A', '#3D372F', '#1F1B16'],
  },
  fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.55', lg: '1.5', xl: '1.45' },
  headings: {
    fontFamily: "'Be Vietnam Pro', system-ui, sans-serif",
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.4' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.45' },
      h3: { fontSize: '1rem', lineHeight: '1.5' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: '0 2px 10px rgb(31 27 22 / 8%)',
    lg: '0 4px 18px rgb(31 27 22 / 10%)',
    xl: '0 8px 28px rgb(31 27 22 / 12%)',
  },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: Badge.extend({ defaultProps: { radius: 'sm', variant: 'light' }, styles: { root: { textTransform: 'none', fontWeight: 500 } } }),
    Button: Button.extend({ styles: { root: { fontWeight: 500 } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray.7' } }),
    Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
    Modal: Modal.extend({
      defaultProps: {
        padding: 'lg',
        attributes: dialogHead,
        closeButtonProps: { 'aria-label': say('web.close') },
        overlayProps: { color: tokens.ink, opacity: 0.32 },
      },
    }),
    Drawer: Drawer.extend({
      defaultProps: {
        padding: 'lg',
        attributes: dialogHead,
        closeButtonProps: { 'aria-label': say('web.close') },
        overlayProps: { color: tokens.ink, opacity: 0.24 },
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { color: tokens.ink, multiline: true, maw: 320, withArrow: true, events: { hover: true, focus: true, touch: true } },
    }),
  },
})

/** Writes the tokens as CSS variables and darkens the greys that Mantine leaves below AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--${name}`, value])),
  },
  light: {
    '--mantine-color-text': tokens.ink,
    '--mantine-color-body': tokens.paper,
    '--mantine-color-dimmed': tokens.muted,
    '--mantine-color-placeholder': tokens.placeholder,
    '--mantine-color-anchor': tokens.indigo,
    '--mantine-color-error': tokens.red,
    '--mantine-color-default-border': tokens.line,
  },
  dark: {},
})
