interface Place {
  readonly city: string
  readonly country: string
  /** Makes the name of a street, as streets are called there. */
  readonly street: string
}

/** Places whose names include wide characters. */
export const PLACES: readonly [Place, ...Place[]] = [
  { city: 'Chicago', country: 'United States', street: 'Lake Street' },
  { city: 'Montréal', country: 'Canada', street: 'rue Saint-Denis' },
  { city: 'São Paulo', country: 'Brazil', street: 'Avenida Paulista' },
  { city: 'Zürich', country: 'Switzerland', street: 'Hafenstraße' },
  { city: 'Kraków', country: 'Poland', street: 'ulica Długa' },
  { city: 'Αθήνα', country: 'Greece', street: 'Οδός Ερμού' },
  { city: '東京', country: 'Japan', street: '中央通り' },
  { city: 'Sydney', country: 'Australia', street: 'George Street' },
]
