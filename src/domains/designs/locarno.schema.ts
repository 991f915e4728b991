/**
 * The 32 classes of the Locarno Classification (International Classification for Industrial Designs), by their official English headings:
 * WIPO, "Locarno Classification (11th Edition) – List of Classes", in force 1/1/2017. Later editions reword a few headings; numbers and
 * scope of the classes that crafts use are the same. Vietnamese headings come in once they are read from a paper of the National Office.
 */
export const locarnoClasses = {
  '01': '01 Foodstuffs',
  '02': '02 Articles of clothing and haberdashery',
  '03': '03 Travel goods, cases, parasols and personal belongings, not elsewhere specified',
  '04': '04 Brushware',
  '05': '05 Textile piecegoods, artificial and natural sheet material',
  '06': '06 Furnishing',
  '07': '07 Household goods, not elsewhere specified',
  '08': '08 Tools and hardware',
  '09': '09 Packages and containers for the transport or handling of goods',
  '10': '10 Clocks and watches and other measuring instruments, checking and signalling instruments',
  '11': '11 Articles of adornment',
  '12': '12 Means of transport or hoisting',
  '13': '13 Equipment for production, distribution or transformation of electricity',
  '14': '14 Recording, communication or information retrieval equipment',
  '15': '15 Machines, not elsewhere specified',
  '16': '16 Photographic, cinematographic and optical apparatus',
  '17': '17 Musical instruments',
  '18': '18 Printing and office machinery',
  '19': "19 Stationery and office equipment, artists' and teaching materials",
  '20': '20 Sales and advertising equipment, signs',
  '21': '21 Games, toys, tents and sports goods',
  '22': '22 Arms, pyrotechnic articles, articles for hunting, fishing and pest killing',
  '23': '23 Fluid distribution equipment, sanitary, heating, ventilation and air-conditioning equipment, solid fuel',
  '24': '24 Medical and laboratory equipment',
  '25': '25 Building units and construction elements',
  '26': '26 Lighting apparatus',
  '27': "27 Tobacco and smokers' supplies",
  '28': '28 Pharmaceutical and cosmetic products, toilet articles and apparatus',
  '29': '29 Devices and equipment against fire hazards, for accident prevention and for rescue',
  '30': '30 Articles for the care and handling of animals',
  '31': '31 Machines and appliances for preparing food or drink, not elsewhere specified',
  '32': '32 Graphic symbols and logos, surface patterns, ornamentation',
} as const
