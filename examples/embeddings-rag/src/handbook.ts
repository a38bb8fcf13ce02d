/** What is asked about: rules of a bicycle shop, one a document. */
export const handbook: readonly string[] = [
  'Bicycles can be rented for an hour, for a day or for a week. A helmet and a lock come with every rental.',
  'A rented bicycle may be returned at any of our three shops until closing time.',
  'The deposit for an electric bicycle is 150 euros; for any other bicycle it is 50 euros.',
  'Repairs take two working days. Flat tyres are mended while you wait.',
  'Spare parts can be returned within 30 days if they have not been fitted.',
  'The shops are open from Tuesday to Saturday between 9 and 18 o’clock; in December also on Mondays.',
  'Children under twelve ride for free when an adult rents a bicycle.',
  'A yearly inspection costs 39 euros and covers brakes, gears, lights and chain.',
  'Stolen bicycles have to be reported to us and to the police within a day, or the deposit is kept.',
  'Electric bicycles are handed out with a full battery, which lasts for about 80 kilometres.',
  'Groups of ten and more get a discount of 15 percent when they book a week ahead.',
  'Used bicycles are sold with a warranty of six months on frame and fork.',
];
